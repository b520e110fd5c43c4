# argus run tests/contest/python/knapsack_rows.py --input 'n, n; lines(n, int(1, 9), int(1, 99))'
# time: O(n^2)
N, W = map(int, input().split())
dp = [0] * (W + 1)
for _ in range(N):
    w, v = map(int, input().split())
    for j in range(W, w - 1, -1):
        if dp[j - w] + v > dp[j]:
            dp[j] = dp[j - w] + v
print(max(dp))
