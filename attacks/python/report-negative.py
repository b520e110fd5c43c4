# group: games
# about: reports times below nothing
# expect: refused
# function: solve
import os


def solve(values):
    os.write(3, b'{"batches": [[-0.1, 1], [0.1, -1], [1e-999, 1]], "mutates": false, "total": -1}')
    os._exit(0)
