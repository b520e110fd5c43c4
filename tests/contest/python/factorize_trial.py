# argus run tests/contest/python/factorize_trial.py --input 'n'
# time: O(sqrt n)
import sys


def factor(n):
    d = {}
    p = 2
    while p * p <= n:
        while n % p == 0:
            d[p] = d.get(p, 0) + 1
            n //= p
        p += 1
    if n > 1:
        d[n] = d.get(n, 0) + 1
    return d


def main():
    n = int(sys.stdin.readline())
    f = factor(n)
    print(' '.join(f'{p}^{e}' for p, e in f.items()) if f else 1)


main()
