# argus run tests/contest/python/polygon_area.py --input 'n; lines(n, int(0, 999), int(0, 999))'
# time: O(n)
class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __sub__(self, o):
        return Point(self.x - o.x, self.y - o.y)

    def cross(self, o):
        return self.x * o.y - self.y * o.x


n = int(input())
P = [Point(*map(int, input().split())) for _ in range(n)]
twice = 0
for i in range(1, n - 1):
    twice += (P[i] - P[0]).cross(P[i + 1] - P[0])
print(abs(twice) / 2)
