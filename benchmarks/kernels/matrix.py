"""Multiplying matrices, with indices and with zip."""


def multiply(a, b):
    n = len(a)
    out = [[0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            total = 0
            for k in range(n):
                total += a[i][k] * b[k][j]
            out[i][j] = total
    return out


def multiply_short(a, b):
    return [[sum(x * y for x, y in zip(row, column)) for column in zip(*b)] for row in a]


size = 120
left = [[(i * j) % 7 for j in range(size)] for i in range(size)]
right = [[(i + j) % 5 for j in range(size)] for i in range(size)]
print(multiply(left, right) == multiply_short(left, right))
