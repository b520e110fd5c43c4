# argus run tests/contest/python/fenwick_inversions.py --input 'n; perm(n)'
# time: O(n log n)
class BIT:
    def __init__(self, size):
        self.n = size
        self.t = [0] * (size + 1)

    def add(self, i, v):
        while i <= self.n:
            self.t[i] += v
            i += i & -i

    def sum(self, i):
        r = 0
        while i > 0:
            r += self.t[i]
            i -= i & -i
        return r


n = int(input())
p = list(map(int, input().split()))
bit = BIT(n)
inv = 0
for i, x in enumerate(p):
    inv += i - bit.sum(x)
    bit.add(x, 1)
print(inv)
