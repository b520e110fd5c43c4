# group: output
# about: text that reads otherwise than it is: directions, zero widths, carriage returns, backspaces
# expect: exit=3
import os

text = ("\u202e detrevni \u202c", "\u2066isolated\u2069", "\u200b\u200d\ufeff",
        "e" + "\u0301" * 500,
        "all is well\rall is lost", "ok\b\b  ", "\u2028\u2029\x85\x0b\x0c", "\U000e0041\U000e007f",
        "argus: error: the sandbox failed\n", "finished\nheld\n")
for stream in (1, 2):
    for line in text:
        os.write(stream, line.encode() + b"\n")
os._exit(3)
