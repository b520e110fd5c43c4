# argus run tests/contest/python/cf_remove_loop.py --input 'n; lines(n, n, matrix(1, n))'
# time: O(n^3)
# case: O(n^2)
for _ in range(int(input())):
    n = int(input())
    a = list(map(int, input().split()))
    order = []
    while a:
        m = max(a)
        order.append(m)
        a.remove(m)
    print(*order)
