# argus run tests/contest/python/lis_bisect.py --input 'n; perm(n)'
# time: O(n log n)
import bisect
n = int(input())
A = list(map(int, input().split()))
dp = []
for a in A:
    k = bisect.bisect_left(dp, a)
    if k == len(dp):
        dp.append(a)
    else:
        dp[k] = a
print(len(dp))
