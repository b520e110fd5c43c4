# argus run tests/contest/python/pairs_game_minimax.py --input 'n; ints(n, 1, 99)'
# time: O(n^2)
from functools import lru_cache, reduce
import sys
sys.setrecursionlimit(10**6)
n = int(input())
v = tuple(map(int, input().split()))


@lru_cache(None)
def diff(i, j):
    if i > j:
        return 0
    return max(v[i] - diff(i + 1, j), v[j] - diff(i, j - 1))


print((sum(v) + diff(0, n - 1)) // 2)
