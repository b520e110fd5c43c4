# argus run tests/truth/programs/medians.py --function medians --args 'floats(n)'
# time: O(n^2 log n), memory: O(n), auxiliary: O(n)
"""The median of each beginning of a list, from the library."""
from statistics import median


def medians(items):
    return [median(items[:end]) for end in range(1, len(items) + 1)]
