# argus run tests/contest/python/closest_points.py --input 'n; lines(n, int(0, 9999), int(0, 9999))'
# time: O(n^2)
from math import hypot
from itertools import combinations
pts = []
for _ in range(int(input())):
    x, y = map(int, input().split())
    pts.append((x, y))
print(min(hypot(p[0] - q[0], p[1] - q[1]) for p, q in combinations(pts, 2)))
