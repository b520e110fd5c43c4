# argus run tests/truth/programs/chained.py --function chained --args 'words(n)'
# time: O(n^2)
"""Many lists folded into one by `+`."""
from functools import reduce


def chained(words):
    return len(reduce(lambda left, right: left + right, [[word] for word in words], []))
