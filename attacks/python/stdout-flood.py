# group: output
# about: standard output without an end
# expect: output
import sys

for _ in range(1000):
    sys.stdout.write("x" * 65535 + "\n")
print("\nescaped: 64 MB of output")
