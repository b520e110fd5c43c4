# argus run tests/truth/programs/running.py --input 'n; ints(n)'
# time: O(n^2 log n), memory: O(n)
"""The median so far, by sorting again each time."""

n = int(input())
seen = []
total = 0
for number in map(int, input().split()):
    seen.append(number)
    ordered = sorted(seen, key=lambda item: -item)
    total += ordered[len(ordered) // 2]
print(total)
