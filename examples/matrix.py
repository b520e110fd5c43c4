# argus run examples/matrix.py --input 'n; matrix(n, n, 0, 9); matrix(n, n, 0, 9)'
# time: O(n^3), memory: O(n^2)
"""The product of two square matrices by its definition."""


def read_matrix(n):
    return [list(map(int, input().split())) for _ in range(n)]


n = int(input())
a = read_matrix(n)
b = read_matrix(n)
product = [[0] * n for _ in range(n)]
for i in range(n):
    for j in range(n):
        total = 0
        for k in range(n):
            total += a[i][k] * b[k][j]
        product[i][j] = total
print(product[0][0], product[-1][-1])
