# argus run tests/truth/programs/own_heap.py --input 'n; ints(n)'
# time: O(n log n), memory: O(n)
"""Numbers in order, by a heap whose module is found by a path of its own."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "own_heap_parts"))
import binary_heap

n = int(input())
heap = binary_heap.Heap()
for word in input().split():
    heap.push(int(word))
print([heap.pop() for _ in range(n)][n // 2])
