# argus run tests/truth/programs/selection.py --input 'n; ints(n)'
# time: O(n^2), memory: O(n)
"""Sorted by taking out the smallest until none is left."""

n = int(input())
items = list(map(int, input().split()))
ordered = []
while items:
    smallest = min(items)
    items.remove(smallest)
    ordered.append(smallest)
print(ordered[n // 2])
