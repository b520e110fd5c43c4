"""Functions of known growth in Python, timed for record-series; harness.py says how it is run.

A truth is that of the function's own work on the input that `make` gives; where the interpreter or
its library decides it, the comment says why.
"""

import bisect
import collections
import functools
import heapq
import math
import re
import sys

from harness import Case, counted, geometric, main, random_ints, shuffled, size


# --- O(1)


def deque_ends(queue):
    """Both ends of a deque are in its outer blocks, however many lie between."""
    for _ in range(800):
        queue.append(queue.popleft())


# --- O(log n)


def make_bisect(n, rng):
    return list(range(n)), [rng.randrange(n) for _ in range(400)]


def bisect_list(data):
    """400 searches, whatever n; past the cache each step costs more, yet there are log2 n."""
    values, wanted = data
    for value in wanted:
        bisect.bisect_left(values, value)


def power_mod(n):
    """Square and multiply, one turn a bit of n; 80 bases."""
    for base in range(2, 82):
        result, exponent = 1, n
        while exponent:
            if exponent & 1:
                result = result * base % 1000000007
            base = base * base % 1000000007
            exponent >>= 1


# --- O(sqrt n)


def divisor_count(n):
    """From 2^30 on n has two digits inside the interpreter, where a division costs more."""
    count = 0
    for d in range(1, math.isqrt(n) + 1):
        if n % d == 0:
            count += 2
    return count


# --- O(n)


def set_grow(values):
    """Amortised: the table is made anew at certain sizes, which is a saw-tooth."""
    seen = set()
    for value in values:
        seen.add(value)
    return len(seen)


def make_words(n, rng):
    words = [f"word{i}" for i in range(1000)]
    return rng.choices(words, k=n)


def counter_words(words):
    """At most 1,000 different ones, so the table stops growing."""
    return collections.Counter(words)


def join_words(words):
    return " ".join(words)


def text_append(n):
    """Linear in CPython only: a text that nobody else holds is made longer where it is."""
    text = ""
    for _ in range(n):
        text += "x"
    return text


def make_text(n, rng):
    return "".join(rng.choices("ab 0123", k=n))


def find_numbers(text):
    """No backtracking over more than one run of digits."""
    return re.findall(r"\d+", text)


def make_order(n, rng):
    values = random_ints(n, rng)
    order = list(range(n))
    rng.shuffle(order)
    return values, order


def random_access(data):
    """n reads; past the cache each costs several times as much."""
    values, order = data
    total = 0
    for i in order:
        total += values[i]
    return total


def sort_sorted(values):
    """One run is found by n - 1 comparisons and nothing is merged."""
    return sorted(values)


# --- O(n log n)


def make_pairs(n, rng):
    return [(rng.random(), i) for i in range(n)]


def sort_pairs(pairs):
    """Larger than the cache: each comparison follows pointers to two tuples and two numbers."""
    return sorted(pairs)


def heap_drain(values):
    """heapify is linear, n times heappop is n log n."""
    heap = list(values)
    heapq.heapify(heap)
    while heap:
        heapq.heappop(heap)


# --- O(n sqrt n)


def make_ranges(n, rng):
    ranges = [sorted((rng.randrange(n + 1), rng.randrange(n + 1))) for _ in range(n)]
    return random_ints(n, rng), ranges


def sqrt_blocks(data):
    """n sums over ranges: up to sqrt(n) whole blocks, and up to sqrt(n) values at either end."""
    values, ranges = data
    width = math.isqrt(len(values))
    blocks = [0] * (len(values) // width + 1)
    for i, value in enumerate(values):
        blocks[i // width] += value
    answers = []
    for low, high in ranges:
        total = 0
        while low < high and low % width:
            total += values[low]
            low += 1
        while low + width <= high:
            total += blocks[low // width]
            low += width
        while low < high:
            total += values[low]
            low += 1
        answers.append(total)
    return answers


# --- O(n^1.58)


def add_shifted(result, part, shift):
    for i, value in enumerate(part):
        result[i + shift] += value


def karatsuba(a, b):
    """Three products of half the length and linear work: n^log2(3) = n^1.585."""
    n = len(a)
    if n == 1:
        return [a[0] * b[0]]
    half = (n + 1) // 2
    low = karatsuba(a[:half], b[:half])
    high = karatsuba(a[half:], b[half:])
    a_sum, b_sum = a[:half], b[:half]
    add_shifted(a_sum, a[half:], 0)
    add_shifted(b_sum, b[half:], 0)
    middle = karatsuba(a_sum, b_sum)
    for i, value in enumerate(low):
        middle[i] -= value
    for i, value in enumerate(high):
        middle[i] -= value
    result = [0] * (2 * n - 1)
    add_shifted(result, low, 0)
    add_shifted(result, middle, half)
    add_shifted(result, high, 2 * half)
    return result


def karatsuba_product(factors):
    return karatsuba(*factors)


def make_factors(n, rng):
    return [[rng.randrange(10) for _ in range(n)] for _ in range(2)]


# --- O(n^2)


def pop_front(values):
    """Each pop moves the whole rest, though at some nanoseconds a kilobyte."""
    while values:
        values.pop(0)


def unique_by_list(values):
    """All differ, so each is compared with all that came before it."""
    seen = []
    for value in values:
        if value not in seen:
            seen.append(value)
    return seen


def peel_slices(values):
    """A slice copies the rest."""
    while values:
        values = values[1:]


def grid_paths(n):
    """(n + 1)^2 different calls, each computed once; the recursion is 2n deep."""
    @functools.lru_cache(maxsize=None)
    def paths(i, j):
        if i == 0 or j == 0:
            return 1
        return (paths(i - 1, j) + paths(i, j - 1)) % 1000000007
    return paths(n, n)


def make_digits(n, rng):
    return 10 ** (n - 1) + rng.randrange(10 ** (n - 1))


def int_to_text(number):
    """Each of n/9 digits of the result's base passes over what is there so far."""
    return str(number)


# --- O(n^2 log n)


def make_rows(n, rng):
    return [[rng.random() for _ in range(n)] for _ in range(n)]


def sort_rows(rows):
    """n sorts of n random numbers each."""
    return [sorted(row) for row in rows]


# --- O(n^3)


def make_matrices(n, rng):
    return [[[rng.randrange(100) for _ in range(n)] for _ in range(n)] for _ in range(2)]


def matrix_product(matrices):
    rows, columns = matrices[0], list(zip(*matrices[1]))
    return [[sum(a * b for a, b in zip(row, column)) for column in columns] for row in rows]


# --- O(c^n), O(n!)


def tribonacci(n):
    """The calls follow t(n) = t(n - 1) + t(n - 2) + t(n - 3), whose root is 1.839."""
    return 1 if n < 3 else tribonacci(n - 1) + tribonacci(n - 2) + tribonacci(n - 3)


def regex_backtrack(text):
    """The n letters can be cut into runs in 2^(n - 1) ways, and no way ends with the text."""
    return re.match(r"(a+)+$", text)


def permute(values, start=0):
    """By exchanging in place: level k has n!/(n - k)! calls with n - k turns each, e n! in all."""
    if start == len(values):
        return 1
    count = 0
    for i in range(start, len(values)):
        values[start], values[i] = values[i], values[start]
        count += permute(values, start + 1)
        values[start], values[i] = values[i], values[start]
    return count


CASES = [
    Case(deque_ends, "O(1)", geometric(100, 1000000), lambda n, _: collections.deque(range(n))),
    Case(bisect_list, "O(log n)", geometric(64, 1000000), make_bisect),
    Case(power_mod, "O(log n)", geometric(16, 2**40, 14), size),
    Case(divisor_count, "O(sqrt n)", geometric(10**6, 10**13, 13), size),
    Case(set_grow, "O(n)", geometric(1000, 1000000), random_ints),
    Case(counter_words, "O(n)", geometric(1000, 1500000), make_words),
    Case(join_words, "O(n)", geometric(3000, 5000000), make_words),
    Case(text_append, "O(n)", geometric(800, 2000000), size),
    Case(find_numbers, "O(n)", geometric(1000, 2000000), make_text),
    Case(random_access, "O(n)", geometric(1000, 600000), make_order),
    Case(sort_sorted, "O(n)", geometric(4000, 4000000), counted),
    Case(sort_pairs, "O(n log n)", geometric(300, 200000), make_pairs),
    Case(heap_drain, "O(n log n)", geometric(250, 200000), random_ints),
    Case(sqrt_blocks, "O(n sqrt n)", geometric(60, 12000), make_ranges),
    Case(karatsuba_product, "O(n^1.58)", geometric(8, 1000), make_factors),
    Case(pop_front, "O(n^2)", geometric(500, 50000), counted, True),
    Case(unique_by_list, "O(n^2)", geometric(100, 6000), shuffled),
    Case(peel_slices, "O(n^2)", geometric(200, 10000), counted),
    Case(grid_paths, "O(n^2)", geometric(10, 400), size),
    Case(int_to_text, "O(n^2)", geometric(1500, 80000), make_digits),
    Case(sort_rows, "O(n^2 log n)", geometric(30, 900), make_rows),
    Case(matrix_product, "O(n^3)", geometric(6, 130), make_matrices),
    Case(tribonacci, "O(1.84^n)", range(12, 26), size),
    Case(regex_backtrack, "O(2^n)", range(9, 22), lambda n, _: "a" * n + "b"),
    Case(permute, "O(n!)", range(2, 10), counted),
]
if sys.version_info >= (3, 12):  # which converts large numbers by halves
    CASES = [case for case in CASES if case.function is not int_to_text]

if __name__ == "__main__":
    sys.setrecursionlimit(20000)
    if hasattr(sys, "set_int_max_str_digits"):
        sys.set_int_max_str_digits(0)
    main(CASES)
