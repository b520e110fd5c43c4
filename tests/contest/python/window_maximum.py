# argus run tests/contest/python/window_maximum.py --input 'n, n/2; ints(n)'
# time: O(n)
import collections
n, k = map(int, input().split())
nums = [*map(int, input().split())]
d = collections.deque()
out = []
for i, x in enumerate(nums):
    while d and nums[d[-1]] < x:
        d.pop()
    d.append(i)
    if d[0] == i - k:
        d.popleft()
    if i >= k - 1:
        out.append(nums[d[0]])
print(sum(out))
