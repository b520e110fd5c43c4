# argus run tests/contest/python/lca_lifting.py --input 'n, n; tree(n); lines(n, 1, n)'
# time: O(n log n)
import sys
from collections import deque
input = sys.stdin.readline
n, q = map(int, input().split())
g = [[] for _ in range(n + 1)]
for _ in range(n - 1):
    u, v = map(int, input().split())
    g[u].append(v)
    g[v].append(u)
LOG = n.bit_length()
up = [[1] * (n + 1) for _ in range(LOG)]
depth = [0] * (n + 1)
seen = [False] * (n + 1)
seen[1] = True
dq = deque([1])
while dq:
    u = dq.popleft()
    for v in g[u]:
        if not seen[v]:
            seen[v] = True
            depth[v] = depth[u] + 1
            up[0][v] = u
            dq.append(v)
for k in range(1, LOG):
    for v in range(1, n + 1):
        up[k][v] = up[k - 1][up[k - 1][v]]


def lca(a, b):
    if depth[a] < depth[b]:
        a, b = b, a
    diff = depth[a] - depth[b]
    for k in range(LOG):
        if diff >> k & 1:
            a = up[k][a]
    if a == b:
        return a
    for k in range(LOG - 1, -1, -1):
        if up[k][a] != up[k][b]:
            a = up[k][a]
            b = up[k][b]
    return up[0][a]


for _ in range(q):
    a, b = map(int, input().split())
    c = lca(a, b)
    print(depth[a] + depth[b] - 2 * depth[c])
