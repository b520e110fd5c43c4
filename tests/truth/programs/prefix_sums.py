# argus run tests/truth/programs/prefix_sums.py --input 'n; ints(n); lines(n, int(1, n), int(1, n))'
# time: O(n), memory: O(n)
"""Sums of stretches, each from two sums that were made once."""
import sys
from itertools import accumulate

read = sys.stdin.readline
n = int(read())
sums = [0, *accumulate(map(int, read().split()))]
best = 0
for _ in range(n):
    left, right = map(int, read().split())
    if left > right:
        left, right = right, left
    best = max(best, sums[right] - sums[left - 1])
print(best)
