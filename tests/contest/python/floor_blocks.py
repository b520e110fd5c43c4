# argus run tests/contest/python/floor_blocks.py --input 'n'
# time: O(sqrt n)
n = int(input())
res, l = 0, 1
while l <= n:
    q = n // l
    r = n // q
    res += q * (r - l + 1)
    l = r + 1
print(res % (10**9 + 7))
