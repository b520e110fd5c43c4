# argus run tests/truth/programs/moving_average.py --input 'n; ints(n)'
# time: O(n^2), memory: O(n)
"""The mean of the last tenth of what was read, added up anew for each number."""
from collections import deque

n = int(input())
last = deque(maxlen=max(2, n // 10))
highest = 0.0
for number in map(int, input().split()):
    last.append(number)
    highest = max(highest, sum(last) / len(last))
print(round(highest))
