# argus run tests/contest/python/pair_up_cases.py --input 'n; lines(n, n, matrix(1, n))'
# time: O(n^2 log n)
# case: O(n log n)
import sys
input = sys.stdin.readline


def inp(): return int(input())
def inlt(): return list(map(int, input().split()))


def main():
    n = inp()
    a = inlt()
    a.sort(key=lambda x: (x % 2, -x))
    ans = 0
    for i in range(0, n - 1, 2):
        ans += abs(a[i] - a[i + 1])
    print(ans)


for _ in range(inp()):
    main()
