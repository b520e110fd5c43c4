# argus run tests/truth/programs/deepest.py --input 'n; tree(n)'
# time: O(n), memory: O(n)
"""The sizes of all parts of a tree, from its leaves up, by recursion."""
import sys

sys.setrecursionlimit(1 << 20)
n, *numbers = map(int, open(0).read().split())
children = [[] for _ in range(n + 1)]
for a, b in zip(numbers[::2], numbers[1::2]):
    children[a].append(b)
    children[b].append(a)
sizes = [1] * (n + 1)


def visit(at, parent):
    for child in children[at]:
        if child != parent:
            visit(child, at)
            sizes[at] += sizes[child]


visit(1, 0)
print(sum(size == 1 for size in sizes[1:]))
