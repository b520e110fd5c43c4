# argus run tests/truth/programs/ranking.py --function ranking --args 'ints(n)'
# time: O(n^2), memory: O(n), auxiliary: O(n)
"""A sort from a module of its own."""
from ranking_parts import bubble_sort as order


def ranking(scores):
    return order(scores)[-3:]
