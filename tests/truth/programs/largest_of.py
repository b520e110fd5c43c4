# argus run tests/truth/programs/largest_of.py --function largest --args 'ints(n)'
# time: O(n^2), memory: O(n^2), auxiliary: O(n^2)
"""The first and all others as arguments: each call unpacks and packs them again."""


def larger(first, *others):
    if not others:
        return first
    best = larger(*others)
    return first if first > best else best


def largest(items):
    return larger(*items)
