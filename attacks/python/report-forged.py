# group: games
# about: works for long, reports a moment, and leaves before the true report is made
# expect: refused
# function: solve
import os
import time


def solve(values):
    while time.process_time() < 0.5:
        sum(values)
    os.write(3, b'{"batches": [[0.001, 100], [0.001, 100]], "mutates": false, "total": 0.002}')
    os._exit(0)
