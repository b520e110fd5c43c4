# argus run tests/truth/programs/matrix_chain.py --function cheapest --args 'ints(n, 1, 100)'
# time: O(n^3), memory: O(n^2), auxiliary: O(n^2)
"""The cheapest order to multiply a chain of matrices."""


def cheapest(sides):
    n = len(sides) - 1
    cost = [[0] * n for _ in range(n)]
    for length in range(1, n):
        for i in range(n - length):
            j = i + length
            cost[i][j] = min(cost[i][k] + cost[k + 1][j] + sides[i] * sides[k + 1] * sides[j + 1]
                             for k in range(i, j))
    return cost[0][-1] if n > 0 else 0
