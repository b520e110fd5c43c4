# argus run tests/contest/python/components_dfs.py --input 'n, n; graph(n, n)'
# time: O(n)
# counted: O(n log n), rstrip copies the line, whose numbers have log n digits
import sys
input = lambda: sys.stdin.readline().rstrip()
mi = lambda: map(int, input().split())
n, m = mi()
adj = {i: set() for i in range(1, n + 1)}
for i in range(m):
    a, b = mi()
    adj[a].add(b)
    adj[b].add(a)
vis = set()
ans = []
for s in adj:
    if s in vis:
        continue
    vis.add(s)
    comp = 0
    todo = [s]
    while todo:
        u = todo.pop()
        comp += 1
        for v in adj[u]:
            if v not in vis:
                vis.add(v)
                todo.append(v)
    ans.append(comp)
print(len(ans), max(ans))
