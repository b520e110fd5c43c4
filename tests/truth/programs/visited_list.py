# argus run tests/truth/programs/visited_list.py --input 'n, 2*n; graph(n, 2*n)'
# time: O(n^2), memory: O(n)
"""Who can be reached, depth first; who was there is searched in a list."""

n, m = map(int, input().split())
edges = {}
for _ in range(m):
    a, b = map(int, input().split())
    edges.setdefault(a, []).append(b)
    edges.setdefault(b, []).append(a)
visited = []
stack = [1]
while stack:
    at = stack.pop()
    if at in visited:
        continue
    visited.append(at)
    stack.extend(other for other in edges.get(at, []) if other not in visited)
print(len(visited))
