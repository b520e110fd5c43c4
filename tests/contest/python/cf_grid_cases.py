# argus run tests/contest/python/cf_grid_cases.py --input 'n; lines(n, n, n, grid(n, n))'
# time: O(n^3)
# case: O(n^2)
def solve():
    n, m = map(int, input().split())
    s = [input() for _ in range(n)]
    rows = [r.count('#') for r in s]
    cols = [sum(s[i][j] == '#' for i in range(n)) for j in range(m)]
    best = 0
    for i in range(n):
        for j in range(m):
            best = max(best, rows[i] + cols[j] - (s[i][j] == '#'))
    print(best)


t = int(input())
for _ in range(t):
    solve()
