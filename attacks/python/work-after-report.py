# group: games
# about: puts work off until the report is written, when there is no more time for it
# expect: finished
# function: solve
import atexit
import time


def work():
    end = time.process_time() + 0.4
    while time.process_time() < end:
        pass


atexit.register(work)


def solve(values):
    return len(values)
