# argus run tests/truth/programs/all_pairs.py --input 'n; ints(n)'
# time: O(n^2), memory: O(n)
"""The two numbers that are closest in their last digits, from all pairs there are."""
import itertools as it

n = int(input())
items = [*map(int, input().split())]
print(min(abs(a % 1000 - b % 1000) for a, b in it.product(items, repeat=2) if a != b))
