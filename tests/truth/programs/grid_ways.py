# argus run tests/truth/programs/grid_ways.py --function ways --args n
# time: O(n^2), memory: O(n^2), auxiliary: O(n^2)
"""The ways through a grid, each cell worked out once."""
import sys
from functools import lru_cache

sys.setrecursionlimit(10000)


def ways(n):
    @lru_cache(maxsize=None)
    def to(row, column):
        if row == 0 or column == 0:
            return 1
        return (to(row - 1, column) + to(row, column - 1)) % 1000000007

    return to(n, n)
