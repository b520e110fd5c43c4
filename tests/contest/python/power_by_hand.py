# argus run tests/contest/python/power_by_hand.py --input 'n'
# time: O(log n)
MOD = 10**9 + 7


def power(b, e):
    res = 1
    b %= MOD
    while e > 0:
        if e & 1:
            res = res * b % MOD
        b = b * b % MOD
        e >>= 1
    return res


n = int(input())
print((power(3, n) - power(2, n)) % MOD)
