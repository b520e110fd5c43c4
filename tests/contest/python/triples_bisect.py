# argus run tests/contest/python/triples_bisect.py --input 'n; perm(n)'
# time: O(n^2 log n)
from bisect import bisect_left
n = int(input())
L = sorted(map(int, input().split()))
ans = 0
for i in range(n):
    for j in range(i + 1, n):
        k = bisect_left(L, L[i] + L[j])
        ans += max(0, k - j - 1)
print(ans)
