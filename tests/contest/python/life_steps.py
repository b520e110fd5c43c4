# argus run tests/contest/python/life_steps.py --input 'n, n, 5; grid(n, n)'
# time: O(n^2)
h, w, _ = map(int, input().split())
cells = [[c == '#' for c in input()] for _ in range(h)]
for step in range(5):
    new = [[False] * w for _ in range(h)]
    for i in range(h):
        for j in range(w):
            k = 0
            for a in (-1, 0, 1):
                for b in (-1, 0, 1):
                    if a or b:
                        k += cells[(i + a) % h][(j + b) % w]
            new[i][j] = k == 3 or (cells[i][j] and k == 2)
    cells = new
print(sum(map(sum, cells)))
