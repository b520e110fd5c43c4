# argus run tests/contest/python/two_sum_dict.py --input 'n, 10^9; ints(n)'
# time: O(n)
def two_sum(nums, target):
    seen = {}
    for i, x in enumerate(nums):
        if target - x in seen:
            return [seen[target - x], i]
        seen[x] = i
    return [-1, -1]


n, k = map(int, input().split())
print(*two_sum(list(map(int, input().split())), k))
