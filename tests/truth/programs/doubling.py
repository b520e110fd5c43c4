# argus run tests/truth/programs/doubling.py --input 'n; ints(n)'
# time: O(n log n), memory: O(n)
"""For each step of one, two, four…: the whole list."""

n = int(input())
items = list(map(int, input().split()))
step = 1
best = 0
while step < n:
    for i in range(n - step):
        best = max(best, items[i + step] - items[i])
    step *= 2
print(best)
