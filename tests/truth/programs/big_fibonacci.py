# argus run tests/truth/programs/big_fibonacci.py --function digits --args n
# time: O(n^2), memory: O(n), auxiliary: O(n)
"""Fibonacci's numbers in full: each addition is as long as the number."""


def digits(n):
    low, high = 0, 1
    for _ in range(n):
        low, high = high, low + high
    return low.bit_length() * 30103 // 100000
