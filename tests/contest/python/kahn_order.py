# argus run tests/contest/python/kahn_order.py --input 'n, 2*n; dag(n, 2*n)'
# time: O(n)
from collections import defaultdict, deque


def findOrder(numCourses, prerequisites):
    graph = defaultdict(list)
    indeg = [0] * numCourses
    for a, b in prerequisites:
        graph[a].append(b)
        indeg[b] += 1
    q = deque(i for i in range(numCourses) if indeg[i] == 0)
    order = []
    while q:
        cur = q.popleft()
        order.append(cur)
        for nxt in graph[cur]:
            indeg[nxt] -= 1
            if indeg[nxt] == 0:
                q.append(nxt)
    return order if len(order) == numCourses else []


n, m = map(int, input().split())
edges = []
for _ in range(m):
    u, v = map(int, input().split())
    edges.append((u - 1, v - 1))
print(*[x + 1 for x in findOrder(n, edges)])
