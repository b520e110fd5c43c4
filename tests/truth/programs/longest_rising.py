# argus run tests/truth/programs/longest_rising.py --input 'n; perm(n)'
# time: O(n log n), memory: O(n)
"""The longest rising subsequence, by the smallest end of each length."""
from bisect import bisect_left

n = int(input())
ends = []
for number in map(int, input().split()):
    place = bisect_left(ends, number)
    if place == len(ends):
        ends.append(number)
    else:
        ends[place] = number
print(len(ends))
