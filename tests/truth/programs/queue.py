# argus run tests/truth/programs/queue.py --input 'n; ints(n)'
# time: O(n^2), memory: O(n)
"""A list as a queue: each pop(0) moves all that is left."""

n = int(input())
queue = list(map(int, input().split()))
total = 0
while queue:
    total += queue.pop(0) % 7
print(total)
