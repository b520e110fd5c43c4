# argus run tests/contest/python/books_cases.py --input 'n; lines(n, n, n, matrix(1, n, 1, 9))'
# time: O(n^2)
# case: O(n)
def solve(n, t, a):
    l = s = best = 0
    for r in range(n):
        s += a[r]
        while s > t:
            s -= a[l]
            l += 1
        best = max(best, r - l + 1)
    return best


for tc in range(int(input())):
    n, t = map(int, input().split())
    print(solve(n, t, list(map(int, input().split()))))
