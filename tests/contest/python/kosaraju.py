# argus run tests/contest/python/kosaraju.py --input 'n, 2*n; lines(2*n, int(1, n), int(1, n))'
# time: O(n)
import sys
sys.setrecursionlimit(1 << 20)
read = sys.stdin.buffer.read
n, m, *E = map(int, read().split())
G = [[] for _ in range(n)]
R = [[] for _ in range(n)]
for a, b in zip(E[::2], E[1::2]):
    G[a - 1].append(b - 1)
    R[b - 1].append(a - 1)
order, used, comp = [], [0] * n, [-1] * n


def fwd(v):
    used[v] = 1
    for w in G[v]:
        if not used[w]:
            fwd(w)
    order.append(v)


def back(v, c):
    comp[v] = c
    for w in R[v]:
        if comp[w] < 0:
            back(w, c)


for v in range(n):
    if not used[v]:
        fwd(v)
c = 0
for v in order[::-1]:
    if comp[v] < 0:
        back(v, c)
        c += 1
print(c)
