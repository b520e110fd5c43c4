# argus run tests/contest/python/aggressive_cows.py --input 'n, 3; perm(n)'
# time: O(n log n)
def can(pos, c, d):
    last = pos[0]
    k = 1
    for p in pos[1:]:
        if p - last >= d:
            k += 1
            last = p
            if k == c:
                return True
    return k >= c


n, c = map(int, input().split())
pos = sorted(map(int, input().split()))
lo, hi = 0, pos[-1] - pos[0] + 1
while hi - lo > 1:
    mid = (lo + hi) // 2
    if can(pos, c, mid):
        lo = mid
    else:
        hi = mid
print(lo)
