# argus run tests/truth/programs/shortest.py --input 'n, 2*n; graph(n, 2*n)'
# time: O(n log n), memory: O(n)
"""The shortest ways from the first vertex, with a heap by other names."""
import sys
from heapq import heappop as pop, heappush as push


def distances(neighbours, start):
    found = {}
    heap = [(0, start)]
    while heap:
        distance, at = pop(heap)
        if at in found:
            continue
        found[at] = distance
        for other, weight in neighbours[at]:
            if other not in found:
                push(heap, (distance + weight, other))
    return found


def main():
    read = sys.stdin.readline
    n, m = map(int, read().split())
    neighbours = {vertex: [] for vertex in range(1, n + 1)}
    for _ in range(m):
        a, b = map(int, read().split())
        weight = a * b % 97 + 1
        neighbours[a].append((b, weight))
        neighbours[b].append((a, weight))
    print(max(distances(neighbours, 1).values()))


main()
