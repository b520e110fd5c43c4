# argus run tests/truth/programs/breadth.py --input 'n, n - 1; tree(n)'
# time: O(n), memory: O(n)
"""The depth of a tree, breadth first."""
from collections import deque

n, m = map(int, input().split())
neighbours = [[] for _ in range(n + 1)]
for _ in range(m):
    a, b = map(int, input().split())
    neighbours[a].append(b)
    neighbours[b].append(a)
depth = [-1] * (n + 1)
depth[1] = 0
queue = deque([1])
while queue:
    at = queue.popleft()
    for other in neighbours[at]:
        if depth[other] < 0:
            depth[other] = depth[at] + 1
            queue.append(other)
print(max(depth))
