# group: games
# about: no report at all, and an end that looks like success
# expect: refused
# function: solve
import atexit
import os

os.close(3)
atexit.register(os._exit, 0)


def solve(values):
    return sum(values)
