"""Searching: halving, jumping, guessing the answer."""
import bisect
import math


# label: time O(log n), space O(1), args "range(n), 0"
def binary_search(arr, target):
    low = 0
    high = len(arr) - 1
    while low <= high:
        mid = (low + high) // 2
        if arr[mid] == target:
            return mid
        elif arr[mid] < target:
            low = mid + 1
        else:
            high = mid - 1
    return -1


# label: time O(log n), space O(log n), args "range(n), n"
def search_rec(a, x, lo=0, hi=None):
    hi = len(a) if hi is None else hi
    if lo >= hi:
        return lo
    mid = (lo + hi) >> 1
    return search_rec(a, x, mid + 1, hi) if a[mid] < x else search_rec(a, x, lo, mid)


# label: time O(n), space O(n), args "range(n), n"
def search_by_slicing(a, x):
    """Looks like a binary search, but every step copies the half that it keeps."""
    if not a:
        return False
    mid = len(a) // 2
    if a[mid] == x:
        return True
    if a[mid] < x:
        return search_by_slicing(a[mid + 1:], x)
    return search_by_slicing(a[:mid], x)


# label: time O(log n), space O(1), args "range(n), n / 3"
def contains(sorted_list, value):
    i = bisect.bisect_left(sorted_list, value)
    return i < len(sorted_list) and sorted_list[i] == value


# label: time O(log n), space O(1), args "range(n), n / 3"
def count_in_range(readings, low, high=10**9):
    return bisect.bisect_right(readings, high) - bisect.bisect_left(readings, low)


# label: time O(n), space O(1), args "range(n), n"
def linear_search(items, wanted):
    for index, item in enumerate(items):
        if item == wanted:
            return index
    return None


# label: time O(sqrt n), space O(1), args "range(n), n"
def jump_search(arr, x):
    n = len(arr)
    step = math.isqrt(n)
    prev = 0
    while prev + step < n and arr[prev + step] <= x:
        prev += step
    for i in range(prev, min(prev + step + 1, n)):
        if arr[i] == x:
            return i
    return -1


# label: time O(log n), space O(1), args "range(n), n"
def exponential_search(arr, x):
    bound = 1
    while bound < len(arr) and arr[bound] < x:
        bound *= 2
    lo, hi = bound // 2, min(bound, len(arr) - 1)
    while lo <= hi:
        mid = (lo + hi) // 2
        if arr[mid] < x:
            lo = mid + 1
        elif arr[mid] > x:
            hi = mid - 1
        else:
            return mid
    return -1


# label: time O(log n), space O(1), args "range(n)"
def find_peak(heights):
    left, right = 0, len(heights) - 1
    while left < right:
        middle = left + (right - left) // 2
        if heights[middle] < heights[middle + 1]:
            left = middle + 1
        else:
            right = middle
    return left


# label: time O(log n), space O(1), args "range(n)"
def rotation_point(nums):
    lo, hi = 0, len(nums) - 1
    while nums[lo] > nums[hi] or hi - lo > 1:
        mid = (lo + hi) // 2
        if nums[mid] >= nums[lo]:
            lo = mid
        else:
            hi = mid
        if hi - lo <= 1:
            break
    return hi


# label: time O(n log n), space O(1), args "ints(n, 1, n), n"
def smallest_speed(piles, hours):
    """The least bananas an hour to eat all piles in time."""
    lo, hi = 1, max(piles)
    while lo < hi:
        speed = (lo + hi) // 2
        needed = 0
        for pile in piles:
            needed += -(-pile // speed)
        if needed <= hours:
            hi = speed
        else:
            lo = speed + 1
    return lo


# label: time O(n), space O(1), args "matrix(n, n, 1, 9), 0"
def staircase_search(matrix, target):
    # rows and columns ascend: start in the corner, go left or down
    row = 0
    col = len(matrix[0]) - 1
    while row < len(matrix) and col >= 0:
        if matrix[row][col] == target:
            return row, col
        if matrix[row][col] > target:
            col -= 1
        else:
            row += 1
    return None


# label: time O(n log n), space O(n), args "perm(n), perm(n)"
def ranks(queries, values):
    ordered = sorted(values)
    return [bisect.bisect(ordered, q) for q in queries]


# label: time O(n log n), space O(n), args "perm(n)"
def longest_increasing(nums):
    tails = []
    for x in nums:
        k = bisect.bisect_left(tails, x)
        if k == len(tails):
            tails.append(x)
        else:
            tails[k] = x
    return len(tails)


# label: time O(n^2 log n), space O(1), args "sorted(ints(n))"
def triangles(sides):
    total = 0
    for i in range(len(sides)):
        for j in range(i + 1, len(sides)):
            k = bisect.bisect_left(sides, sides[i] + sides[j], j + 1)
            total += k - j - 1
    return total


# label: time O(log n), space O(1), args "n"
def first_bad(versions):
    bad_since = versions // 3
    lo, hi = 1, versions
    while lo < hi:
        mid = (lo + hi) // 2
        if mid >= bad_since:
            hi = mid
        else:
            lo = mid + 1
    return lo
