# argus run tests/truth/programs/shortest_scan.py --input 'n, 2*n; graph(n, 2*n)'
# time: O(n^2), memory: O(n)
"""The shortest ways without a heap: the nearest is searched among all that are left."""

n, m = map(int, input().split())
neighbours = {vertex: {} for vertex in range(1, n + 1)}
for _ in range(m):
    a, b = map(int, input().split())
    neighbours[a][b] = neighbours[b][a] = a * b % 97 + 1
distance = dict.fromkeys(neighbours, float("inf"))
distance[1] = 0
left = set(neighbours)
while left:
    nearest = min(left, key=distance.get)
    left.remove(nearest)
    for other, weight in neighbours[nearest].items():
        distance[other] = min(distance[other], distance[nearest] + weight)
print(max(distance.values()))
