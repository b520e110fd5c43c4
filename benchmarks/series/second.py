"""A second set of functions in Python, for record-series --set second; none of the first set's.

What one would ordinarily test such a decider on. The decider has been changed with series of the
first set in sight, so those no longer say how it does on what it has not seen. Truths and sizes
here were fixed before a decider saw a series. It has been changed since with these in sight too.
"""

import math
import sys

from harness import Case, counted, geometric, main, random_ints, shuffled, size


# --- O(1)


def triangle_number(n):
    """1,000 times n (n + 1) / 2; from n = 32,768 on the product has two digits inside CPython."""
    total = 0
    for _ in range(1000):
        total = n * (n + 1) // 2
    return total


def list_ends(values):
    """First, middle and last, 1,000 times"""
    middle = len(values) // 2
    total = 0
    for _ in range(1000):
        total += values[0] + values[middle] + values[-1]
    return total


# --- O(log n)


def make_gcd(n, rng):
    return n, [rng.randrange(1, n + 1) for _ in range(300)]


def gcd_all(data):
    """300 pairs, whatever n; Euclid takes 0.84 ln n turns on average."""
    n, others = data
    total = 0
    for other in others:
        a, b = n, other
        while b:
            a, b = b, a % b
        total += a
    return total


def digit_sum(n):
    """300 times, a turn a decimal digit; the sizes are powers of ten and of one digit inside."""
    total = 0
    for _ in range(300):
        rest = n
        while rest:
            total += rest % 10
            rest //= 10
    return total


# --- O(sqrt n)


def make_search(n, rng):
    return list(range(n)), [rng.randrange(n) for _ in range(200)]


def jump_search(data):
    """200 searches by steps of sqrt n, then one by one: sqrt n in all, on average"""
    values, wanted = data
    step = math.isqrt(len(values))
    total = 0
    for target in wanted:
        at = 0
        while at + step < len(values) and values[at + step] <= target:
            at += step
        while values[at] < target:
            at += 1
        total += at
    return total


# --- O(n)


def squares_of_odd(values):
    return [value * value for value in values if value % 2]


def make_text(n, rng):
    return "".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=n))


def caesar(text):
    return "".join(chr((ord(letter) - 97 + 3) % 26 + 97) for letter in text)


def make_pair_sum(n, rng):
    return sorted(2 * rng.randrange(10**6) for _ in range(n))


def pair_with_sum(values):
    """Two pointers; all numbers are even and the sum is odd, so they always meet."""
    low, high = 0, len(values) - 1
    while low < high:
        total = values[low] + values[high]
        if total == 2000001:
            return low, high
        if total < 2000001:
            low += 1
        else:
            high -= 1
    return None


def make_two_lists(n, rng):
    return [[rng.randrange(2 * n) for _ in range(n)] for _ in range(2)]


def common_values(lists):
    return set(lists[0]) & set(lists[1])


def make_marks(n, rng):
    return [rng.randrange(101) for _ in range(n)]


def counting_sort(marks):
    """101 counters, however many marks"""
    counts = [0] * 101
    for mark in marks:
        counts[mark] += 1
    result = []
    for mark, count in enumerate(counts):
        result.extend([mark] * count)
    return result


# --- O(n log n)


def make_names(n, rng):
    return [make_text(8, rng) for _ in range(n)]


def sort_names(names):
    """Of 8 random letters each, of which the first few tell two apart"""
    return sorted(names)


def sift_down(heap, at, end):
    while True:
        child = 2 * at + 1
        if child >= end:
            return
        if child + 1 < end and heap[child] < heap[child + 1]:
            child += 1
        if heap[child] <= heap[at]:
            return
        heap[at], heap[child] = heap[child], heap[at]
        at = child


def heap_sort(values):
    heap = list(values)
    for at in range(len(heap) // 2 - 1, -1, -1):
        sift_down(heap, at, len(heap))
    for end in range(len(heap) - 1, 0, -1):
        heap[0], heap[end] = heap[end], heap[0]
        sift_down(heap, 0, end)
    return heap


def quick_sort(values):
    """1.39 n log2 n comparisons on average, since the numbers come in random order"""
    if len(values) < 2:
        return values
    pivot = values[len(values) // 2]
    less = [value for value in values if value < pivot]
    same = [value for value in values if value == pivot]
    more = [value for value in values if value > pivot]
    return quick_sort(less) + same + quick_sort(more)


def divisor_table(n):
    """n/1 + n/2 + ... + n/n turns, which is n ln n"""
    counts = [0] * (n + 1)
    for divisor in range(1, n + 1):
        for multiple in range(divisor, n + 1, divisor):
            counts[multiple] += 1
    return counts


def make_changes(n, rng):
    return [rng.randrange(-100, 101) for _ in range(n)]


def best_across(values, low, middle, high):
    best_left = total = values[middle - 1]
    for i in range(middle - 2, low - 1, -1):
        total += values[i]
        best_left = max(best_left, total)
    best_right = total = values[middle]
    for i in range(middle + 1, high):
        total += values[i]
        best_right = max(best_right, total)
    return best_left + best_right


def best_between(values, low, high):
    if high - low == 1:
        return values[low]
    middle = (low + high) // 2
    return max(best_between(values, low, middle), best_between(values, middle, high),
               best_across(values, low, middle, high))


def best_span(values):
    """The largest sum of neighbours by halves, with linear work at each of log2 n levels"""
    return best_between(values, 0, len(values))


# --- O(n sqrt n)


def perfect_numbers(n):
    """Every k up to n is divided by all up to its root, 2/3 n^1.5 turns in all."""
    found = []
    for k in range(2, n + 1):
        total = 1
        for divisor in range(2, math.isqrt(k) + 1):
            if k % divisor == 0:
                total += divisor
                if divisor * divisor != k:
                    total += k // divisor
        if total == k:
            found.append(k)
    return found


# --- O(n^2)


def bubble_sort(values):
    for end in range(len(values) - 1, 0, -1):
        swapped = False
        for i in range(end):
            if values[i] > values[i + 1]:
                values[i], values[i + 1] = values[i + 1], values[i]
                swapped = True
        if not swapped:
            break
    return values


def make_points(n, rng):
    return [(rng.random(), rng.random()) for _ in range(n)]


def closest_points(points):
    """All pairs"""
    best = math.inf
    for i, (x, y) in enumerate(points):
        for j in range(i + 1, len(points)):
            other_x, other_y = points[j]
            distance = (x - other_x) ** 2 + (y - other_y) ** 2
            if distance < best:
                best = distance
    return best


def make_two_texts(n, rng):
    return ["".join(rng.choices("acgt", k=n)) for _ in range(2)]


def common_subsequence(texts):
    """The longest, by a table of which two rows are kept"""
    first, second = texts
    previous = [0] * (len(second) + 1)
    for letter in first:
        row = [0]
        for j, other in enumerate(second):
            if letter == other:
                row.append(previous[j] + 1)
            else:
                row.append(max(previous[j + 1], row[j]))
        previous = row
    return previous[-1]


# --- O(n^2 log n)


def suffix_medians(values):
    """Sorts all that is left from each place on: n sorts of n/2 random numbers on average."""
    medians = []
    for i in range(len(values)):
        rest = sorted(values[i:])
        medians.append(rest[len(rest) // 2])
    return medians


# --- O(n^3)


def make_lengths(n, rng):
    return [rng.randrange(1, 100) for _ in range(n + 1)]


def matrix_chain(lengths):
    """The cheapest order of n products by a table: n^3/6 turns"""
    n = len(lengths) - 1
    cost = [[0] * n for _ in range(n)]
    for width in range(1, n):
        for low in range(n - width):
            high = low + width
            best = math.inf
            for cut in range(low, high):
                outer = lengths[low] * lengths[cut + 1] * lengths[high + 1]
                best = min(best, cost[low][cut] + cost[cut + 1][high] + outer)
            cost[low][high] = best
    return cost[0][n - 1]


# --- O(c^n), O(n!)


def hanoi(n, source="a", target="b", spare="c"):
    """2^(n + 1) - 1 calls"""
    if n == 0:
        return 0
    moves = hanoi(n - 1, source, spare, target) + 1
    return moves + hanoi(n - 1, spare, target, source)


def make_matrix(n, rng):
    return [[rng.randrange(-9, 10) for _ in range(n)] for _ in range(n)]


def determinant(matrix):
    """By cofactors: t(n) = n t(n - 1) + n^3, and the sum of k^3 / k! is bounded."""
    if len(matrix) == 1:
        return matrix[0][0]
    total = 0
    for i, row in enumerate(matrix):
        minor = [other[1:] for j, other in enumerate(matrix) if j != i]
        total += (-1) ** i * row[0] * determinant(minor)
    return total


CASES = [
    Case(triangle_number, "O(1)", geometric(100, 1000000), size),
    Case(list_ends, "O(1)", geometric(100, 1000000), counted),
    Case(gcd_all, "O(log n)", geometric(16, 10**9), make_gcd),
    Case(digit_sum, "O(log n)", geometric(10, 10**9, 9), size),
    Case(jump_search, "O(sqrt n)", geometric(25, 2000000), make_search),
    Case(squares_of_odd, "O(n)", geometric(800, 1500000), random_ints),
    Case(caesar, "O(n)", geometric(300, 800000), make_text),
    Case(pair_with_sum, "O(n)", geometric(500, 1000000), make_pair_sum),
    Case(common_values, "O(n)", geometric(1000, 400000), make_two_lists),
    Case(counting_sort, "O(n)", geometric(800, 1500000), make_marks),
    Case(sort_names, "O(n log n)", geometric(500, 200000), make_names),
    Case(heap_sort, "O(n log n)", geometric(50, 40000), random_ints),
    Case(quick_sort, "O(n log n)", geometric(50, 60000), random_ints),
    Case(divisor_table, "O(n log n)", geometric(100, 150000), size),
    Case(best_span, "O(n log n)", geometric(50, 60000), make_changes),
    Case(perfect_numbers, "O(n sqrt n)", geometric(100, 22000), size),
    Case(bubble_sort, "O(n^2)", geometric(30, 1500), shuffled, True),
    Case(closest_points, "O(n^2)", geometric(20, 1200), make_points),
    Case(common_subsequence, "O(n^2)", geometric(15, 900), make_two_texts),
    Case(suffix_medians, "O(n^2 log n)", geometric(50, 1500), random_ints),
    Case(matrix_chain, "O(n^3)", geometric(12, 140), make_lengths),
    Case(hanoi, "O(2^n)", range(8, 21), size),
    Case(determinant, "O(n!)", range(2, 10), make_matrix),
]

if __name__ == "__main__":
    sys.setrecursionlimit(20000)
    main(CASES)
