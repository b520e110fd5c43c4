# argus run tests/truth/programs/chained.py --function chained --args 'words(n)'
# time: O(n^2), memory: O(n), auxiliary: O(n)
"""Many lists folded into one by `+`."""
from functools import reduce


def chained(words):
    return len(reduce(lambda left, right: left + right, [[word] for word in words], []))
