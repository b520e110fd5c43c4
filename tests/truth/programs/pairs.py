# argus run tests/truth/programs/pairs.py --function has_pair --args 'ints(n), 7'
# time: O(n^2), memory: O(n), auxiliary: O(n)
"""Two loops in one expression."""


def has_pair(items, wanted):
    return any(a + b == wanted for i, a in enumerate(items) for b in items[i + 1:])
