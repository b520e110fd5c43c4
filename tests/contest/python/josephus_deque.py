# argus run tests/contest/python/josephus_deque.py --input 'n, 3'
# time: O(n)
from collections import deque
n, k = map(int, input().split())
d = deque(range(1, n + 1))
res = []
while d:
    d.append(d.popleft())
    d.append(d.popleft())
    res.append(d.popleft())
print('<', end='')
print(', '.join(map(str, res)), end='>')
