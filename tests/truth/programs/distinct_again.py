# argus run tests/truth/programs/distinct_again.py --function growing --args 'perm(n)'
# time: O(n^2), memory: O(n), auxiliary: O(n)
"""A list without doubles, made anew through a set whenever something is added."""


def growing(items):
    unique = []
    for item in items:
        unique = list(set(unique + [item]))
    return len(unique)
