# argus run tests/truth/programs/fast_median.py --function middle --args 'perm(n)'
# time: O(n), memory: O(n), auxiliary: O(n)
"""The median without sorting, by random halves."""
import random


def kth(items, k):
    while True:
        pivot = random.choice(items)
        below = [item for item in items if item < pivot]
        if k < len(below):
            items = below
            continue
        equal = items.count(pivot)
        if k < len(below) + equal:
            return pivot
        k -= len(below) + equal
        items = [item for item in items if item > pivot]


def middle(items):
    random.seed(1)
    return kth(items, len(items) // 2)
