# group: games
# about: a report of 2 MB, before the true one
# expect: refused
# limits: output=4M
# function: solve
import os

os.write(3, b'{"batches": [' + b"[0.001, 1], " * (1 << 17) + b"[0.001, 1]]")


def solve(values):
    return sum(values)
