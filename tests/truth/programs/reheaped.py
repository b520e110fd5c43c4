# argus run tests/truth/programs/reheaped.py --function finish --args 'perm(n)'
# time: O(n^2), memory: O(n), auxiliary: O(n)
"""Tasks whose priority changes: each time the whole heap is made anew."""
import heapq


def finish(priorities):
    heap = list(priorities)
    heapq.heapify(heap)
    done = 0
    while heap:
        done += heap[0]
        heap[0] = heap[-1]
        heap.pop()
        heapq.heapify(heap)
    return done
