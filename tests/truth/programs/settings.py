# argus run tests/truth/programs/settings.py --input 'n; lines(n, string(8), int(1, 9))'
# time: O(n^2), memory: O(n)
"""Settings that override each other: each line makes a new dictionary of all so far."""

n = int(input())
settings = {}
for _ in range(n):
    name, value = input().split()
    settings = {**settings, name: int(value)}
print(len(settings), sum(settings.values()))
