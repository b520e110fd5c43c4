# argus run tests/contest/python/maze_bfs.py --input "n, n; grid(n, n, '.')"
# time: O(n^2)
from collections import deque

dy = [0, 1, 0, -1]
dx = [1, 0, -1, 0]


def bfs(c, sy, sx, h, w):
    INF = 1 << 60
    d = [[INF for _ in range(w)] for _ in range(h)]
    d[sy][sx] = 0
    que = deque()
    que.append((sy, sx))
    while len(que) > 0:
        y, x = que.popleft()
        for k in range(4):
            ny = y + dy[k]
            nx = x + dx[k]
            if ny < 0 or ny >= h or nx < 0 or nx >= w or c[ny][nx] == "#":
                continue
            if d[ny][nx] > d[y][x] + 1:
                d[ny][nx] = d[y][x] + 1
                que.append((ny, nx))
    return d


if __name__ == "__main__":
    R, C = map(int, input().split())
    board = [input() for _ in range(R)]
    print(bfs(board, 0, 0, R, C)[R - 1][C - 1])
