# argus run tests/truth/programs/merged_groups.py --function spread --args 'perm(n)'
# time: O(n^2), memory: O(n), auxiliary: O(n)
"""Who has heard of it, by union of all that were told so far."""


def spread(people):
    told = frozenset()
    for person in people:
        told = told.union([person, person + 1])
    return len(told)
