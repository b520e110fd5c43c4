# group: output
# about: escape sequences: title, clipboard, answers as if typed, another screen, links
# expect: exit=3
import os

sequences = ("\033]0;title\a", "\033]52;c;cm0gLXJmIC8=\a", "\033[6n", "\033[c", "\033[21t",
             "\033[?1049h", "\033[2J\033[H", "\033]8;;http://127.0.0.1/\a link \033]8;;\a",
             "\033P$qm\033\\", "\033(0", "\x9b31m", "\033[?1000h", "\033[8m hidden",
             "\033]1337;File=inline=1:YQ==\a", "\033_Gi=1;\033\\", "\033c")
for stream in (1, 2):
    for sequence in sequences:
        os.write(stream, sequence.encode("latin-1"))
os._exit(3)
