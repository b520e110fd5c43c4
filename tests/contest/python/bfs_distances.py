# argus run tests/contest/python/bfs_distances.py --input 'n, 2*n; graph(n, 2*n)'
# time: O(n)
from collections import deque
import sys
data = iter(sys.stdin.read().split())
n = int(next(data)); m = int(next(data))
g = [[] for _ in range(n + 1)]
for _ in range(m):
    u = int(next(data)); v = int(next(data))
    g[u].append(v)
    g[v].append(u)
dist = [-1] * (n + 1)
dist[1] = 0
q = deque([1])
while q:
    u = q.popleft()
    for v in g[u]:
        if dist[v] < 0:
            dist[v] = dist[u] + 1
            q.append(v)
print(*dist[1:])
