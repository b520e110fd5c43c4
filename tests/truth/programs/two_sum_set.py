# argus run tests/truth/programs/two_sum_set.py --input 'n; ints(n)'
# time: O(n), memory: O(n)
"""A pair with a given sum: what is missing is looked up among what was seen."""
import sys


def has_pair(items, wanted):
    seen = set()
    for item in items:
        if wanted - item in seen:
            return True
        seen.add(item)
    return False


tokens = iter(sys.stdin.read().split())
n = int(next(tokens))
print(has_pair([int(token) for token in tokens], -1))
