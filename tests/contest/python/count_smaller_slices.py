# argus run tests/contest/python/count_smaller_slices.py --input 'n; ints(n)'
# time: O(n^2)
import sys
lines = sys.stdin.readlines()
a = list(map(int, lines[1].split()))
print(' '.join(str(sum(1 for y in a[i + 1:] if y < x)) for i, x in enumerate(a)))
