# argus run tests/truth/programs/heap.py --input 'n; ints(n)'
# time: O(n log n), memory: O(n)
"""Everything through a heap."""
import heapq

n = int(input())
heap = []
for number in map(int, input().split()):
    heapq.heappush(heap, number)
ordered = []
while heap:
    ordered.append(heapq.heappop(heap))
print(ordered[:3])
