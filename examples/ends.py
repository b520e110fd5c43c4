# argus run examples/ends.py --function ends --args 'ints(n)'
# time: O(1), memory: O(n), auxiliary: O(1)
"""The first and the last item: the same work however long the list is."""


def ends(items):
    return items[0], items[-1]
