# argus run tests/contest/python/cf_two_arrays.py --input 'n; lines(n, n, matrix(2, n))'
# time: O(n^2 log n)
# case: O(n log n)
import sys
input = sys.stdin.readline
def solve():
    n = int(input())
    a = sorted(map(int, input().split()))
    b = sorted(map(int, input().split()))
    for x, y in zip(a, b):
        if y - x not in (0, 1):
            return "NO"
    return "YES"
for _ in range(int(input())):
    print(solve())
