# group: output
# about: one line of 900 KB of printable letters and half a letter at its end
# expect: finished
import os

os.write(1, b"\xc3\xa9" * 450_000 + b"\xc3")
