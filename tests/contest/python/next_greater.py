# argus run tests/contest/python/next_greater.py --input 'n; ints(n)'
# time: O(n)
from typing import List


class Solution:
    def nextGreater(self, nums: List[int]) -> List[int]:
        res = [-1] * len(nums)
        stack = []
        for i in range(len(nums) - 1, -1, -1):
            while stack and stack[-1] <= nums[i]:
                stack.pop()
            if stack:
                res[i] = stack[-1]
            stack.append(nums[i])
        return res


n = int(input())
nums = list(map(int, input().split()))
print(*Solution().nextGreater(nums))
