# argus run tests/contest/python/median_each_time.py --input 'n; ints(n)'
# time: O(n^2 log n)
import sys
nums = sys.stdin.read().split()
n = int(nums[0])
vals = []
ans = []
for tok in nums[1:n + 1]:
    vals.append(int(tok))
    s = sorted(vals, key=lambda v: -v)
    ans.append(s[len(s) // 2])
print(*ans)
