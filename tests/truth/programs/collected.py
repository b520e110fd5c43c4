# argus run tests/truth/programs/collected.py --function collect --args 'ints(n)'
# time: O(n^2), memory: O(n), auxiliary: O(n)
"""Only the even ones, each time with a new list around the old."""


def collect(items):
    kept = []
    for item in items:
        if item % 2 == 0:
            kept = [*kept, item]
    return len(kept)
