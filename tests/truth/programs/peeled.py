# argus run tests/truth/programs/peeled.py --function alternate --args 'ints(n)'
# time: O(n^2), memory: O(n), auxiliary: O(n)
"""Added and subtracted in turn, the list taken apart from its start."""


def alternate(items):
    total, sign = 0, 1
    rest = items
    while rest:
        first, *rest = rest
        total += sign * first
        sign = -sign
    return total
