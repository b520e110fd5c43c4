# argus run tests/contest/python/dijkstra_weights.py --input 'n, 2*n; lines(2*n, int(1, n), int(1, n), int(1, 99))'
# time: O(n log n)
import sys
from heapq import heappush, heappop
input = sys.stdin.readline
INF = float('inf')


def dijkstra(s, n, adj):
    dist = [INF] * (n + 1)
    dist[s] = 0
    pq = [(0, s)]
    while pq:
        d, u = heappop(pq)
        if d > dist[u]:
            continue
        for v, w in adj[u]:
            nd = d + w
            if nd < dist[v]:
                dist[v] = nd
                heappush(pq, (nd, v))
    return dist


n, m = map(int, input().split())
adj = [[] for _ in range(n + 1)]
for _ in range(m):
    a, b, c = map(int, input().split())
    adj[a].append((b, c))
    adj[b].append((a, c))
print(*[d if d < INF else -1 for d in dijkstra(1, n, adj)[1:]])
