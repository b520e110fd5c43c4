"""A sixth set of functions in Python, for record-series --set sixth; none of the first five's.

What somebody who learns or grades algorithms would point a profiler at: exercises and the programs
of textbooks. The decider has been changed with series of the first five sets in sight. Truths and
sizes here were fixed before a decider saw a series; since then it has been changed with these in
sight, and there is a seventh set.
"""

import bisect
import collections
import heapq
import itertools
import math

from harness import Case, geometric, main, random_ints, shuffled, size


# --- O(1)


def make_totals(n, rng):
    totals = [0, *itertools.accumulate(rng.randrange(100) for _ in range(n))]
    ranges = [sorted((rng.randrange(n + 1), rng.randrange(n + 1))) for _ in range(300)]
    return totals, ranges


def range_totals(data):
    """300 sums from one place to another, each the difference of two that were added up before"""
    totals, ranges = data
    return [totals[high] - totals[low] for low, high in ranges]


def clock_angles(n):
    """The angle of the two hands, n minutes after midnight and in the 299 minutes after that"""
    largest = 0
    for minute in range(n, n + 300):
        hours = minute % 720 / 2
        minutes = minute % 60 * 6
        angle = abs(hours - minutes)
        largest = max(largest, min(angle, 360 - angle))
    return largest


def make_stones(n, rng):
    board = ["".join(rng.choices("ry", k=6)) for _ in range(n)]
    return board, [(rng.randrange(n), rng.randrange(6)) for _ in range(100)]


def same_stones(board, column, row, step_x, step_y):
    """How many of the next three that way have the colour of this one, without a gap"""
    colour = board[column][row]
    for count in range(3):
        column += step_x
        row += step_y
        if not (0 <= column < len(board) and 0 <= row < 6) or board[column][row] != colour:
            return count
    return 3


def connect_four(data):
    """Whether four are in a row through each of 100 stones, on a board of 6 rows and n columns"""
    board, places = data
    wins = 0
    for column, row in places:
        for step_x, step_y in ((1, 0), (0, 1), (1, 1), (1, -1)):
            ahead = same_stones(board, column, row, step_x, step_y)
            behind = same_stones(board, column, row, -step_x, -step_y)
            if ahead + behind >= 3:
                wins += 1
                break
    return wins


# --- O(log n)


def make_fenwick(n, rng):
    """The tree of n ones, and 100 places of it"""
    return [i & -i for i in range(n + 1)], [rng.randrange(1, n + 1) for _ in range(100)]


def fenwick_sums(data):
    """At 100 places 1 is added, and the sum up to there is asked for: a turn for about every second
    bit of n each, on average over the places"""
    tree, places = data
    total = 0
    for place in places:
        i = place
        while i < len(tree):
            tree[i] += 1
            i += i & -i
        i = place
        while i > 0:
            total += tree[i]
            i -= i & -i
    return total


def zeckendorf(n):
    """100 times n as a sum of Fibonacci numbers that are no neighbours: each of those up to n is
    made and tried once. None has two digits inside CPython."""
    parts = []
    for _ in range(100):
        numbers = [1, 2]
        while numbers[-1] + numbers[-2] <= n:
            numbers.append(numbers[-1] + numbers[-2])
        parts = []
        left = n
        for number in reversed(numbers):
            if number <= left:
                parts.append(number)
                left -= number
    return parts


def make_two_sorted_lists(n, rng):
    return sorted(random_ints(n, rng)), sorted(random_ints(n, rng))


def median_of_two(lists):
    """100 times the lower median of all 2n numbers of two sorted lists. How many of its lower half
    the first list gives is halved down to one answer, with no way out before."""
    first, second = lists
    n = len(first)
    median = 0
    for _ in range(100):
        low, high = 0, n
        while low < high:
            taken = (low + high) // 2
            if first[taken] < second[n - taken - 1]:
                low = taken + 1
            else:
                high = taken
        median = max(first[low - 1] if low > 0 else -1, second[n - low - 1] if low < n else -1)
    return median


# --- O(sqrt n)


def divisors_of_all(n):
    """How many divisors the numbers from 1 to n have together: the sum of n // i. Where that stays
    the same, it is added at once, which leaves two turns for each number up to sqrt(n)."""
    total = 0
    low = 1
    while low <= n:
        quotient = n // low
        high = n // quotient
        total += quotient * (high - low + 1)
        low = high + 1
    return total


# --- O(n)


def make_votes(n, rng):
    votes = ["yes"] * (n // 2 + 1) + rng.choices(("no", "perhaps"), k=n - n // 2 - 1)
    rng.shuffle(votes)
    return votes


def majority_vote(votes):
    """Boyer and Moore: one pass to find who may have it, and one to count"""
    leader, lead = None, 0
    for vote in votes:
        if lead == 0:
            leader = vote
        lead += 1 if vote == leader else -1
    count = 0
    for vote in votes:
        if vote == leader:
            count += 1
    return leader if 2 * count > len(votes) else None


def make_walls(n, rng):
    return [rng.randrange(1, 10001) for _ in range(n)]


def most_water(walls):
    """Between two of n walls: the lower of the outermost two is left out, until one is left."""
    low, high = 0, len(walls) - 1
    best = 0
    while low < high:
        best = max(best, (high - low) * min(walls[low], walls[high]))
        if walls[low] < walls[high]:
            low += 1
        else:
            high -= 1
    return best


def make_postfix(n, rng):
    """n numbers, and n - 1 signs as soon as two are there or later"""
    tokens = []
    depth = numbers = 0
    while numbers < n or depth > 1:
        if numbers < n and (depth < 2 or rng.random() < 0.5):
            tokens.append(str(rng.randrange(10)))
            numbers += 1
            depth += 1
        else:
            tokens.append(rng.choice("+-"))
            depth -= 1
    return tokens


def evaluate_postfix(tokens):
    """With a stack; all that comes on it is of one digit inside CPython."""
    stack = []
    for token in tokens:
        if token == "+":
            right = stack.pop()
            left = stack.pop()
            stack.append(left + right)
        elif token == "-":
            right = stack.pop()
            left = stack.pop()
            stack.append(left - right)
        else:
            stack.append(int(token))
    return stack.pop()


def make_courses(n, rng):
    """For each course those that need it: 2n in all, and none that comes before it in some order"""
    order = shuffled(n, rng)
    needed_by = [[] for _ in range(n)]
    for _ in range(2 * n):
        a, b = rng.randrange(n), rng.randrange(n)
        if a != b:
            needed_by[order[min(a, b)]].append(order[max(a, b)])
    return needed_by


def course_order(needed_by):
    """Kahn: each course is taken once, and each need looked at twice."""
    waits_for = [0] * len(needed_by)
    for others in needed_by:
        for other in others:
            waits_for[other] += 1
    ready = collections.deque(course for course, count in enumerate(waits_for) if count == 0)
    order = []
    while ready:
        course = ready.popleft()
        order.append(course)
        for other in needed_by[course]:
            waits_for[other] -= 1
            if waits_for[other] == 0:
                ready.append(other)
    return order


class Node:
    __slots__ = ("left", "right")

    def __init__(self, left, right):
        self.left = left
        self.right = right


def make_shape(n, rng):
    """That of a search tree of n random keys; its depth is some 2 to 3 log2 n."""
    if n == 0:
        return None
    left = rng.randrange(n)
    return Node(make_shape(left, rng), make_shape(n - 1 - left, rng))


def depth_and_diameter(node):
    if node is None:
        return 0, 0
    left_depth, left_best = depth_and_diameter(node.left)
    right_depth, right_best = depth_and_diameter(node.right)
    best = max(left_best, right_best, left_depth + right_depth)
    return 1 + max(left_depth, right_depth), best


def tree_diameter(root):
    """The longest way between two of n nodes; each is looked at once."""
    return depth_and_diameter(root)[1]


def trapezoid_rule(n):
    """The area under a sine, from 0 to pi, in n strips"""
    width = math.pi / n
    area = (math.sin(0) + math.sin(math.pi)) / 2
    for i in range(1, n):
        area += math.sin(i * width)
    return area * width


# --- O(n log n)


def smaller_after(values):
    """How many after each are smaller, of the numbers from 0 to n - 1 in random order: from the
    right, with a Fenwick tree, a turn for about every second bit of n to ask and to add each"""
    tree = [0] * (len(values) + 1)
    counts = [0] * len(values)
    for at in range(len(values) - 1, -1, -1):
        i = values[at]
        while i > 0:
            counts[at] += tree[i]
            i -= i & -i
        i = values[at] + 1
        while i < len(tree):
            tree[i] += 1
            i += i & -i
    return counts


def make_weights(n, rng):
    return [rng.random() for _ in range(n)]


def last_stone(weights):
    """The two heaviest meet, and what is left of the heavier comes back: n - 1 times, or a little
    less where two are alike. heapq goes down to a leaf for each that is taken."""
    heap = [-weight for weight in weights]
    heapq.heapify(heap)
    while len(heap) > 1:
        heaviest = heapq.heappop(heap)
        second = heapq.heappop(heap)
        if heaviest != second:
            heapq.heappush(heap, heaviest - second)
    return -heap[0] if heap else 0


def make_visits(n, rng):
    visits = []
    for _ in range(n):
        arrival = rng.randrange(10**6)
        visits.append((arrival, arrival + 1 + rng.randrange(10**5)))
    return visits


def most_at_once(visits):
    """2n arrivals and leavings are sorted, and gone through once."""
    events = []
    for arrival, leaving in visits:
        events.append((arrival, 1))
        events.append((leaving, -1))
    events.sort()
    most = present = 0
    for _, change in events:
        present += change
        most = max(most, present)
    return most


def make_offers(n, rng):
    offers = []
    for _ in range(n):
        start = rng.randrange(10**6)
        offers.append((start, start + rng.randrange(1, 10**4), rng.randrange(1, 1000)))
    return offers


def best_offers(offers):
    """The most that can be earned by offers of which no two overlap: they are sorted by their ends,
    and for each the last that ends before it is searched for by halves."""
    offers = sorted(offers, key=lambda offer: offer[1])
    ends = [end for _, end, _ in offers]
    best = [0]
    for number, (start, _, pay) in enumerate(offers):
        before = bisect.bisect_right(ends, start, 0, number)
        best.append(max(best[number], best[before] + pay))
    return best[-1]


# --- O(n^2)


def make_islands(n, rng):
    return ["".join(rng.choices("#.", k=n)) for _ in range(n)]


def count_islands(field):
    """n by n places; each that is land is put on the stack once."""
    n = len(field)
    seen = [[False] * n for _ in range(n)]
    islands = 0
    for row in range(n):
        for column in range(n):
            if field[row][column] != "#" or seen[row][column]:
                continue
            islands += 1
            seen[row][column] = True
            stack = [(row, column)]
            while stack:
                y, x = stack.pop()
                for next_y, next_x in ((y - 1, x), (y + 1, x), (y, x - 1), (y, x + 1)):
                    if 0 <= next_y < n and 0 <= next_x < n and not seen[next_y][next_x] \
                            and field[next_y][next_x] == "#":
                        seen[next_y][next_x] = True
                        stack.append((next_y, next_x))
    return islands


def make_tastes(n, rng):
    """The students all rank the schools alike, each school ranks them as it likes."""
    ranking = shuffled(n, rng)
    return [ranking[:] for _ in range(n)], [shuffled(n, rng) for _ in range(n)]


def stable_matching(tastes):
    """Gale and Shapley. Who gets the school that is k-th for all has asked k of them, so n (n + 1)
    / 2 ask in all, whatever the schools like; their n^2 ranks are written down first."""
    wishes, likes = tastes
    n = len(wishes)
    ranks = []
    for order in likes:
        rank = [0] * n
        for place, student in enumerate(order):
            rank[student] = place
        ranks.append(rank)
    asked = [0] * n
    taken = [None] * n
    free = list(range(n))
    while free:
        student = free.pop()
        school = wishes[student][asked[student]]
        asked[student] += 1
        other = taken[school]
        if other is None:
            taken[school] = student
        elif ranks[school][student] < ranks[school][other]:
            taken[school] = student
            free.append(other)
        else:
            free.append(student)
    return taken


def partitions(n):
    """In how many ways n is a sum, modulo a prime of one digit inside CPython: n^2/2 additions"""
    ways = [1] + [0] * n
    for part in range(1, n + 1):
        for total in range(part, n + 1):
            ways[total] = (ways[total] + ways[total - part]) % 1000000007
    return ways[n]


# --- O(n^2 log n)


def make_dots(n, rng):
    return [divmod(dot, 1000) for dot in rng.sample(range(10**6), n)]


def slope(a, b):
    return math.inf if a[0] == b[0] else (b[1] - a[1]) / (b[0] - a[0])


def most_on_a_line(dots):
    """n times the slopes to all n - 1 others are sorted, and like ones then lie side by side."""
    best = 1
    for dot in dots:
        slopes = sorted(slope(dot, other) for other in dots if other != dot)
        count = 1
        last = None
        for value in slopes:
            count = count + 1 if value == last else 2
            last = value
            best = max(best, count)
    return best


# --- O(n^3)


# What follows from what: s is a text of brackets, o and c are brackets, t ends what o began.
RULES = [("s", "s", "s"), ("s", "o", "c"), ("s", "o", "t"), ("t", "s", "c")]


def make_bracket_text(n, rng):
    return "".join(rng.choices("()", k=n))


def parse_brackets(text):
    """Cocke, Younger and Kasami: each of n^3/6 ways to cut a part in two is tried with four rules,
    whether the brackets are balanced or not."""
    n = len(text)
    table = [[set() for _ in range(n + 1)] for _ in range(n + 1)]
    for i, letter in enumerate(text):
        table[i][i + 1].add("o" if letter == "(" else "c")
    for width in range(2, n + 1):
        for low in range(n - width + 1):
            high = low + width
            for cut in range(low + 1, high):
                for whole, left, right in RULES:
                    if left in table[low][cut] and right in table[cut][high]:
                        table[low][high].add(whole)
    return "s" in table[0][n]


# --- O(c^n), O(n!)


def count_trees(n):
    """How many binary trees have n nodes, with nothing kept. The calls are 1 and twice those of all
    smaller sizes, so 3^n, and each turn of the loop makes two."""
    if n == 0:
        return 1
    trees = 0
    for left in range(n):
        trees += count_trees(left) * count_trees(n - 1 - left)
    return trees


def make_falling(n, rng):
    return sorted(rng.sample(range(1000), n), reverse=True)


def sorted_of(chosen, rest):
    if not rest:
        rises = all(chosen[i] <= chosen[i + 1] for i in range(len(chosen) - 1))
        return chosen[:] if rises else None
    for i, value in enumerate(rest):
        chosen.append(value)
        found = sorted_of(chosen, rest[:i] + rest[i + 1:])
        chosen.pop()
        if found:
            return found
    return None


def slowest_sort(values):
    """Every order is tried until one rises. The numbers fall, so it is the last: n!/m! calls with m
    numbers left and m^2 work each, and an order is looked at up to its first fall."""
    return sorted_of([], values)


CASES = [
    Case(range_totals, "O(1)", geometric(100, 1000000), make_totals),
    Case(clock_angles, "O(1)", geometric(100, 1000000), size),
    Case(connect_four, "O(1)", geometric(20, 200000), make_stones),
    Case(fenwick_sums, "O(log n)", geometric(16, 1000000, 13), make_fenwick),
    Case(zeckendorf, "O(log n)", geometric(16, 10**9, 13), size),
    Case(median_of_two, "O(log n)", geometric(16, 200000, 13), make_two_sorted_lists),
    Case(divisors_of_all, "O(sqrt n)", geometric(10**4, 10**9), size),
    Case(majority_vote, "O(n)", geometric(1000, 1000000), make_votes),
    Case(most_water, "O(n)", geometric(300, 500000), make_walls),
    Case(evaluate_postfix, "O(n)", geometric(300, 400000), make_postfix),
    Case(course_order, "O(n)", geometric(100, 150000), make_courses),
    Case(tree_diameter, "O(n)", geometric(100, 200000), make_shape),
    Case(trapezoid_rule, "O(n)", geometric(500, 1000000), size),
    Case(smaller_after, "O(n log n)", geometric(40, 60000), shuffled),
    Case(last_stone, "O(n log n)", geometric(80, 150000), make_weights),
    Case(most_at_once, "O(n log n)", geometric(80, 100000), make_visits),
    Case(best_offers, "O(n log n)", geometric(80, 150000), make_offers),
    Case(count_islands, "O(n^2)", geometric(12, 600), make_islands),
    Case(stable_matching, "O(n^2)", geometric(15, 600), make_tastes),
    Case(partitions, "O(n^2)", geometric(25, 2000), size),
    Case(most_on_a_line, "O(n^2 log n)", geometric(8, 600), make_dots),
    Case(parse_brackets, "O(n^3)", geometric(8, 120), make_bracket_text),
    Case(count_trees, "O(3^n)", range(4, 14), size),
    Case(slowest_sort, "O(n!)", range(2, 10), make_falling),
]

if __name__ == "__main__":
    main(CASES)
