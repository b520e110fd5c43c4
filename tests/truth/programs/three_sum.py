# argus run tests/truth/programs/three_sum.py --function zero_sums --args 'ints(n, -1000, 1000)'
# time: O(n^3), memory: O(n), auxiliary: O(n)
"""How many triples add up to nothing?"""
from itertools import combinations


def zero_sums(items):
    return sum(1 for triple in combinations(items, 3) if sum(triple) == 0)
