"""Comprehensions and functions that take functions."""
from collections import Counter, defaultdict
from functools import reduce
from itertools import groupby
from operator import itemgetter


# label: time O(n), space O(n), args "ints(n)"
def squares_of_evens(xs):
    return [x * x for x in xs if x % 2 == 0]


# label: time O(n), space O(1), args "ints(n)"
def total_of_odds(xs):
    return sum(filter(lambda x: x & 1, xs))


# label: time O(n), space O(1), args "ints(n)"
def largest(xs):
    return reduce(lambda a, b: a if a > b else b, xs)


# label: time O(n^2), space O(n), args "matrix(n, 2)"
def flatten_slow(lists):
    return sum(lists, [])


# label: time O(n), space O(n), args "ints(n, 1, 100)"
def histogram(values):
    bins = defaultdict(int)
    for v in values:
        bins[v // 10] += 1
    return dict(bins)


# label: time O(n log n), space O(n), args "ints(n)"
def most_common(values):
    return [value for value, _ in Counter(values).most_common()]


# label: time O(n log n), space O(n), args "ints(n, 1, 1000)"
def grouped(values):
    return {k: list(g) for k, g in groupby(sorted(values, key=lambda v: v % 100),
                                           key=lambda v: v % 100)}


# label: time O(n), space O(n), args "ints(n)"
def partition(xs, pivot=500_000_000):
    small, large = [], []
    for x in xs:
        (small if x < pivot else large).append(x)
    return small, large


# label: time O(n), space O(1), args "n"
def compose_many(n):
    add = lambda k: lambda x: x + k
    value = 0
    for k in range(n):
        value = add(k)(value)
    return value


# label: time O(n), space O(n), args "ints(n), ints(n)"
def dot(a, b):
    return sum(map(lambda p: p[0] * p[1], list(zip(a, b))))


# label: time O(n), space O(n), args "words(n, 6), ints(n)"
def index_by_name(names, ages):
    return {name: {"age": age, "adult": age >= 18} for name, age in zip(names, ages)}


# label: time O(n log n), space O(n), args "lines(n, int(1, 9), int(1, 1000))"
def order_rows(rows):
    return sorted(rows, key=itemgetter(0, 1), reverse=True)


# label: time O(n^2), space O(n), args "range(n)"
def counts_below(xs):
    return [len([y for y in xs if y < x]) for x in xs]


# label: time O(n), space O(1), args "range(n)"
def any_negative(xs):
    return any(x < 0 for x in xs)


# label: time O(n), space O(n), args "perm(n)"
def memoised_steps(starts):
    """Halve or subtract, remember what was seen."""
    cache = {1: 0}

    def steps(x):
        if x not in cache:
            cache[x] = 1 + steps(x // 2 if x % 2 == 0 else x - 1)
        return cache[x]

    return max(map(steps, starts))
