# argus run tests/contest/python/cf_graph_cases.py --input 'n; lines(n, n, n, graph(n, n))'
# time: O(n^2)
# case: O(n)
import sys
from collections import deque
input = sys.stdin.buffer.readline


def II(): return int(input())
def MI(): return map(int, input().split())


def solve():
    n, m = MI()
    g = [[] for _ in range(n)]
    deg = [0] * n
    for _ in range(m):
        u, v = MI()
        g[u - 1].append(v - 1)
        g[v - 1].append(u - 1)
        deg[u - 1] += 1
        deg[v - 1] += 1
    q = deque(i for i in range(n) if deg[i] == 1)
    left = n
    while q:
        u = q.popleft()
        left -= 1
        for v in g[u]:
            deg[v] -= 1
            if deg[v] == 1:
                q.append(v)
    print(left)


for _ in range(II()):
    solve()
