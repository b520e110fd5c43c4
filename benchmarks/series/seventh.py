"""A seventh set of functions in Python, for record-series --set seventh; none of the first six's.

What somebody who learns or grades algorithms, or writes an ordinary program, would point a profiler
at. The decider has been changed with series of the first six sets in sight. This set is unseen:
truths and sizes were fixed before any decider saw a series of it. Whoever changes the decider with
these in sight has to write an eighth.
"""

import bisect
import csv
import heapq
import json
import math

from harness import Case, geometric, main, random_ints, size


# --- O(1)


def leap_years(n):
    """How many there are up to the year n, and up to each of the 299 years after that"""
    total = 0
    for year in range(n, n + 300):
        total += year // 4 - year // 100 + year // 400
    return total


PAGE = 20


def make_comments(n, rng):
    few = [rng.randrange(n // PAGE) for _ in range(20)]
    return random_ints(n, rng), rng.choices(few, k=300)


def pages_shown(data):
    """300 times one of twenty pages, of 20 comments each, however many there are"""
    comments, pages = data
    return [comments[page * PAGE:(page + 1) * PAGE] for page in pages]


def make_reserved(n, rng):
    few = [f"user{number}" for number in rng.sample(range(2 * n), 100)]
    return {f"user{2 * number}" for number in range(n)}, rng.choices(few, k=1000)


def reserved_names(data):
    """1,000 times whether one of a hundred names is in a set of n; about half of them are."""
    reserved, wanted = data
    found = 0
    for name in wanted:
        if name in reserved:
            found += 1
    return found


# --- O(log n)


def make_galloping(n, rng):
    values = sorted(random_ints(n, rng))
    return values, rng.choices(values, k=100)


def galloping_search(data):
    """100 values of a sorted list: doubling steps from the front until they are passed, then halves
    of the last step; about log2 n turns for each of both"""
    values, wanted = data
    found = 0
    for value in wanted:
        high = 1
        while high < len(values) and values[high] < value:
            high *= 2
        low, high = high // 2, min(high, len(values) - 1)
        while low < high:
            middle = (low + high) // 2
            if values[middle] < value:
                low = middle + 1
            else:
                high = middle
        found += values[low] == value
    return found


def peasant_product(n):
    """300 times three times n, by halving n and doubling 3; a turn a bit of n. Up to the largest n
    all sums have one digit inside CPython."""
    product = 0
    for _ in range(300):
        product = 0
        left, doubled = n, 3
        while left > 0:
            if left % 2 == 1:
                product += doubled
            left //= 2
            doubled *= 2
    return product


def make_seats(n, rng):
    tree = [0] * n + random_ints(n, rng)
    for i in range(n - 1, 0, -1):
        tree[i] = min(tree[2 * i], tree[2 * i + 1])
    return tree, [(rng.randrange(n), rng.randrange(10**9)) for _ in range(100)]


def cheapest_seat(data):
    """The lowest of n prices after each of 100 changes: all on the way up to the root of a tree of
    minima is made anew."""
    tree, changes = data
    lowest = []
    for seat, price in changes:
        i = seat + len(tree) // 2
        tree[i] = price
        while i > 1:
            i //= 2
            tree[i] = min(tree[2 * i], tree[2 * i + 1])
        lowest.append(tree[1])
    return lowest


# --- O(sqrt n)


def is_prime(n):
    """Odd numbers up to the root are tried, and n is a prime. All sizes are beyond 2^30, so n has
    two digits inside CPython."""
    if n < 2 or n % 2 == 0:
        return n == 2
    divisor = 3
    while divisor * divisor <= n:
        if n % divisor == 0:
            return False
        divisor += 2
    return True


def make_prime(n, rng):
    """The first one from n on, some twenty further"""
    del rng
    while not is_prime(n):
        n += 1
    return n


# --- O(n)


def make_anagram(n, rng):
    letters = rng.choices("abcdefghijklmnopqrstuvwxyz", k=n)
    text = "".join(letters)
    rng.shuffle(letters)
    return text, "".join(letters)


def is_anagram(texts):
    """The letters of one are counted, those of the other counted down; all fit."""
    first, second = texts
    counts = {}
    for letter in first:
        counts[letter] = counts.get(letter, 0) + 1
    for letter in second:
        if counts.get(letter, 0) == 0:
            return False
        counts[letter] -= 1
    return len(first) == len(second)


def make_jumps(n, rng):
    return [rng.randrange(1, 11) for _ in range(n)]


def fewest_jumps(jumps):
    """From the first place to the last; each place is looked at once for how far it leads."""
    count = end = furthest = 0
    for place in range(len(jumps) - 1):
        furthest = max(furthest, place + jumps[place])
        if place == end:
            count += 1
            end = furthest
    return count


def make_bookings(n, rng):
    return json.dumps([{"id": i, "guest": f"guest {rng.randrange(10**6)}",
                        "nights": rng.randrange(1, 15), "paid": rng.random() < 0.5}
                       for i in range(n)])


def json_read(text):
    """n bookings are read from JSON, and the nights that are paid added up."""
    return sum(booking["nights"] for booking in json.loads(text) if booking["paid"])


def make_sales(n, rng):
    return "".join(f"{rng.randrange(10**6)},city {rng.randrange(40)},{rng.randrange(100, 1000)}\n"
                   for _ in range(n))


def csv_totals(text):
    """n lines, and how much was sold in each of 40 cities"""
    totals = {}
    for _, city, price in csv.reader(text.splitlines()):
        totals[city] = totals.get(city, 0) + float(price)
    return totals


def make_nested(n, rng):
    """n numbers; two to four lists in each list, some log n deep"""
    if n <= 3:
        return random_ints(n, rng)
    parts = rng.randrange(2, 5)
    return [make_nested(n // parts, rng) for _ in range(parts)] + random_ints(n % parts, rng)


def flatten_into(flat, nested):
    for item in nested:
        if isinstance(item, list):
            flatten_into(flat, item)
        else:
            flat.append(item)


def flatten(nested):
    """There are fewer lists than numbers."""
    flat = []
    flatten_into(flat, nested)
    return flat


# --- O(n log n)


class Link:
    __slots__ = ("after", "value")

    def __init__(self, value, after):
        self.value = value
        self.after = after


def make_links(n, rng):
    first = None
    for value in random_ints(n, rng):
        first = Link(value, first)
    return first


def merge_chains(a, b):
    before = last = Link(None, None)
    while a and b:
        if a.value <= b.value:
            last.after = a
            a = a.after
        else:
            last.after = b
            b = b.after
        last = last.after
    last.after = a or b
    return before.after


def sort_chain(first):
    """A linked list is cut in the middle, both halves are sorted, and merged."""
    if first is None or first.after is None:
        return first
    slow, fast = first, first.after
    while fast and fast.after:
        slow = slow.after
        fast = fast.after.after
    second = slow.after
    slow.after = None
    return merge_chains(sort_chain(first), sort_chain(second))


class Branch:
    __slots__ = ("key", "left", "rank", "right")

    def __init__(self, key, rank):
        self.key = key
        self.rank = rank
        self.left = self.right = None


def treap_put(branch, key, rank):
    if branch is None:
        return Branch(key, rank)
    if key < branch.key:
        branch.left = treap_put(branch.left, key, rank)
        if branch.left.rank < branch.rank:
            top = branch.left
            branch.left, top.right = top.right, branch
            return top
    else:
        branch.right = treap_put(branch.right, key, rank)
        if branch.right.rank < branch.rank:
            top = branch.right
            branch.right, top.left = top.left, branch
            return top
    return branch


def make_ranked(n, rng):
    return [(rng.randrange(10**9), rng.random()) for _ in range(n)]


def treap_fill(ranked):
    """n keys with random ranks; the tree is some 2 ln n deep at a key on average."""
    root = None
    for key, rank in ranked:
        root = treap_put(root, key, rank)
    return root


def make_machines(n, rng):
    return [rng.expovariate(1) for _ in range(n)], [rng.expovariate(1) for _ in range(n)]


def machine_repairs(data):
    """n machines and the next n breakdowns: each time the first one in the heap gets a new time.
    heapq goes down to a leaf for each."""
    first_times, times = data
    heap = [(time, machine) for machine, time in enumerate(first_times)]
    heapq.heapify(heap)
    now = 0
    for time in times:
        now, machine = heap[0]
        heapq.heapreplace(heap, (now + time, machine))
    return now


def make_envelopes(n, rng):
    return [(rng.randrange(10**6), rng.randrange(10**6)) for _ in range(n)]


def nested_envelopes(envelopes):
    """How many fit into each other: sorted by width, and then the longest rise of the heights; with
    some 2 sqrt(n) at its end, each is searched for in half of log2 n steps."""
    ends = []
    for _, height in sorted(envelopes, key=lambda sides: (sides[0], -sides[1])):
        at = bisect.bisect_left(ends, height)
        if at == len(ends):
            ends.append(height)
        else:
            ends[at] = height
    return len(ends)


LIMIT = 10**6


def make_people(n, rng):
    return [rng.randrange(1, LIMIT + 1) for _ in range(n)]


def fewest_boats(weights):
    """Two at most in a boat: they are sorted, and the heaviest goes with the lightest if that
    fits."""
    weights = sorted(weights)
    boats = 0
    low, high = 0, len(weights) - 1
    while low <= high:
        if weights[low] + weights[high] <= LIMIT:
            low += 1
        high -= 1
        boats += 1
    return boats


# --- O(n sqrt n)


def square_pairs(n):
    """How often the numbers up to n are the sum of two squares; sqrt(m/2) are tried for each m."""
    pairs = 0
    for total in range(1, n + 1):
        side = 0
        while 2 * side * side <= total:
            rest = total - side * side
            if math.isqrt(rest) ** 2 == rest:
                pairs += 1
            side += 1
    return pairs


# --- O(n^2)


def make_letters(n, rng):
    return "".join(rng.choices("abcd", k=n))


def palindrome_letters(text):
    """The most letters that can be left so that a palindrome remains: for each of n^2/2 parts of
    the text, from the shorter ones"""
    n = len(text)
    inner = [0] * n
    for low in range(n - 1, -1, -1):
        row = [0] * n
        row[low] = 1
        for high in range(low + 1, n):
            if text[low] == text[high]:
                row[high] = inner[high - 1] + 2
            else:
                row[high] = max(inner[high], row[high - 1])
        inner = row
    return inner[n - 1]


def make_bodies(n, rng):
    return [(rng.random(), rng.random(), rng.random()) for _ in range(n)]


def pair_forces(bodies):
    """What n bodies in a plane do to each other, for each of n^2/2 pairs"""
    forces = [[0.0, 0.0] for _ in bodies]
    for i, (x, y, mass) in enumerate(bodies):
        for j in range(i):
            other_x, other_y, other_mass = bodies[j]
            away_x, away_y = other_x - x, other_y - y
            squared = away_x * away_x + away_y * away_y + 1e-9
            force = mass * other_mass / (squared * math.sqrt(squared))
            forces[i][0] += force * away_x
            forces[i][1] += force * away_y
            forces[j][0] -= force * away_x
            forces[j][1] -= force * away_y
    return forces


def make_answers(n, rng):
    return [rng.randrange(1000, 10000) for _ in range(n)]


def most_frequent(answers):
    """n times list.count, which looks at all n"""
    return max(answers, key=answers.count)


# --- O(n^2 log n)


def make_three_lists(n, rng):
    first, second, third = (random_ints(n, rng) for _ in range(3))
    return first, second, sorted(-2 * value for value in third)


def three_lists_to_zero(lists):
    """For each of n^2 pairs what is missing is searched for in a sorted list, by halves and with no
    way out before."""
    first, second, third = lists
    found = 0
    for a in first:
        for b in second:
            wanted = -a - b
            low, high = 0, len(third)
            while low < high:
                middle = (low + high) // 2
                if third[middle] < wanted:
                    low = middle + 1
                else:
                    high = middle
            found += low < len(third) and third[low] == wanted
    return found


# --- O(n^3)


def make_balloons(n, rng):
    return [rng.randrange(1, 101) for _ in range(n)]


def burst_balloons(numbers):
    """The most that can be won, where each that bursts counts times its two neighbours: for all
    parts of the row each balloon is tried as the last, n^3/6 in all"""
    row = [1, *numbers, 1]
    best = [[0] * len(row) for _ in row]
    for width in range(2, len(row)):
        for low in range(len(row) - width):
            high = low + width
            most = 0
            for last in range(low + 1, high):
                most = max(most, best[low][last] + row[low] * row[last] * row[high] +
                           best[last][high])
            best[low][high] = most
    return best[0][-1]


# --- O(c^n), O(n!)


def make_clauses(n, rng):
    """Six clauses of three different variables, each to be as it says"""
    return n, [[(variable, rng.randrange(2)) for variable in rng.sample(range(n), 3)]
               for _ in range(6)]


def most_satisfied(data):
    """The most of six clauses that hold at once: all 2^n lines of the truth table are tried."""
    n, clauses = data
    best = 0
    for line in range(2**n):
        held = 0
        for clause in clauses:
            for variable, wanted in clause:
                if line >> variable & 1 == wanted:
                    held += 1
                    break
        best = max(best, held)
    return best


def make_jobs(n, rng):
    return [(rng.randrange(1, 10), rng.randrange(1, 5 * n)) for _ in range(n)]


def least_late_from(jobs, now, late):
    if not jobs:
        return late
    best = math.inf
    for i, (hours, due) in enumerate(jobs):
        done = now + hours
        rest = jobs[:i] + jobs[i + 1:]
        best = min(best, least_late_from(rest, done, late + max(0, done - due)))
    return best


def least_late(jobs):
    """All orders of n jobs are tried, with n!/m! calls that have m left and do m^2 work each"""
    return least_late_from(jobs, 0, 0)


CASES = [
    Case(leap_years, "O(1)", geometric(100, 1000000), size),
    Case(pages_shown, "O(1)", geometric(100, 1000000), make_comments),
    Case(reserved_names, "O(1)", geometric(100, 500000), make_reserved),
    Case(galloping_search, "O(log n)", geometric(64, 500000, 13), make_galloping),
    Case(peasant_product, "O(log n)", geometric(16, 3 * 10**8, 13), size),
    Case(cheapest_seat, "O(log n)", geometric(32, 500000, 13), make_seats),
    Case(is_prime, "O(sqrt n)", geometric(2 * 10**9, 2 * 10**13), make_prime),
    Case(is_anagram, "O(n)", geometric(500, 800000), make_anagram),
    Case(fewest_jumps, "O(n)", geometric(500, 800000), make_jumps),
    Case(json_read, "O(n)", geometric(100, 100000), make_bookings),
    Case(csv_totals, "O(n)", geometric(200, 200000), make_sales),
    Case(flatten, "O(n)", geometric(500, 1000000), make_nested),
    Case(sort_chain, "O(n log n)", geometric(40, 40000), make_links, True),
    Case(treap_fill, "O(n log n)", geometric(30, 30000), make_ranked),
    Case(machine_repairs, "O(n log n)", geometric(80, 150000), make_machines),
    Case(nested_envelopes, "O(n log n)", geometric(80, 120000), make_envelopes),
    Case(fewest_boats, "O(n log n)", geometric(200, 300000), make_people),
    Case(square_pairs, "O(n sqrt n)", geometric(60, 12000), size),
    Case(palindrome_letters, "O(n^2)", geometric(15, 1000), make_letters),
    Case(pair_forces, "O(n^2)", geometric(12, 600), make_bodies),
    Case(most_frequent, "O(n^2)", geometric(60, 3500), make_answers),
    Case(three_lists_to_zero, "O(n^2 log n)", geometric(8, 450), make_three_lists),
    Case(burst_balloons, "O(n^3)", geometric(7, 130), make_balloons),
    Case(most_satisfied, "O(2^n)", range(5, 18), make_clauses),
    Case(least_late, "O(n!)", range(2, 10), make_jobs),
]

if __name__ == "__main__":
    main(CASES)
