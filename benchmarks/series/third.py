"""A third set of functions in Python, for record-series --set third; none of the first two sets'.

What a teacher or a reviewer would time. The decider has been changed with series of the first two
sets in sight. Truths and sizes here were fixed before a decider saw a series. It has been changed
since with these in sight too.
"""

import cmath
import collections
import heapq
import sys

from harness import Case, geometric, main, random_ints, shuffled, size


# --- O(1)


def range_contains(n):
    """1,000 times: a range answers by arithmetic and does not look through its numbers."""
    numbers = range(n)
    middle = n // 2
    found = 0
    for _ in range(1000):
        if middle in numbers:
            found += 1
    return found


class Ring:
    """The last n readings; a new one takes the place of the oldest."""

    def __init__(self, n):
        self.readings = [None] * n
        self.at = 0

    def put(self, reading):
        self.readings[self.at] = reading
        self.at += 1
        if self.at == len(self.readings):
            self.at = 0


def ring_put(ring):
    """1,000 readings, whatever the size"""
    for _ in range(1000):
        ring.put(20)


# --- O(log n)


def make_queue(n, rng):
    queue = [rng.random() for _ in range(n)]
    heapq.heapify(queue)
    return queue, [rng.random() for _ in range(400)]


def heap_replace(data):
    """400 times the first event is taken and put off: heapq goes down to a leaf each time."""
    queue, delays = data
    for delay in delays:
        heapq.heapreplace(queue, queue[0] + delay)


def make_nodes(n, rng):
    return [(rng.randrange(1, n + 1), rng.randrange(1, n + 1)) for _ in range(300)]


def common_ancestor(pairs):
    """300 pairs in a complete tree whose node i is under i // 2; most meet next to the root."""
    total = 0
    for a, b in pairs:
        while a != b:
            if a > b:
                a //= 2
            else:
                b //= 2
        total += a
    return total


def integer_root(n):
    """100 times by halving; by division, so that no number is larger than n."""
    low = 0
    for _ in range(100):
        low, high = 0, n + 1
        while high - low > 1:
            middle = (low + high) // 2
            if middle <= n // middle:
                low = middle
            else:
                high = middle
    return low


# --- O(sqrt n)


def coin_stairs(n):
    """Rows of 1, 2, 3 ... coins, sqrt(2n) of them; from 2^30 on n has two digits in CPython."""
    rows = 0
    while n > rows:
        rows += 1
        n -= rows
    return rows


# --- O(n)


def make_palindrome(n, rng):
    half = "".join(rng.choices("abcdefghij", k=(n + 1) // 2))
    return half + half[::-1][n % 2:]


def is_palindrome(text):
    """It is one, so all n/2 pairs are looked at."""
    low, high = 0, len(text) - 1
    while low < high:
        if text[low] != text[high]:
            return False
        low += 1
        high -= 1
    return True


def fibonacci_table(n):
    """Modulo 10^9 + 7, so that no number becomes long"""
    table = [0, 1]
    for i in range(2, n + 1):
        table.append((table[i - 1] + table[i - 2]) % 1000000007)
    return table[n]


def make_graph(n, rng):
    """Each node is joined to one before it, so all are reached, and n more edges"""
    edges = [(node, rng.randrange(node)) for node in range(1, n)]
    edges += [(rng.randrange(n), rng.randrange(n)) for _ in range(n)]
    neighbours = [[] for _ in range(n)]
    for a, b in edges:
        neighbours[a].append(b)
        neighbours[b].append(a)
    return neighbours


def breadth_first(neighbours):
    """n nodes and 2n - 1 edges, each seen from both ends"""
    distances = [None] * len(neighbours)
    distances[0] = 0
    queue = collections.deque([0])
    while queue:
        node = queue.popleft()
        for other in neighbours[node]:
            if distances[other] is None:
                distances[other] = distances[node] + 1
                queue.append(other)
    return distances


def make_brackets(n, rng):
    letters, still_open = [], []
    for left in range(n - n % 2, 0, -1):
        if not still_open or (len(still_open) < left and rng.random() < 0.5):
            letters.append(rng.choice("([{"))
            still_open.append({"(": ")", "[": "]", "{": "}"}[letters[-1]])
        else:
            letters.append(still_open.pop())
    return "".join(letters)


def balanced_brackets(text):
    """They are, so all are looked at."""
    partners = {")": "(", "]": "[", "}": "{"}
    still_open = []
    for letter in text:
        if letter in "([{":
            still_open.append(letter)
        elif not still_open or still_open.pop() != partners[letter]:
            return False
    return not still_open


class Link:
    __slots__ = ("value", "next")

    def __init__(self, value, rest):
        self.value = value
        self.next = rest


class Chain:
    def __init__(self, values):
        self.first = None
        for value in values:
            self.first = Link(value, self.first)


def make_chain(n, rng):
    return Chain(random_ints(n, rng))


def reverse_chain(chain):
    """In place; the next call turns it back."""
    before, link = None, chain.first
    while link is not None:
        after = link.next
        link.next = before
        before, link = link, after
    chain.first = before


# --- O(n log n)


def longest_rise(values):
    """By the least end of each length, of which there are about 2 sqrt k after k random numbers:
    log2 n / 2 + 1 halvings a number"""
    ends = []
    for value in values:
        low, high = 0, len(ends)
        while low < high:
            middle = (low + high) // 2
            if ends[middle] < value:
                low = middle + 1
            else:
                high = middle
        if low == len(ends):
            ends.append(value)
        else:
            ends[low] = value
    return len(ends)


def push_falling(values):
    """Each is less than all before it and climbs log2 k levels, up to the root."""
    heap = []
    for value in values:
        heapq.heappush(heap, value)
    return heap


class Node:
    __slots__ = ("key", "left", "right")

    def __init__(self, key):
        self.key = key
        self.left = self.right = None


def tree_insert(root, key):
    node = root
    while True:
        if key < node.key:
            if node.left is None:
                node.left = Node(key)
                return
            node = node.left
        else:
            if node.right is None:
                node.right = Node(key)
                return
            node = node.right


def tree_walk(node, keys):
    if node is not None:
        tree_walk(node.left, keys)
        keys.append(node.key)
        tree_walk(node.right, keys)


def tree_sort(values):
    """A search tree of numbers in random order, unbalanced: 1.39 n log2 n comparisons on average"""
    root = Node(values[0])
    for value in values[1:]:
        tree_insert(root, value)
    keys = []
    tree_walk(root, keys)
    return keys


def make_signal(n, rng):
    return [rng.random() for _ in range(n)]


def fourier(signal):
    """By halves: log2 n levels of n/2 turns each; the sizes are powers of two."""
    n = len(signal)
    if n == 1:
        return signal
    even, odd = fourier(signal[::2]), fourier(signal[1::2])
    result = [0] * n
    for k in range(n // 2):
        turned = cmath.exp(-2j * cmath.pi * k / n) * odd[k]
        result[k] = even[k] + turned
        result[k + n // 2] = even[k] - turned
    return result


# --- O(n sqrt n)


def fewest_squares(n):
    """How many squares make up each k up to n, from sqrt(k) smaller ones: 2/3 n^1.5 turns"""
    counts = [0]
    for k in range(1, n + 1):
        best = k
        root = 1
        while root * root <= k:
            count = counts[k - root * root] + 1
            if count < best:
                best = count
            root += 1
        counts.append(best)
    return counts[n]


# --- O(n^2)


def selection_sort(values):
    for i in range(len(values)):
        least = i
        for j in range(i + 1, len(values)):
            if values[j] < values[least]:
                least = j
        values[i], values[least] = values[least], values[i]
    return values


def longest_rise_table(values):
    """Each number is compared with all before it."""
    lengths = []
    for i, value in enumerate(values):
        best = 0
        for j in range(i):
            if values[j] < value and lengths[j] > best:
                best = lengths[j]
        lengths.append(best + 1)
    return max(lengths)


def make_three_sum(n, rng):
    return sorted(3 * rng.randrange(-10**6, 10**6) for _ in range(n))


def three_sum(values):
    """Two pointers for each first one; all numbers are divided by 3 and the sum is not, so the
    pointers always meet: n^2/2 turns."""
    for i, first in enumerate(values):
        low, high = i + 1, len(values) - 1
        while low < high:
            total = first + values[low] + values[high]
            if total == 1:
                return first, values[low], values[high]
            if total < 1:
                low += 1
            else:
                high -= 1
    return None


# --- O(n^2 log n)


def pair_sums(values):
    """n^2 sums in no order, sorted: n^2 log2(n^2) comparisons less the runs that are there"""
    return sorted(a + b for a in values for b in values)


# --- O(n^3)


def make_field(n, rng):
    return [[rng.randrange(-9, 10) for _ in range(n)] for _ in range(n)]


def best_rectangle(field):
    """The largest sum of a rectangle: n^2/2 bands of rows, each gone through once by columns"""
    n = len(field)
    best = field[0][0]
    for top in range(n):
        columns = [0] * n
        for bottom in range(top, n):
            row = field[bottom]
            here = 0
            for x in range(n):
                columns[x] += row[x]
                here = columns[x] if here < 0 else here + columns[x]
                if here > best:
                    best = here
    return best


# --- O(c^n), O(n!)


def gray_codes(n):
    """Each bit doubles the list: 1 + 2 + 4 + ... + 2^(n - 1) codes are added."""
    codes = [0]
    for bit in range(n):
        codes += [code | 1 << bit for code in reversed(codes)]
    return codes


def make_costs(n, rng):
    return [[rng.randrange(1, 100) for _ in range(n)] for _ in range(n)]


def cheapest(costs, worker, jobs):
    if not jobs:
        return 0
    best = None
    for job in jobs:
        others = [other for other in jobs if other != job]
        cost = costs[worker][job] + cheapest(costs, worker + 1, others)
        if best is None or cost < best:
            best = cost
    return best


def assign_jobs(costs):
    """Every order of the jobs: n!/m! calls with m jobs left and m^2 work each, and the sum of
    m^2/m! is bounded."""
    return cheapest(costs, 0, list(range(len(costs))))


CASES = [
    Case(range_contains, "O(1)", geometric(1000, 10**9), size),
    Case(ring_put, "O(1)", geometric(100, 1000000), lambda n, _: Ring(n)),
    Case(heap_replace, "O(log n)", geometric(64, 500000), make_queue),
    Case(common_ancestor, "O(log n)", geometric(64, 10**9, 13), make_nodes),
    Case(integer_root, "O(log n)", geometric(16, 10**9, 13), size),
    Case(coin_stairs, "O(sqrt n)", geometric(10**6, 4 * 10**12), size),
    Case(is_palindrome, "O(n)", geometric(1000, 2000000), make_palindrome),
    Case(fibonacci_table, "O(n)", geometric(500, 800000), size),
    Case(breadth_first, "O(n)", geometric(100, 100000), make_graph),
    Case(balanced_brackets, "O(n)", geometric(500, 1000000), make_brackets),
    Case(reverse_chain, "O(n)", geometric(2000, 2000000), make_chain),
    Case(longest_rise, "O(n log n)", geometric(80, 100000), random_ints),
    Case(push_falling, "O(n log n)", geometric(300, 300000), lambda n, _: list(range(n, 0, -1))),
    Case(tree_sort, "O(n log n)", geometric(50, 50000), random_ints),
    Case(fourier, "O(n log n)", [2**k for k in range(5, 16)], make_signal),
    Case(fewest_squares, "O(n sqrt n)", geometric(60, 12000), size),
    Case(selection_sort, "O(n^2)", geometric(30, 2000), shuffled, True),
    Case(longest_rise_table, "O(n^2)", geometric(25, 1800), random_ints),
    Case(three_sum, "O(n^2)", geometric(15, 1400), make_three_sum),
    Case(pair_sums, "O(n^2 log n)", geometric(6, 400), random_ints),
    Case(best_rectangle, "O(n^3)", geometric(5, 100), make_field),
    Case(gray_codes, "O(2^n)", range(8, 21), size),
    Case(assign_jobs, "O(n!)", range(2, 10), make_costs),
]

if __name__ == "__main__":
    sys.setrecursionlimit(20000)
    main(CASES)
