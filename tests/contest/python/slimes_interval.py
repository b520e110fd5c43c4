# argus run tests/contest/python/slimes_interval.py --input 'n; ints(n, 1, 100)'
# time: O(n^3)
import sys
sys.setrecursionlimit(10**7)


def main():
    n = int(input())
    a = list(map(int, input().split()))
    s = [0]
    for x in a:
        s.append(s[-1] + x)
    memo = [[-1] * n for _ in range(n)]

    def rec(l, r):
        if l == r:
            return 0
        if memo[l][r] != -1:
            return memo[l][r]
        best = 10**18
        for m in range(l, r):
            best = min(best, rec(l, m) + rec(m + 1, r))
        memo[l][r] = best + s[r + 1] - s[l]
        return memo[l][r]

    print(rec(0, n - 1))


main()
