# argus run examples/subsets.py --function reachable --args 'ints(n, 1, 1000)'
# time: O(2^n), memory: O(n), auxiliary: O(n)
"""How many subsets have a sum that 7 divides? Every subset is tried."""


def reachable(items, i=0, total=0):
    if i == len(items):
        return total % 7 == 0
    return reachable(items, i + 1, total) + reachable(items, i + 1, total + items[i])
