# argus run tests/contest/python/bellman_ford.py --input 'n, n; lines(n, int(1, n), int(1, n), int(1, 99))'
# time: O(n^2)
n, m = map(int, input().split())
edges = [tuple(map(int, input().split())) for _ in range(m)]
dist = [float("inf")] * (n + 1)
dist[1] = 0
for _ in range(n - 1):
    for u, v, w in edges:
        dist[v] = min(dist[v], dist[u] + w)
print(*dist[1:])
