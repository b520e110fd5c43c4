# group: output
# about: standard error without an end, in small pieces
# expect: output
import os

for _ in range(1 << 16):
    os.write(2, b"x" * 1000)
print("escaped: 64 MB of errors")
