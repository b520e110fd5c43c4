# argus run tests/contest/python/kruskal_mst.py --input 'n, 2*n; lines(2*n, int(1, n), int(1, n), int(1, 10^6))'
# time: O(n log n)
class UnionFind:
    def __init__(self, n):
        self.par = [-1] * n

    def find(self, x):
        while self.par[x] >= 0:
            x = self.par[x]
        return x

    def unite(self, x, y):
        x, y = self.find(x), self.find(y)
        if x == y:
            return False
        if self.par[x] > self.par[y]:
            x, y = y, x
        self.par[x] += self.par[y]
        self.par[y] = x
        return True


N, M = map(int, input().split())
E = []
for _ in range(M):
    a, b, c = map(int, input().split())
    E.append((c, a - 1, b - 1))
uf = UnionFind(N)
cost = 0
for c, a, b in sorted(E):
    if uf.unite(a, b):
        cost += c
print(cost)
