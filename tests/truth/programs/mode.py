# argus run tests/truth/programs/mode.py --function most_common --args 'ints(n)'
# time: O(n^2), memory: O(n), auxiliary: O(n)
"""The most frequent number, by counting each of them: the count is handed over as a key."""


def most_common(items):
    return max(set(items), key=items.count)
