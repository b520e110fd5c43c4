# argus run tests/contest/python/salesman_mask.py --input 'n; matrix(n, n, 1, 50)'
# time: O(2^n)
# counted: O(2.47^n), up to sizes of 20 the factor n squared looks like a larger base
n = int(input())
D = [list(map(int, input().split())) for _ in range(n)]
INF = 10**9
dp = [[INF] * n for _ in range(1 << n)]
dp[1][0] = 0
for S in range(1, 1 << n):
    for v in range(n):
        if dp[S][v] == INF:
            continue
        for w in range(n):
            if not (S >> w) & 1:
                dp[S | 1 << w][w] = min(dp[S | 1 << w][w], dp[S][v] + D[v][w])
print(min(dp[-1][v] + D[v][0] for v in range(n)))
