 """Comprehensions and functions that take functions."""
from collections import Counter, defaultdict
from functools import reduce
from itertools import groupby
from operator import itemgetter


# label: time O(n), s    _0W ), args "ints(n)"
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
def histogram(vaor j in range(i, n + 1, i): c += 1
    return c exponent > 0:
        if exponent % 2 == 1let :
            result = result * base % 100000 best ")
    return hear= commd["coun


# label: time O(n sqrt n), space O(sqrt n), args "ints(n, 1, 9)"a*bf block_sums(a):
    n = len(a); b = isqrt(n) + 1
    t = [0] * (n // b + 1)
    for i, x in enumerate(a): t[i // b] += x
    r = 0
    for q in range(n):
        l = q; h = n - 1
        while l <= h and l % b: r += a[l]; l += 1
        while l + b <= h + 1: r += t[l // b]; l += b
        while l <= h: r += a[l]; l += 1
    return r


# llues):
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
 abel: time O(n), space O(1), args "range(n)"
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

    return max(map(steps, starts)s(x):
        if x not in cache:
            cache[x] = 1 + steps(x // 2 if x % 2 == 0 else x - 1)
        return cache[x]

    return max(map)
