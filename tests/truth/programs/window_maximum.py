# argus run tests/truth/programs/window_maximum.py --input 'n; ints(n)'
# time: O(n^2), memory: O(n)
"""The largest of each window, half as wide as the list."""

n = int(input())
items = list(map(int, input().split()))
width = n // 2
best = [max(items[start:start + width]) for start in range(n - width + 1)]
print(min(best), max(best))
