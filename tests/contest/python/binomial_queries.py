# argus run tests/contest/python/binomial_queries.py --input 'n, n; lines(n, n, int(1, n))'
# time: O(n)
import sys
MOD = 10**9 + 7


def init(n):
    global fact, inv
    fact = [1] * (n + 1)
    for i in range(1, n + 1):
        fact[i] = fact[i - 1] * i % MOD
    inv = [1] * (n + 1)
    inv[n] = pow(fact[n], MOD - 2, MOD)
    for i in range(n, 0, -1):
        inv[i - 1] = inv[i] * i % MOD


def C(n, k):
    if k < 0 or k > n:
        return 0
    return fact[n] * inv[k] % MOD * inv[n - k] % MOD


N, Q = map(int, sys.stdin.readline().split())
init(N)
for _ in range(Q):
    a, b = map(int, sys.stdin.readline().split())
    print(C(a, b))
