# argus run examples/search.py --function search --args 'sorted(ints(n)), 500000000'
# time: O(log n), memory: O(n), auxiliary: O(1)
"""Binary search in a sorted list."""


def search(items, wanted):
    low, high = 0, len(items)
    while low < high:
        middle = (low + high) // 2
        if items[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low
