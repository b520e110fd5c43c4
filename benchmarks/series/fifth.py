"""A fifth set of functions in Python, for record-series --set fifth; none of the first four's.

What somebody who learns or grades algorithms would point a profiler at: exercises and the programs
of textbooks. The decider has been changed with series of the first four sets in sight. Truths and
sizes here were fixed before a decider saw a series; it has been changed since with these in sight too.
"""

import collections
import heapq
import math
import sys

from harness import Case, geometric, main, random_ints, size


# --- O(1)


def make_cache(n, rng):
    cache = collections.OrderedDict((page, page) for page in range(n))
    few = rng.sample(range(n), 100)
    return cache, rng.choices(few, k=1000)


def recent_pages(data):
    """1,000 times one of a hundred pages is read and becomes the latest, however many are kept."""
    cache, wanted = data
    total = 0
    for page in wanted:
        total += cache[page]
        cache.move_to_end(page)
    return total


KNIGHT_STEPS = [(1, 2), (2, 1), (2, -1), (1, -2), (-1, -2), (-2, -1), (-2, 1), (-1, 2)]


def make_squares(n, rng):
    return n, [(rng.randrange(n), rng.randrange(n)) for _ in range(200)]


def knight_moves(data):
    """From 200 squares of a board n wide: eight moves are tried from each."""
    n, squares = data
    moves = 0
    for x, y in squares:
        for step_x, step_y in KNIGHT_STEPS:
            if 0 <= x + step_x < n and 0 <= y + step_y < n:
                moves += 1
    return moves


# --- O(log n)


def trailing_zeros(n):
    """300 times those of n factorial, by Legendre: n/5 + n/25 + ..., a turn a power of 5"""
    zeros = 0
    for _ in range(300):
        zeros = 0
        left = n
        while left > 0:
            left //= 5
            zeros += left
    return zeros


def survivor(n):
    if n == 1:
        return 1
    if n % 2 == 0:
        return 2 * survivor(n // 2) - 1
    return 2 * survivor(n // 2) + 1


def last_in_circle(n):
    """300 times who of n is left if every second one goes; each call halves the circle."""
    total = 0
    for _ in range(300):
        total += survivor(n)
    return total


def make_best_prices(n, rng):
    return n, [rng.randrange(n + 1) for _ in range(100)]


def best_prices(data):
    """100 times the top of a curve that rises and falls; a third is cut off in each turn, wherever
    the top is."""
    n, tops = data
    found = []
    for top in tops:
        low, high = 0, n
        while high - low > 2:
            third = (high - low) // 3
            left, right = low + third, high - third
            if -abs(left - top) < -abs(right - top):
                low = left
            else:
                high = right
        found.append(max(range(low, high + 1), key=lambda price, top=top: -abs(price - top)))
    return found


# --- O(sqrt n)


def simplest_root(n):
    """sqrt(72) is 6 sqrt(2): the largest square that divides n, of all up to n. From 2^30 on n has
    two digits in CPython."""
    outside = 1
    factor = 2
    while factor * factor <= n:
        if n % (factor * factor) == 0:
            outside = factor
        factor += 1
    return outside, n // (outside * outside)


def root_by_counting(n):
    """Up from 0, a turn a whole number; from 2^30 on n has two digits in CPython."""
    root = 0
    while (root + 1) * (root + 1) <= n:
        root += 1
    return root


# --- O(n)


def linear_search(values):
    """Of a number that is not there"""
    for i, value in enumerate(values):
        if value == -1:
            return i
    return -1


def two_sum(values):
    """With a dict of what was seen; no pair has a sum below 0, so all are looked at. Amortised: the
    table is made anew at certain sizes."""
    seen = {}
    for i, value in enumerate(values):
        if -1 - value in seen:
            return seen[-1 - value], i
        seen[value] = i
    return None


def make_heights(n, rng):
    return [rng.randrange(101) for _ in range(n)]


def rain_water(heights):
    """What stays between walls: the highest on the left of each, on the right, and a third pass"""
    n = len(heights)
    left, right = [0] * n, [0] * n
    highest = 0
    for i in range(n):
        highest = max(highest, heights[i])
        left[i] = highest
    highest = 0
    for i in range(n - 1, -1, -1):
        highest = max(highest, heights[i])
        right[i] = highest
    water = 0
    for i in range(n):
        water += min(left[i], right[i]) - heights[i]
    return water


def next_warmer(temperatures):
    """Days until a warmer one. Each day comes on the stack once and leaves it once at most."""
    waits = [0] * len(temperatures)
    waiting = []
    for day, temperature in enumerate(temperatures):
        while waiting and temperatures[waiting[-1]] < temperature:
            before = waiting.pop()
            waits[before] = day - before
        waiting.append(day)
    return waits


PATTERN = "abaababaabaab"


def make_letters(n, rng):
    return "".join(rng.choices("ab", k=n))


def failure_table(pattern):
    table = [0] * len(pattern)
    matched = 0
    for i in range(1, len(pattern)):
        while matched > 0 and pattern[i] != pattern[matched]:
            matched = table[matched - 1]
        if pattern[i] == pattern[matched]:
            matched += 1
        table[i] = matched
    return table


def knuth_morris_pratt(text):
    """13 letters in a text of n: each step back undoes a step ahead, so under 2n turns"""
    table = failure_table(PATTERN)
    found = matched = 0
    for letter in text:
        while matched > 0 and letter != PATTERN[matched]:
            matched = table[matched - 1]
        if letter == PATTERN[matched]:
            matched += 1
        if matched == len(PATTERN):
            found += 1
            matched = table[matched - 1]
    return found


def quick_select(values):
    """The median. The numbers come in random order, so what is left shrinks by a factor each time:
    3.4 n comparisons on average with the pivot."""
    at = len(values) // 2
    while True:
        pivot = values[len(values) // 2]
        less = [value for value in values if value < pivot]
        more = [value for value in values if value > pivot]
        same = len(values) - len(less) - len(more)
        if at < len(less):
            values = less
        elif at < len(less) + same:
            return pivot
        else:
            at -= len(less) + same
            values = more


# --- O(n log n)


def make_points(n, rng):
    return [(rng.random(), rng.random()) for _ in range(n)]


def distance_squared(a, b):
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2


def closest_of(by_x, by_y):
    if len(by_x) <= 3:
        return min(distance_squared(a, b) for i, a in enumerate(by_x) for b in by_x[:i])
    middle = len(by_x) // 2
    border = by_x[middle]
    below = [point for point in by_y if point < border]
    above = [point for point in by_y if point >= border]
    best = min(closest_of(by_x[:middle], below), closest_of(by_x[middle:], above))
    strip = [point for point in by_y if (point[0] - border[0]) ** 2 < best]
    for i, point in enumerate(strip):
        for other in strip[i + 1:i + 8]:
            best = min(best, distance_squared(point, other))
    return best


def closest_by_halves(points):
    """Sorted once each way; then linear work at each of log2 n levels, since a point in the strip
    is compared with seven at most."""
    return closest_of(sorted(points), sorted(points, key=lambda point: point[1]))


def make_roads(n, rng):
    """Each town is joined to one before it, so all are reached, and n more roads."""
    roads = [(rng.random(), town, rng.randrange(town)) for town in range(1, n)]
    roads += [(rng.random(), rng.randrange(n), rng.randrange(n)) for _ in range(n)]
    return n, roads


def group_of(parents, town):
    while parents[town] != town:
        parents[town] = parents[parents[town]]
        town = parents[town]
    return town


def kruskal(data):
    """2n roads are sorted; then each is looked at once, in next to constant time."""
    n, roads = data
    parents = list(range(n))
    total = 0
    for length, a, b in sorted(roads):
        first, second = group_of(parents, a), group_of(parents, b)
        if first != second:
            parents[first] = second
            total += length
    return total


def make_ways(n, rng):
    ways = [[(rng.random(), rng.randrange(n)) for _ in range(3)] for _ in range(n)]
    for town in range(1, n):
        ways[rng.randrange(town)].append((rng.random(), town))
    return ways


def dijkstra(ways):
    """4n ways at random, all towns reached: the heap holds a part of n for most of the time, and
    heapq goes down to a leaf for each that is taken."""
    distances = [math.inf] * len(ways)
    distances[0] = 0
    heap = [(0, 0)]
    while heap:
        distance, town = heapq.heappop(heap)
        if distance > distances[town]:
            continue
        for length, other in ways[town]:
            if distance + length < distances[other]:
                distances[other] = distance + length
                heapq.heappush(heap, (distances[other], other))
    return distances


def running_median(values):
    """Two heaps of half of what has come; every second number moves one from heap to heap, for
    which heapq goes down to a leaf."""
    low, high = [], []
    medians = []
    for value in values:
        heapq.heappush(low, -heapq.heappushpop(high, value))
        if len(low) > len(high):
            heapq.heappush(high, -heapq.heappop(low))
        medians.append(high[0])
    return medians


def half_hull(points):
    hull = []
    for x, y in points:
        while len(hull) > 1:
            (x1, y1), (x2, y2) = hull[-2], hull[-1]
            if (x2 - x1) * (y - y1) > (y2 - y1) * (x - x1):
                break
            hull.pop()
        hull.append((x, y))
    return hull


def convex_hull(points):
    """The points are sorted, and then gone through twice in linear time."""
    points = sorted(points)
    return half_hull(points)[:-1] + half_hull(reversed(points))[:-1]


# --- O(n sqrt n)


def make_asked(n, rng):
    asked = [sorted((rng.randrange(n + 1), rng.randrange(n + 1))) for _ in range(n)]
    return [rng.randrange(n) for _ in range(n)], asked


def distinct_in_ranges(data):
    """Mo's order of n ranges: from one to the next the lower end moves by sqrt(n) at most, and the
    upper end once through all for each of sqrt(n) blocks."""
    values, asked = data
    width = math.isqrt(len(values))
    counts = [0] * len(values)
    answers = [0] * len(asked)
    at_low = at_high = distinct = 0
    for number in sorted(range(len(asked)), key=lambda i: (asked[i][0] // width, asked[i][1])):
        low, high = asked[number]
        while at_high < high:
            counts[values[at_high]] += 1
            distinct += counts[values[at_high]] == 1
            at_high += 1
        while at_low > low:
            at_low -= 1
            counts[values[at_low]] += 1
            distinct += counts[values[at_low]] == 1
        while at_high > high:
            at_high -= 1
            counts[values[at_high]] -= 1
            distinct -= counts[values[at_high]] == 0
        while at_low < low:
            counts[values[at_low]] -= 1
            distinct -= counts[values[at_low]] == 0
            at_low += 1
        answers[number] = distinct
    return answers


# --- O(n^2)


def make_arcs(n, rng):
    return n, [(rng.randrange(n), rng.randrange(n), rng.randrange(1, 100)) for _ in range(3 * n)]


def bellman_ford(data):
    """n - 1 rounds over 3n arcs, none left out early"""
    n, arcs = data
    distances = [math.inf] * n
    distances[0] = 0
    for _ in range(n - 1):
        for a, b, length in arcs:
            if distances[a] + length < distances[b]:
                distances[b] = distances[a] + length
    return distances


def make_haystack(n, rng):
    del rng
    return "a" * n, "a" * (n // 2 - 1) + "b"


def naive_search(texts):
    """At n/2 places the n/2 letters of the needle are compared up to the last, which differs."""
    text, needle = texts
    for start in range(len(text) - len(needle) + 1):
        matched = 0
        while matched < len(needle) and text[start + matched] == needle[matched]:
            matched += 1
        if matched == len(needle):
            return start
    return -1


def make_picture(n, rng):
    return [[rng.randrange(256) for _ in range(n)] for _ in range(n)]


def rotate_picture(picture):
    """n by n points by a quarter turn, in place: four change places in each of n^2/4 turns."""
    n = len(picture)
    for y in range(n // 2):
        for x in range((n + 1) // 2):
            kept = picture[y][x]
            picture[y][x] = picture[n - 1 - x][y]
            picture[n - 1 - x][y] = picture[n - 1 - y][n - 1 - x]
            picture[n - 1 - y][n - 1 - x] = picture[x][n - 1 - y]
            picture[x][n - 1 - y] = kept
    return picture


# --- O(n^2 log n)


def make_sorted_lists(n, rng):
    return [sorted(random_ints(n, rng)) for _ in range(n)]


def merge_many(lists):
    """n lists of n each, by a heap of their n first numbers: log2 n levels for each of n^2"""
    heap = [(values[0], number, 0) for number, values in enumerate(lists)]
    heapq.heapify(heap)
    merged = []
    while heap:
        value, number, at = heap[0]
        merged.append(value)
        if at + 1 < len(lists[number]):
            heapq.heapreplace(heap, (lists[number][at + 1], number, at + 1))
        else:
            heapq.heappop(heap)
    return merged


# --- O(n^3)


def make_three_texts(n, rng):
    return ["".join(rng.choices("acgt", k=n)) for _ in range(3)]


def common_to_three(texts):
    """The longest common subsequence of three texts, by the whole table of (n + 1)^3 cells"""
    first, second, third = texts
    n = len(first)
    table = [[[0] * (n + 1) for _ in range(n + 1)] for _ in range(n + 1)]
    for i in range(1, n + 1):
        for j in range(1, n + 1):
            for k in range(1, n + 1):
                if first[i - 1] == second[j - 1] == third[k - 1]:
                    table[i][j][k] = table[i - 1][j - 1][k - 1] + 1
                else:
                    table[i][j][k] = max(table[i - 1][j][k], table[i][j - 1][k],
                                         table[i][j][k - 1])
    return table[n][n][n]


# --- O(c^n), O(n!)


def make_weights(n, rng):
    return [rng.randrange(1, 20) for _ in range(n)]


def balanced_ways(weights, at, difference):
    if at == len(weights):
        return 1 if difference == 0 else 0
    return (balanced_ways(weights, at + 1, difference - weights[at]) +
            balanced_ways(weights, at + 1, difference) +
            balanced_ways(weights, at + 1, difference + weights[at]))


def weighings(weights):
    """Each weight is on the left, on the right or on neither: 3^n leaves, nothing is cut off."""
    return balanced_ways(weights, 0, 10)


def arrivals(n):
    """In how many orders n guests can come, counted one by one: n!/m! calls with m guests left"""
    if n == 0:
        return 1
    orders = 0
    for _ in range(n):
        orders += arrivals(n - 1)
    return orders


CASES = [
    Case(recent_pages, "O(1)", geometric(100, 1000000), make_cache),
    Case(knight_moves, "O(1)", geometric(100, 1000000), make_squares),
    Case(trailing_zeros, "O(log n)", geometric(16, 10**9, 13), size),
    Case(last_in_circle, "O(log n)", geometric(16, 10**9, 13), size),
    Case(best_prices, "O(log n)", geometric(16, 10**9, 13), make_best_prices),
    Case(simplest_root, "O(sqrt n)", geometric(10**6, 10**12), size),
    Case(root_by_counting, "O(sqrt n)", geometric(10**6, 4 * 10**12), size),
    Case(linear_search, "O(n)", geometric(2000, 2000000), random_ints),
    Case(two_sum, "O(n)", geometric(500, 500000), random_ints),
    Case(rain_water, "O(n)", geometric(300, 600000), make_heights),
    Case(next_warmer, "O(n)", geometric(500, 1000000), make_heights),
    Case(knuth_morris_pratt, "O(n)", geometric(500, 1500000), make_letters),
    Case(quick_select, "O(n)", geometric(500, 1000000), random_ints),
    Case(closest_by_halves, "O(n log n)", geometric(40, 40000), make_points),
    Case(kruskal, "O(n log n)", geometric(60, 100000), make_roads),
    Case(dijkstra, "O(n log n)", geometric(40, 80000), make_ways),
    Case(running_median, "O(n log n)", geometric(120, 250000), random_ints),
    Case(convex_hull, "O(n log n)", geometric(80, 150000), make_points),
    Case(distinct_in_ranges, "O(n sqrt n)", geometric(60, 10000), make_asked),
    Case(bellman_ford, "O(n^2)", geometric(12, 1000), make_arcs),
    Case(naive_search, "O(n^2)", geometric(40, 3000), make_haystack),
    Case(rotate_picture, "O(n^2)", geometric(20, 1000), make_picture),
    Case(merge_many, "O(n^2 log n)", geometric(6, 450), make_sorted_lists),
    Case(common_to_three, "O(n^3)", geometric(5, 90), make_three_texts),
    Case(weighings, "O(3^n)", range(4, 14), make_weights),
    Case(arrivals, "O(n!)", range(2, 10), size),
]

if __name__ == "__main__":
    sys.setrecursionlimit(20000)
    main(CASES)
