# argus run tests/truth/programs/rest.py --function total --args 'ints(n)'
# time: O(n^2), memory: O(n^2), auxiliary: O(n^2)
"""The first and the rest: each call copies what is left."""


def total(items):
    if not items:
        return 0
    return items[0] + total(items[1:])
