# argus run tests/contest/python/tour_permutations.py --input 'n; matrix(n, n, 1, 50)'
# time: O(n!)
from itertools import permutations
n = int(input())
c = [list(map(int, input().split())) for _ in range(n)]
best = 10**9
for p in permutations(range(1, n)):
    t = c[0][p[0]] if p else 0
    for x, y in zip(p, p[1:]):
        t += c[x][y]
    if p:
        t += c[p[-1]][0]
    best = min(best, t)
print(best)
