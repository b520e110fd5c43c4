# argus run tests/contest/python/prime_queries.py --input 'n; lines(n, n)'
# time: O(n sqrt n)
# case: O(sqrt n)
from math import isqrt
def is_prime(x):
    if x < 2: return False
    for d in range(2, isqrt(x) + 1):
        if x % d == 0: return False
    return True
t = int(input())
for _ in range(t): print("YES" if is_prime(int(input())) else "NO")
