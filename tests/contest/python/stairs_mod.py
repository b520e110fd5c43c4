# argus run tests/contest/python/stairs_mod.py --input 'n, n/4; sorted(ints(n/4, 1, n))'
# time: O(n)
n, m = map(int, input().split())
broken = set(map(int, input().split()))
dp = [0] * (n + 2)
dp[0] = 1
for i in range(n):
    if i + 1 not in broken:
        dp[i + 1] = (dp[i + 1] + dp[i]) % 1000000007
    if i + 2 <= n and i + 2 not in broken:
        dp[i + 2] = (dp[i + 2] + dp[i]) % 1000000007
print(dp[n])
