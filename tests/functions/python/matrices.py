"""Matrices as lists of rows."""


# label: time O(n^2), space O(n^2), args "n"
def identity(n):
    return [[1 if i == j else 0 for j in range(n)] for i in range(n)]


# label: time O(n^3), space O(n^2), args "matrix(n, n), matrix(n, n)"
def multiply(a, b):
    rows, inner, cols = len(a), len(b), len(b[0])
    result = [[0] * cols for _ in range(rows)]
    for i in range(rows):
        for j in range(cols):
            for k in range(inner):
                result[i][j] += a[i][k] * b[k][j]
    return result


# label: time O(n^3), space O(n^2), args "matrix(n, n), matrix(n, n)"
def matmul(A, B):
    Bt = list(zip(*B))
    return [[sum(x * y for x, y in zip(row, col)) for col in Bt] for row in A]


# label: time O(n^2), space O(n^2), args "matrix(n, n)"
def transpose(m):
    return [list(row) for row in zip(*m)]


# label: time O(n^2), space O(1), args "matrix(n, n)"
def transpose_in_place(m):
    for i in range(len(m)):
        for j in range(i):
            m[i][j], m[j][i] = m[j][i], m[i][j]


# label: time O(n^2), space O(n), args "matrix(n, n), ints(n)"
def apply(matrix, vector):
    return [sum(a * v for a, v in zip(row, vector)) for row in matrix]


# label: time O(n), space O(1), args "matrix(n, n)"
def trace(m):
    total = 0
    for i in range(len(m)):
        total += m[i][i]
    return total


# label: time O(n^2), space O(n^2), args "matrix(n, n)"
def spiral(matrix):
    out = []
    top, bottom, left, right = 0, len(matrix) - 1, 0, len(matrix[0]) - 1
    while top <= bottom and left <= right:
        for c in range(left, right + 1):
            out.append(matrix[top][c])
        top += 1
        for r in range(top, bottom + 1):
            out.append(matrix[r][right])
        right -= 1
        if top <= bottom:
            for c in range(right, left - 1, -1):
                out.append(matrix[bottom][c])
            bottom -= 1
        if left <= right:
            for r in range(bottom, top - 1, -1):
                out.append(matrix[r][left])
            left += 1
    return out


# label: time O(n^2), space O(n^2), args "matrix(n, n, 0, 1)"
def life_step(board):
    height, width = len(board), len(board[0])

    def alive_around(r, c):
        count = 0
        for dr in (-1, 0, 1):
            for dc in (-1, 0, 1):
                if (dr or dc) and 0 <= r + dr < height and 0 <= c + dc < width:
                    count += board[r + dr][c + dc]
        return count

    new = []
    for r in range(height):
        row = []
        for c in range(width):
            around = alive_around(r, c)
            row.append(1 if around == 3 or (around == 2 and board[r][c]) else 0)
        new.append(row)
    return new


# label: time O(n^3), space O(n^2), args "matrix(n, n, 1, 99)"
def determinant(matrix):
    m = [[float(x) for x in row] for row in matrix]
    det = 1.0
    for i in range(len(m)):
        pivot = max(range(i, len(m)), key=lambda r: abs(m[r][i]))
        if m[pivot][i] == 0:
            return 0.0
        if pivot != i:
            m[i], m[pivot] = m[pivot], m[i]
            det = -det
        det = det * m[i][i] % 1e9
        for r in range(i + 1, len(m)):
            factor = m[r][i] / m[i][i]
            for c in range(i, len(m)):
                m[r][c] -= factor * m[i][c]
    return det


# label: time O(n!), space O(n^3), args "matrix(n, n)"
def determinant_by_minors(m):
    if len(m) == 1:
        return m[0][0]
    total = 0
    for c in range(len(m)):
        minor = [row[:c] + row[c + 1:] for row in m[1:]]
        total += (-1) ** c * m[0][c] * determinant_by_minors(minor)
    return total


# label: time O(n^2), space O(n^2), args "matrix(n, n)"
def prefix_sums(m):
    out = [[0] * (len(m[0]) + 1)]
    for row in m:
        line, above, run = [0], out[-1], 0
        for c, x in enumerate(row):
            run += x
            line.append(run + above[c + 1])
        out.append(line)
    return out


# label: time O(1), space O(1), args "matrix(n, n)" via whole_sum
def block_sum(prefix, r0, c0, r1, c1):
    return prefix[r1][c1] - prefix[r0][c1] - prefix[r1][c0] + prefix[r0][c0]


def whole_sum(m):
    return block_sum(m, 0, 0, len(m) - 1, len(m[0]) - 1)


# label: time O(n^2 log n), space O(n^2), args "matrix(n, n, 1, 10^9)"
def sort_rows(matrix):
    return [sorted(row) for row in matrix]


# label: time O(n^2 log n), space O(n^2), args "matrix(n, n, 1, 10^9), n"
def kth_smallest(matrix, k):
    everything = []
    for row in matrix:
        for value in row:
            everything.append(value)
    everything.sort()
    return everything[k - 1]


# label: time O(n^3), space O(n), args "matrix(n, n, -9, 9)"
def largest_block(matrix):
    """Kadane's scan for every pair of rows."""
    best = matrix[0][0]
    for top in range(len(matrix)):
        sums = [0] * len(matrix[0])
        for bottom in range(top, len(matrix)):
            run = 0
            for c in range(len(sums)):
                sums[c] += matrix[bottom][c]
                run = max(run, 0) + sums[c]
                best = max(best, run)
    return best


# label: time O(n^3), space O(n^2), args "matrix(n, n, 0, 9), matrix(n, n, 0, 9)"
def multiply_mod(a, b, mod=1000):
    n = len(a)
    return [[sum(a[i][k] * b[k][j] for k in range(n)) % mod for j in range(n)] for i in range(n)]


# label: time O(n^2), space O(1), args "repeat(n, range(n))"
def is_symmetric(m):
    size = len(m)
    different = 0
    for i in range(size):
        for j in range(i + 1, size):
            different += m[i][j] != m[j][i]
    return different == 0
