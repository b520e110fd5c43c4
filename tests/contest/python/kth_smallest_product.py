# argus run tests/contest/python/kth_smallest_product.py --input 'n, n/2; ints(n, 1, n)'
# time: O(n log n)
# the smallest cap so that at least k of n can be filled: the answer lies in 1..max
n, k = (int(z) for z in input().split())
A = [int(z) for z in input().split()]
ng, ok = 0, max(A)
while abs(ok - ng) > 1:
    mid = (ok + ng) // 2
    if sum(a <= mid for a in A) >= k:
        ok = mid
    else:
        ng = mid
print(ok)
