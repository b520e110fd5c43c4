# argus run tests/contest/python/subset_brute.py --input 'n, 77; ints(n, 1, 100)'
# time: O(2^n)
n, target = map(int, input().split())
a = list(map(int, input().split()))
res = 0
for mask in range(1 << n):
    s = 0
    for i in range(n):
        if mask >> i & 1:
            s += a[i]
    if s == target:
        res += 1
print(res)
