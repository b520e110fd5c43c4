# argus run tests/truth/programs/subset_sums.py --function sums --args 'ints(n, 1, 99)'
# time: O(2^n), memory: O(2^n), auxiliary: O(2^n)
"""The sum of every subset: each item doubles the list."""


def sums(items):
    found = [0]
    for item in items:
        found = found + [total + item for total in found]
    return max(found)
