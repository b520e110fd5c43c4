# argus run tests/truth/programs/skipped.py --function every --args 'ints(n)'
# time: O(n^2), memory: O(n), auxiliary: O(1)
"""Items by number out of an iterator: each time what comes before is passed over."""
from itertools import islice


def nth(items, index):
    return next(islice(items, index, None))


def every(items):
    return sum(nth(items, i) for i in range(0, len(items), 2))
