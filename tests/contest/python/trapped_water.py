# argus run tests/contest/python/trapped_water.py --input 'n; ints(n, 0, 99)'
# time: O(n)
n = int(input())
height = [int(v) for v in input().split()]
left = height[:]
right = height[:]
for i in range(1, n):
    left[i] = max(left[i], left[i - 1])
for i in range(n - 2, -1, -1):
    right[i] = max(right[i], right[i + 1])
print(sum(min(l, r) - h for l, r, h in zip(left, right, height)))
