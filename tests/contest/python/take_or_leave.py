# argus run tests/contest/python/take_or_leave.py --input 'n, 1000000; ints(n, 1, 99)'
# time: O(2^n)
n, limit = map(int, input().split())
w = list(map(int, input().split()))
best = 0


def rec(i, total):
    global best
    if i == n:
        if total <= limit:
            best = max(best, total)
        return
    rec(i + 1, total)
    rec(i + 1, total + w[i])


rec(0, 0)
print(best)
