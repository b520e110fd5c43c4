# argus run tests/truth/programs/no_repeats.py --input 'n; ints(n, 1, n)'
# time: O(n), memory: O(n)
"""The longest stretch without a number twice, by a window that slides."""

n = int(input())
items = list(map(int, input().split()))
inside = set()
left = best = 0
for right, item in enumerate(items):
    while item in inside:
        inside.discard(items[left])
        left += 1
    inside.add(item)
    best = max(best, right - left + 1)
print(best)
