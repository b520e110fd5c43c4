# argus run tests/truth/programs/fermat.py --function is_probably_prime --args n
# time: O(log n), memory: O(1), auxiliary: O(1)
"""Fermat's test: the library takes the power."""


def is_probably_prime(n):
    return all(pow(base, n - 1, n) == 1 for base in (2, 3, 5, 7) if base % n)
