# argus run tests/contest/python/flood_recursive.py --input "n, n; grid(n, n, '....#')"
# time: O(n^2)
import sys
sys.setrecursionlimit(10**6)
H, W = map(int, input().split())
S = [input() for i in range(H)]
seen = [[False] * W for i in range(H)]


def dfs(y, x):
    if y < 0 or x < 0 or y >= H or x >= W:
        return 0
    if seen[y][x] or S[y][x] == '#':
        return 0
    seen[y][x] = True
    return 1 + dfs(y + 1, x) + dfs(y - 1, x) + dfs(y, x + 1) + dfs(y, x - 1)


ans = 0
for y in range(H):
    for x in range(W):
        ans = max(ans, dfs(y, x))
print(ans)
