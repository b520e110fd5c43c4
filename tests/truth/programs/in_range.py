# argus run tests/truth/programs/in_range.py --function is_even_index --args n
# time: O(1), memory: O(1), auxiliary: O(1)
"""Is a number in a range? A range answers by arithmetic."""


def is_even_index(n):
    return n - 3 in range(0, n, 2) or len(range(n)) in range(n)
