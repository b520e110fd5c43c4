# argus run tests/contest/python/islands_stack.py --input 'n, n; grid(n, n)'
# time: O(n^2)
h, w = map(int, input().split())
a = [list(input()) for _ in range(h)]
cnt = 0
for i in range(h):
    for j in range(w):
        if a[i][j] != '#':
            continue
        cnt += 1
        stack = [(i, j)]
        a[i][j] = '.'
        while stack:
            x, y = stack.pop()
            for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                nx, ny = x + dx, y + dy
                if 0 <= nx < h and 0 <= ny < w and a[nx][ny] == '#':
                    a[nx][ny] = '.'
                    stack.append((nx, ny))
print(cnt)
