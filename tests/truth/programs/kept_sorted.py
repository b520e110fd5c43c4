# argus run tests/truth/programs/kept_sorted.py --input 'n; ints(n)'
# time: O(n^2), memory: O(n)
"""The median so far of a list that is kept sorted."""
import bisect as b

n = int(input())
seen = []
total = 0
for number in map(int, input().split()):
    b.insort(seen, number)
    total += seen[len(seen) // 2]
print(total)
