# argus run tests/contest/python/prime_pairs_sorted.py --input 'n; ints(n, 1, n)'
# time: O(n log n)
# counted: O(n), what sorting a generator costs is not counted
n = int(input())
a = list(map(int, input().split()))
M = max(a) + 1
sieve = [True] * (M + 1)
sieve[0] = sieve[1] = False
for i in range(2, int(M**0.5) + 1):
    if sieve[i]:
        for j in range(i * i, M + 1, i):
            sieve[j] = False
primes = sorted([x for x in a if sieve[x]], reverse=True)
rest = sorted(x for x in a if not sieve[x])
print(*primes, *rest)
