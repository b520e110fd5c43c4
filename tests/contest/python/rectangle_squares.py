# argus run tests/contest/python/rectangle_squares.py --input 'n, n*618033989/10^9'
# time: O(log n)
# how many squares, cutting the biggest one each time (all equal ones at once)
def solve(a, b):
    ans = 0
    while b:
        ans += a // b
        a, b = b, a % b
    return ans


a, b = map(int, input().split())
print(solve(max(a, b), min(a, b)))
