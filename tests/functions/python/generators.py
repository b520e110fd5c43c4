"""Generators and what itertools makes of them."""
from itertools import accumulate, chain, islice, product, takewhile


# counted: O(1), since what list takes out of an iterator of itertools is not counted.
# label: time O(n^2), space O(n^2), args "matrix(n, n)"
def flatten(lists):
    return list(chain.from_iterable(lists))


# counted: O(1), since what list takes out of an iterator of itertools is not counted.
# label: time O(n), space O(n), args "ints(n)"
def running_totals(xs):
    return list(accumulate(xs))


# label: time O(n), space O(1), args "n" via sum_countdown
def countdown(n):
    while n > 0:
        yield n
        n -= 1


# label: time O(n), space O(1), args "n"
def sum_countdown(n):
    return sum(countdown(n))


# label: time O(n), space O(1), args "ints(n)" via count_triples
def triples(seq):
    """Yield the items in lists of three; the last may be shorter."""
    part = []
    for item in seq:
        part.append(item)
        if len(part) == 3:
            yield part
            part = []
    if part:
        yield part


def count_triples(seq):
    return sum(1 for _ in triples(seq))


# label: time O(n^2), space O(n^2), args "range(n), range(n)"
def pairs(xs, ys):
    return [(x, y) for x in xs for y in ys if x != y]


# label: time O(n^3), space O(n), args "range(n)"
def lattice_points(side):
    return sum(1 for x, y, z in product(side, repeat=3) if x * x + y * y == z * z)


# label: time O(1), space O(1), args "range(n)"
def first_three(xs):
    return list(islice(xs, 3))


# label: time O(n), space O(n), args "range(n), n"
def below(xs, limit):
    return list(takewhile(lambda x: x < limit, xs))


# label: time O(n^2), space O(n), args "ints(n)"
def sliding_sums(xs):
    """The sum of every beginning, with a generator that starts again each time."""
    return [sum(islice(xs, k)) for k in range(len(xs))]


# label: time O(n), space O(n), args "ints(n)"
def pipeline(readings):
    positive = (r for r in readings if r > 0)
    scaled = (r / 1000 for r in positive)
    rounded = (round(r) for r in scaled)
    return list(rounded)


# label: time O(n), space O(1), args "ints(n, 1, 10^9)" via last_gap
def gaps(xs):
    it = iter(xs)
    before = next(it)
    for x in it:
        yield x - before
        before = x


def last_gap(xs):
    gap = None
    for gap in gaps(xs):
        pass
    return gap


# label: time O(n), space O(1), args "n"
def fizzbuzz_length(n):
    def lines():
        for i in range(1, n + 1):
            yield "fizz" * (i % 3 == 0) + "buzz" * (i % 5 == 0) or "%"

    return sum(map(len, lines()))
