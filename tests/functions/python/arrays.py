# Array exercises. Mostly two pointers, windows and stacks.
from collections import deque
from typing import List


# label: time O(n), space O(n), args "perm(n), 0"
def two_sum(nums, target):
    seen = {}
    for i, x in enumerate(nums):
        if target - x in seen:
            return [seen[target - x], i]
        seen[x] = i
    return None


# label: time O(n^2), space O(1), args "perm(n), 0"
def two_sum_brute(nums, target):
    n = len(nums)
    for i in range(n):
        for j in range(i + 1, n):
            if nums[i] + nums[j] == target:
                return [i, j]
    return None


# label: time O(n), space O(1), args "sorted(ints(n)), 0"
def two_sum_sorted(nums, target):
    lo, hi = 0, len(nums) - 1
    while lo < hi:
        s = nums[lo] + nums[hi]
        if s == target:
            return lo, hi
        if s < target:
            lo += 1
        else:
            hi -= 1
    return None


# label: time O(n^2), space O(n), args "perm(n)"
def three_sum(nums):
    """Count triples that add up to zero."""
    nums = sorted(nums)
    count = 0
    for i in range(len(nums) - 2):
        l = i + 1
        r = len(nums) - 1
        while l < r:
            total = nums[i] + nums[l] + nums[r]
            if total < 0:
                l += 1
            elif total > 0:
                r -= 1
            else:
                count += 1
                l += 1
                r -= 1
    return count


# label: time O(n^3), space O(1), args "perm(n), 0"
def three_sum_brute(a, target):
    for i in range(len(a)):
        for j in range(i):
            for k in range(j):
                if a[i] + a[j] + a[k] == target:
                    return True
    return False


# label: time O(n), space O(1), args "ints(n, -9, 9)"
def max_subarray(a):
    best = cur = a[0]
    for i in range(1, len(a)):
        x = a[i]
        cur = max(x, cur + x)
        best = max(best, cur)
    return best


# label: time O(n^2), space O(1), args "ints(n, -9, 9)"
def max_subarray_slow(a):
    best = a[0]
    for i in range(len(a)):
        total = 0
        for j in range(i, len(a)):
            total += a[j]
            if total > best:
                best = total
    return best


# label: time O(n^3), space O(n), args "ints(n, -9, 9)"
def max_subarray_naive(a):
    return max(sum(a[i:j]) for i in range(len(a)) for j in range(i + 1, len(a) + 1))


# label: time O(n), space O(n), args "ints(n), 8"
def window_maxima(nums: List[int], k: int) -> List[int]:
    q = deque()
    out = []
    for i, x in enumerate(nums):
        while q and nums[q[-1]] <= x:
            q.pop()
        q.append(i)
        if q[0] <= i - k:
            q.popleft()
        if i >= k - 1:
            out.append(nums[q[0]])
    return out


# label: time O(n^2), space O(n), args "ints(n), n / 2"
def window_maxima_slow(nums, k):
    return [max(nums[i:i + k]) for i in range(len(nums) - k + 1)]


# label: time O(n), space O(n), args "reversed(range(n))"
def next_greater(temps):
    answer = [0] * len(temps)
    stack = []
    for day, t in enumerate(temps):
        while stack and temps[stack[-1]] < t:
            past = stack.pop()
            answer[past] = day - past
        stack.append(day)
    return answer


# label: time O(n^2), space O(n), args "reversed(range(n))"
def next_greater_slow(temps):
    res = []
    for i in range(len(temps)):
        wait = 0
        for j in range(i + 1, len(temps)):
            if temps[j] > temps[i]:
                wait = j - i
                break
        res.append(wait)
    return res


# label: time O(n), space O(n), args "perm(n)"
def largest_rectangle(heights):
    stack, best = [], 0
    for i, h in enumerate(list(heights) + [0]):
        start = i
        while stack and stack[-1][1] >= h:
            start, height = stack.pop()
            best = max(best, height * (i - start))
        stack.append((start, h))
    return best


# label: time O(n), space O(1), args "ints(n)"
def trap_water(height):
    l, r = 0, len(height) - 1
    lmax = rmax = water = 0
    while l < r:
        if height[l] < height[r]:
            lmax = max(lmax, height[l])
            water += lmax - height[l]
            l += 1
        else:
            rmax = max(rmax, height[r])
            water += rmax - height[r]
            r -= 1
    return water


# label: time O(n), space O(1), args "range(n), n / 3"
def rotate(a, k):
    def flip(i, j):
        while i < j:
            a[i], a[j] = a[j], a[i]
            i += 1
            j -= 1

    k %= len(a)
    flip(0, len(a) - 1)
    flip(0, k - 1)
    flip(k, len(a) - 1)


# label: time O(n), space O(1), args "ints(n, 1, 5)"
def majority(votes):
    leader, lead = None, 0
    for v in votes:
        if lead == 0:
            leader, lead = v, 1
        elif v == leader:
            lead += 1
        else:
            lead -= 1
    return leader


# label: time O(n), space O(n), args "ints(n, 1, 99), n"
def subarrays_with_sum(nums, k):
    prefix, total, seen = 0, 0, {0: 1}
    for x in nums:
        prefix += x
        total += seen.get(prefix - k, 0)
        seen[prefix] = seen.get(prefix, 0) + 1
    return total


# label: time O(n), space O(n), args "ints(n)"
def product_except_self(a):
    n = len(a)
    out = [1.0] * n
    run = 1.0
    for i in range(n):
        out[i] = run
        run *= a[i] % 7 + 0.5
    run = 1.0
    for i in range(n - 1, -1, -1):
        out[i] *= run
        run *= a[i] % 7 + 0.5
    return out
