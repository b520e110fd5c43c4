# argus run tests/truth/programs/recently_used_dict.py --input 'n; ints(n, 1, n)'
# time: O(n), memory: O(n)
"""A cache of pages in a dictionary that keeps its order."""
import sys
from collections import OrderedDict


def faults(pages, capacity):
    cache = OrderedDict()
    count = 0
    for page in pages:
        if page in cache:
            cache.move_to_end(page)
            continue
        count += 1
        if len(cache) == capacity:
            cache.popitem(last=False)
        cache[page] = True
    return count


n, *requests = map(int, sys.stdin.read().split())
print(faults(requests, max(1, n // 4)))
