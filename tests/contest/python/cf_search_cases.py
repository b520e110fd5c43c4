# argus run tests/contest/python/cf_search_cases.py --input 'n; lines(n, n, n, matrix(1, n, 1, n))'
# time: O(n^2 log n)
# case: O(n log n)
# the highest water level so that no more than x units are used
t = int(input())
for _ in range(t):
    n, x = map(int, input().split())
    a = list(map(int, input().split()))
    lo, hi = 1, max(a) + x
    while lo < hi:
        mid = (lo + hi + 1) // 2
        need = 0
        for v in a:
            need += max(0, mid - v)
        if need <= x:
            lo = mid
        else:
            hi = mid - 1
    print(lo)
