# argus run tests/contest/python/quick_sort_first.py --input 'n; range(n)'
# time: O(n^2)
import sys
sys.setrecursionlimit(100000)


def qs(a):
    if len(a) < 2:
        return a
    p = a[0]
    return qs([x for x in a[1:] if x < p]) + [p] + qs([x for x in a[1:] if x >= p])


n = int(input())
print(*qs(list(map(int, input().split()))))
