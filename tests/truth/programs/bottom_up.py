# argus run tests/truth/programs/bottom_up.py --function steps --args n
# time: O(n), memory: O(1), auxiliary: O(1)
"""Fibonacci's numbers again, from the bottom up."""


def steps(n):
    low, high = 0, 1
    for _ in range(n):
        low, high = high, (low + high) % 1000000007
    return low
