# argus run tests/truth/programs/components.py --input 'n, n; graph(n, n)'
# time: O(n), memory: O(n)
"""How many parts has a graph? The sets are trees that get flatter with every look."""
import sys


class Forest:
    def __init__(self, size):
        self.above = list(range(size))
        self.size = [1] * size
        self.count = size

    def top(self, at):
        while self.above[at] != at:
            self.above[at] = self.above[self.above[at]]
            at = self.above[at]
        return at

    def join(self, a, b):
        a, b = self.top(a), self.top(b)
        if a == b:
            return False
        if self.size[a] < self.size[b]:
            a, b = b, a
        self.above[b] = a
        self.size[a] += self.size[b]
        self.count -= 1
        return True


n, m = map(int, sys.stdin.readline().split())
forest = Forest(n + 1)
for line in sys.stdin:
    a, b = map(int, line.split())
    forest.join(a, b)
print(forest.count - 1)
