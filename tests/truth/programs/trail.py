# argus run tests/truth/programs/trail.py --input 'n; ints(n, 1, 4)'
# time: O(n^2), memory: O(n)
"""The way walked so far, as a tuple that is made anew at each step."""

n = int(input())
steps = {1: (0, 1), 2: (1, 0), 3: (0, -1), 4: (-1, 0)}
trail = ((0, 0),)
for turn in map(int, input().split()):
    x, y = trail[-1]
    dx, dy = steps[turn]
    trail = trail + ((x + dx, y + dy),)
print(len(set(trail)))
