# argus run tests/contest/python/fib_matrix.py --input 'n'
# time: O(log n)
M = 998244353


def mul(A, B):
    C = [[0, 0], [0, 0]]
    for i in range(2):
        for j in range(2):
            for k in range(2):
                C[i][j] = (C[i][j] + A[i][k] * B[k][j]) % M
    return C


def mpow(A, p):
    R = [[1, 0], [0, 1]]
    while p:
        if p % 2 == 1:
            R = mul(R, A)
        A = mul(A, A)
        p //= 2
    return R


n = int(input())
print(mpow([[1, 1], [1, 0]], n)[0][1])
