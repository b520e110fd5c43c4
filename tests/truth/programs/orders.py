# argus run tests/truth/programs/orders.py --function longest --args 'ints(n, 1, 100)'
# time: O(n!), memory: O(n), auxiliary: O(n)
"""The best order of all orders."""
from itertools import permutations


def longest(items):
    best = 0
    for order in permutations(items):
        best = max(best, order[0] - order[-1])
    return best
