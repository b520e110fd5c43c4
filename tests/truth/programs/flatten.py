# argus run tests/truth/programs/flatten.py --function flatten --args 'matrix(n, 2)'
# time: O(n^2), memory: O(n), auxiliary: O(n)
"""One list of many, by adding them up: the sum so far is copied for each."""


def flatten(rows):
    return sum(rows, [])
