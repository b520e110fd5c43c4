# argus run tests/contest/python/cf_iterator_gcd.py --input 'n; lines(n, n, int(1, n))'
# time: O(n log n)
# case: O(log n)
import sys
from math import gcd
it = iter(sys.stdin.read().split())
ni = lambda: int(next(it))
t = ni()
out = []
while t > 0:
    t -= 1
    a, b = ni(), ni()
    steps = 0
    x = a
    while x > 0:
        steps += x & 1
        x >>= 1
    out.append(str(steps + gcd(a, b)))
print("\n".join(out))
