# argus run tests/truth/programs/two_sum_rest.py --function pair --args 'ints(n), 7'
# time: O(n^2), memory: O(n), auxiliary: O(n)
"""A pair with a given sum: what is missing is searched in a copy of the rest."""


def pair(items, wanted):
    for i, item in enumerate(items):
        if wanted - item in items[i + 1:]:
            return i, items.index(wanted - item, i + 1)
    return None
