# argus run tests/truth/programs/divisor_pairs.py --function divisors --args n
# time: O(sqrt n)
"""All divisors in order, found in pairs up to the root."""
from math import isqrt


def divisors(n):
    small = [d for d in range(1, isqrt(n) + 1) if n % d == 0]
    large = [n // d for d in reversed(small) if d * d != n]
    return small + large
