# argus run tests/truth/programs/quickselect.py --function halve --args 'ints(n)'
# time: O(n), memory: O(n), auxiliary: O(n)
"""T(n) = T(n/2) + n: a slice, and on with half of it."""


def halve(items):
    if len(items) <= 1:
        return items
    total = sum(items)
    middle = len(items) // 2
    return halve(items[:middle] if total % 2 else items[middle:])
