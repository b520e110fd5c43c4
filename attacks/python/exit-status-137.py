# group: games
# about: an exit status that looks like a signal's, with the words of a lack of memory
# expect: exit=137
import os

os.write(2, b"MemoryError\nKilled\n")
os._exit(137)
