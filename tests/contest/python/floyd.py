# argus run tests/contest/python/floyd.py --input 'n, n; lines(n, int(1, n), int(1, n), int(1, 99))'
# time: O(n^3)
n, m = map(int, input().split())
INF = 10**18
d = [[INF] * n for _ in range(n)]
for i in range(n):
    d[i][i] = 0
for _ in range(m):
    a, b, c = map(int, input().split())
    a -= 1; b -= 1
    d[a][b] = min(d[a][b], c)
for k in range(n):
    for i in range(n):
        for j in range(n):
            if d[i][k] + d[k][j] < d[i][j]:
                d[i][j] = d[i][k] + d[k][j]
print(sum(x for r in d for x in r if x < INF))
