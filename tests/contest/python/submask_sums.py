# argus run tests/contest/python/submask_sums.py --input 'n; ints(n, 1, 50)'
# time: O(3^n)
n = int(input())
a = list(map(int, input().split()))
total = [0] * (1 << n)
for mask in range(1, 1 << n):
    low = (mask & -mask).bit_length() - 1
    total[mask] = total[mask & (mask - 1)] + a[low]
best = [0] * (1 << n)
for mask in range(1, 1 << n):
    sub = mask
    while sub:
        if total[sub] % 7 == 0:
            best[mask] = max(best[mask], best[mask ^ sub] + 1)
        sub = (sub - 1) & mask
print(best[-1])
