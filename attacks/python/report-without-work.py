# group: games
# about: reports work that it never did
# expect: refused
# function: solve
import os

os.write(3, b'{"batches": [[0.9, 1], [0.9, 1]], "mutates": false, "total": 1.8}')
os._exit(0)


def solve(values):
    return values
