# argus run tests/truth/programs/two_pointers.py --function closest --args 'sorted(ints(n)), 10^9'
# time: O(n), memory: O(n), auxiliary: O(1)
"""The pair whose sum is closest to a target: two ends that meet."""


def closest(items, target):
    low, high = 0, len(items) - 1
    best = None
    while low < high:
        total = items[low] + items[high]
        if best is None or abs(total - target) < abs(best - target):
            best = total
        if total < target:
            low += 1
        else:
            high -= 1
    return best
