# argus run tests/contest/python/divisor_sums.py --input 'n'
# time: O(n log n)
N = int(input())
f = [0] * (N + 1)
for i in range(1, N + 1):
    for j in range(i, N + 1, i):
        f[j] += 1
print(sum(k * f[k] for k in range(1, N + 1)))
