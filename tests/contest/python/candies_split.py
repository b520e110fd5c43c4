# argus run tests/contest/python/candies_split.py --input 'n; lines(n, n, int(1, n), 7)'
# time: O(n)
# case: O(1)
for _ in range(int(input())):
    a, b, c = [int(x) for x in input().split()]
    if a > b:
        a, b = b, a
    k = min(c, b - a)
    a += k
    c -= k
    print((a + b + c) // 2)
