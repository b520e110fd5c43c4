# group: output
# about: floods its standard output, takes the error and ends as if all were well
# expect: output
import os

try:
    for _ in range(1000):
        os.write(1, b"x" * 65536)
except OSError:
    os._exit(0)
print("\nescaped: 64 MB of output")
