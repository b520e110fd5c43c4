# argus run tests/truth/programs/counted_out.py --function last_left --args n
# time: O(n), memory: O(n), auxiliary: O(n)
"""Counting out, three by three: a short turn of a long circle."""
from collections import deque


def last_left(n):
    circle = deque(range(1, n + 1))
    while len(circle) > 1:
        circle.rotate(-2)
        circle.popleft()
    return circle[0]
