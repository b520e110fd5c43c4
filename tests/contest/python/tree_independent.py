# argus run tests/contest/python/tree_independent.py --input 'n; tree(n)'
# time: O(n)
import sys
from sys import stdin
sys.setrecursionlimit(200005)


def main():
    n = int(stdin.readline())
    tree = {i: [] for i in range(1, n + 1)}
    for _ in range(n - 1):
        a, b = map(int, stdin.readline().split())
        tree[a].append(b)
        tree[b].append(a)

    def go(node, parent):
        take, skip = 1, 0
        for child in tree[node]:
            if child != parent:
                t, s = go(child, node)
                take += s
                skip += max(t, s)
        return take, skip

    print(max(go(1, 0)))


main()
