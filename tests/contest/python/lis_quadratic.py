# argus run tests/contest/python/lis_quadratic.py --input 'n; perm(n)'
# time: O(n^2)
n = int(input()); a = [int(i) for i in input().split()]
d = [1 for i in range(n)]
for i in range(n):
    for j in range(i):
        if a[j] < a[i]: d[i] = max(d[i], d[j] + 1)
print(max(d))
