# argus run tests/contest/python/cf_dp_cases.py --input 'n; lines(n, n, matrix(1, n, 1, n))'
# time: O(n^2 log n)
# case: O(n log n)
# how long can a chain of indices be, each a multiple of the one before, with rising values?
import sys
input = lambda: sys.stdin.readline().strip()
for _ in range(int(input())):
    n = int(input())
    s = [0] + [*map(int, input().split())]
    dp = [1] * (n + 1)
    for i in range(1, n + 1):
        for j in range(i, n + 1, i):
            if s[j] > s[i]:
                dp[j] = max(dp[j], dp[i] + 1)
    print(max(dp))
