# argus run tests/truth/programs/rotated.py --function last_left --args n
# time: O(n^2), memory: O(n), auxiliary: O(n)
"""Counting out, half around the circle each time."""
from collections import deque


def last_left(n):
    circle = deque(range(n))
    while len(circle) > 1:
        circle.rotate(len(circle) // 2)
        circle.pop()
    return circle[0]
