"""A fourth set of functions in Python, for record-series --set fourth; none of the first three's.

The kind that textbooks and courses time. The decider has been changed with series of the first
three sets in sight. Truths and sizes here were fixed before a decider saw a series; it has been
changed since with these in sight too.
"""

import heapq
import itertools
import sys

from harness import Case, geometric, main, random_ints, shuffled, size


# --- O(1)


class Item:
    __slots__ = ("value", "below")

    def __init__(self, value, below):
        self.value = value
        self.below = below


class Stack:
    """Linked items, of which only the top one is seen"""

    def __init__(self, values):
        self.top = None
        for value in values:
            self.push(value)

    def push(self, value):
        self.top = Item(value, self.top)

    def pop(self):
        item = self.top
        self.top = item.below
        return item.value


def stack_top(stack):
    """1,000 times one more on top and off again, however many lie below"""
    total = 0
    for i in range(1000):
        stack.push(i)
        total += stack.pop()
    return total


# --- O(log n)


def binary_digits(n):
    """300 times, a turn a bit; no size has two digits inside CPython."""
    digits = []
    for _ in range(300):
        digits = []
        left = n
        while left > 0:
            digits.append(left % 2)
            left //= 2
    return digits


def make_rotated(n, rng):
    first = rng.randrange(n)
    return list(range(first, n)) + list(range(first))


def rotated_minimum(values):
    """300 times where a sorted list that was rotated begins, by halving"""
    low = 0
    for _ in range(300):
        low, high = 0, len(values) - 1
        while low < high:
            middle = (low + high) // 2
            if values[middle] > values[high]:
                low = middle + 1
            else:
                high = middle
    return values[low]


# --- O(sqrt n)


def consecutive_sums(n):
    """In how many ways n is a sum of neighbours a + (a + 1) + ..., by their number: sqrt(2n) turns.
    From 2^30 on n has two digits in CPython."""
    ways = 0
    count = 1
    while count * (count + 1) // 2 <= n:
        if (n - count * (count + 1) // 2) % count == 0:
            ways += 1
        count += 1
    return ways


# --- O(n)


def make_changes(n, rng):
    return [rng.randrange(-100, 101) for _ in range(n)]


def best_run(changes):
    """The largest sum of neighbours, in one pass"""
    best = here = changes[0]
    for change in changes[1:]:
        here = max(change, here + change)
        best = max(best, here)
    return best


def make_two_sorted(n, rng):
    return [sorted(random_ints(n, rng)) for _ in range(2)]


def merge_two(lists):
    first, second = lists
    merged = []
    i = j = 0
    while i < len(first) and j < len(second):
        if first[i] <= second[j]:
            merged.append(first[i])
            i += 1
        else:
            merged.append(second[j])
            j += 1
    return merged + first[i:] + second[j:]


def horner(coefficients):
    """A polynomial at one place, modulo 10^9 + 7"""
    value = 0
    for coefficient in coefficients:
        value = (value * 12345 + coefficient) % 1000000007
    return value


def make_letters(n, rng):
    return "".join(rng.choices("ab", k=n))


def run_lengths(text):
    """Of two letters at random, so a run has two on average."""
    return [(letter, len(list(run))) for letter, run in itertools.groupby(text)]


# --- O(n log n)


def merge_bottom_up(values):
    """Runs of 1, 2, 4 ... are merged in pairs: log2 n passes over all."""
    width = 1
    while width < len(values):
        merged = []
        for low in range(0, len(values), 2 * width):
            i, middle = low, min(low + width, len(values))
            j, high = middle, min(low + 2 * width, len(values))
            while i < middle and j < high:
                if values[i] <= values[j]:
                    merged.append(values[i])
                    i += 1
                else:
                    merged.append(values[j])
                    j += 1
            merged.extend(values[i:middle])
            merged.extend(values[j:high])
        values = merged
        width *= 2
    return values


def huffman(weights):
    """The length of the best code: n - 1 times the two least are taken out of a heap."""
    heap = list(weights)
    heapq.heapify(heap)
    total = 0
    while len(heap) > 1:
        both = heapq.heappop(heap) + heapq.heappop(heap)
        total += both
        heapq.heappush(heap, both)
    return total


def halving_turns(n):
    """Each number up to n is halved until none is left."""
    turns = 0
    for i in range(1, n + 1):
        left = i
        while left > 0:
            left //= 2
            turns += 1
    return turns


def make_scores(n, rng):
    return random_ints(n, rng), sorted(random_ints(n, rng))


def rank_all(data):
    """n binary searches in a sorted list of n"""
    scores, table = data
    ranks = []
    for score in scores:
        low, high = 0, len(table)
        while low < high:
            middle = (low + high) // 2
            if table[middle] < score:
                low = middle + 1
            else:
                high = middle
        ranks.append(low)
    return ranks


# --- O(n^2)


def make_two_words(n, rng):
    return ["".join(rng.choices("abcdefgh", k=n)) for _ in range(2)]


def edit_distance(words):
    """The whole table of (n + 1)^2 cells"""
    first, second = words
    table = [[0] * (len(second) + 1) for _ in range(len(first) + 1)]
    for i in range(len(first) + 1):
        for j in range(len(second) + 1):
            if i == 0 or j == 0:
                table[i][j] = i + j
            elif first[i - 1] == second[j - 1]:
                table[i][j] = table[i - 1][j - 1]
            else:
                table[i][j] = 1 + min(table[i - 1][j], table[i][j - 1], table[i - 1][j - 1])
    return table[-1][-1]


def prefix_averages(marks):
    """Each by a sum from the start; the sums are of one digit inside CPython."""
    return [sum(marks[:i]) / i for i in range(1, len(marks) + 1)]


def make_marks(n, rng):
    return [rng.randrange(101) for _ in range(n)]


def count_pairs(values):
    """Of all n (n - 1) / 2 pairs those with a sum"""
    wanted = len(values)
    found = 0
    for i in range(len(values)):
        for j in range(i + 1, len(values)):
            if values[i] + values[j] == wanted:
                found += 1
    return found


# --- O(n^2 log n)


def common_divisor(a, b):
    while b:
        a, b = b, a % b
    return a


def coprime_pairs(n):
    """All pairs up to n; Euclid takes 0.84 ln n turns on average."""
    found = 0
    for a in range(1, n + 1):
        for b in range(1, n + 1):
            if common_divisor(a, b) == 1:
                found += 1
    return found


# --- O(n^3)


def right_triangles(n):
    """Every a < b < c up to n is tried, n^3/6 of them."""
    found = 0
    for a in range(1, n + 1):
        for b in range(a + 1, n + 1):
            for c in range(b + 1, n + 1):
                if a * a + b * b == c * c:
                    found += 1
    return found


# --- O(c^n), O(n!)


def make_prices(n, rng):
    return [0] + [rng.randrange(1, 100) for _ in range(n)]


def best_cut(prices, length):
    best = 0
    for piece in range(1, length + 1):
        best = max(best, prices[piece] + best_cut(prices, length - piece))
    return best


def rod_cutting(prices):
    """Without a table: t(n) = 1 + t(n - 1) + ... + t(0) = 2^n calls, and one turn fewer"""
    return best_cut(prices, len(prices) - 1)


def make_coins(n, rng):
    return [rng.randrange(1, 100) for _ in range(n)]


def best_lead(coins, low, high):
    if low == high:
        return coins[low]
    return max(coins[low] - best_lead(coins, low + 1, high),
               coins[high] - best_lead(coins, low, high - 1))


def coin_game(coins):
    """Two players take from either end, all games without a table: 2^n - 1 calls"""
    return best_lead(coins, 0, len(coins) - 1)


def next_orders(values, count):
    if count == 1:
        return 1
    orders = next_orders(values, count - 1)
    for i in range(count - 1):
        other = i if count % 2 == 0 else 0
        values[other], values[count - 1] = values[count - 1], values[other]
        orders += next_orders(values, count - 1)
    return orders


def heap_orders(values):
    """Heap's way to all orders, one exchange from each to the next: under 1.72 n! calls"""
    return next_orders(values, len(values))


CASES = [
    Case(stack_top, "O(1)", geometric(100, 1000000), lambda n, _: Stack(range(n))),
    Case(binary_digits, "O(log n)", geometric(16, 10**9, 13), size),
    Case(rotated_minimum, "O(log n)", geometric(64, 1000000), make_rotated),
    Case(consecutive_sums, "O(sqrt n)", geometric(10**6, 10**11), size),
    Case(best_run, "O(n)", geometric(500, 500000), make_changes),
    Case(merge_two, "O(n)", geometric(300, 300000), make_two_sorted),
    Case(horner, "O(n)", geometric(800, 1000000), random_ints),
    Case(run_lengths, "O(n)", geometric(500, 500000), make_letters),
    Case(merge_bottom_up, "O(n log n)", geometric(50, 50000), random_ints),
    Case(huffman, "O(n log n)", geometric(200, 100000), random_ints),
    Case(halving_turns, "O(n log n)", geometric(100, 100000), size),
    Case(rank_all, "O(n log n)", geometric(60, 60000), make_scores),
    Case(edit_distance, "O(n^2)", geometric(10, 640), make_two_words),
    Case(prefix_averages, "O(n^2)", geometric(70, 5000), make_marks),
    Case(count_pairs, "O(n^2)", geometric(20, 1500), shuffled),
    Case(coprime_pairs, "O(n^2 log n)", geometric(6, 500), size),
    Case(right_triangles, "O(n^3)", geometric(3, 200), size),
    Case(rod_cutting, "O(2^n)", range(7, 20), make_prices),
    Case(coin_game, "O(2^n)", range(7, 20), make_coins),
    Case(heap_orders, "O(n!)", range(2, 10), lambda n, _: list(range(n))),
]

if __name__ == "__main__":
    sys.setrecursionlimit(20000)
    main(CASES)
