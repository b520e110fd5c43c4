"""The same chores twice: once with a cost that does not show, once without it."""
import copy
import heapq
from collections import deque


# label: time O(n^2), space O(n), args "range(n)"
def drain_front(queue):
    done = []
    while queue:
        done.append(queue.pop(0))
    return done


# label: time O(n), space O(n), args "range(n)"
def drain_deque(items):
    queue, done = deque(items), []
    while queue:
        done.append(queue.popleft())
    return done


# label: time O(n^2), space O(n), args "perm(n)"
def unique_slow(xs):
    out = []
    for x in xs:
        if x not in out:
            out.append(x)
    return out


# label: time O(n), space O(n), args "perm(n)"
def unique(xs):
    seen = set()
    out = []
    for x in xs:
        if x not in seen:
            seen.add(x)
            out.append(x)
    return out


# label: time O(n), space O(n), args "ints(n)"
def unique_dict(xs):
    return list(dict.fromkeys(xs))


# label: time O(n^2), space O(n), args "range(n), range(n)"
def common_slow(a, b):
    return [x for x in a if x in b]


# label: time O(n), space O(n), args "range(n), range(n)"
def common(a, b):
    return set(a) & set(b)


# label: time O(n^2), space O(n), args "range(n), range(n)"
def common_rebuilt(a, b):
    # The set is made again for every item of a.
    return [x for x in a if x in set(b)]


# label: time O(n^2), space O(n), args "range(n)"
def newest_first(events):
    log = []
    for e in events:
        log.insert(0, e)
    return log


# label: time O(n), space O(n), args "range(n)"
def newest_first_well(events):
    log = []
    for e in events:
        log.append(e)
    log.reverse()
    return log


# label: time O(n^2), space O(n), args "ints(n)"
def prefix_sums_slow(xs):
    return [sum(xs[:i + 1]) for i in range(len(xs))]


# label: time O(n), space O(n), args "ints(n)"
def prefix_sums(xs):
    sums, run = [], 0
    for x in xs:
        run += x
        sums.append(run)
    return sums


# label: time O(n^2), space O(n), args "ints(n)"
def above_average_slow(scores):
    return [s for s in scores if s > sum(scores) / len(scores)]


# label: time O(n), space O(n), args "ints(n)"
def above_average(scores):
    mean = sum(scores) / len(scores)
    return [s for s in scores if s > mean]


# label: time O(n^2), space O(n), args "range(n)"
def frequencies_slow(xs):
    return {x: xs.count(x) for x in set(xs)}


# label: time O(n), space O(n), args "range(n)"
def frequencies(xs):
    counts = {}
    for x in xs:
        counts[x] = counts.get(x, 0) + 1
    return counts


# label: time O(n^2), space O(n), args "range(n)"
def positions_slow(order):
    return [order.index(x) for x in order]


# label: time O(n), space O(n), args "range(n)"
def positions(order):
    where = {x: i for i, x in enumerate(order)}
    return [where[x] for x in order]


# label: time O(n), space O(n), args "range(n)"
def last(xs):
    return list(reversed(xs[:]))[0]


# label: time O(1), space O(1), args "range(n)"
def last_item(xs):
    return xs[-1]


# label: time O(n^2), space O(n), args "range(n)"
def sum_recursive_slow(xs):
    """Peel the list in a loop: each slice is a copy."""
    total = 0
    while xs:
        total += xs[0]
        xs = xs[1:]
    return total


# label: time O(n log n), space O(n), args "ints(n)"
def second_largest_slow(xs):
    return sorted(xs)[-2]


# label: time O(n), space O(1), args "ints(n)"
def second_largest(xs):
    first = second = float("-inf")
    for x in xs:
        if x > first:
            first, second = x, first
        elif x > second:
            second = x
    return second


# label: time O(n), space O(1), args "perm(n)"
def three_smallest(xs):
    return heapq.nsmallest(3, xs)


# label: time O(n), space O(n), args "perm(n)"
def to_heap(xs):
    heap = list(xs)
    heapq.heapify(heap)
    return heap


# label: time O(n^2), space O(n^2), args "n"
def snapshots(n):
    state, history = [], []
    for step in range(n):
        state.append(step)
        history.append(list(state))
    return history


# label: time O(n^2), space O(n^2), args "matrix(n, n)"
def independent(board):
    return copy.deepcopy(board)


# label: time O(n), space O(n), args "matrix(n, n)"
def shallow(board):
    return list(board)


# label: time O(n^2), space O(n), args "perm(n)"
def remove_each(xs):
    left = sorted(xs)
    for x in sorted(xs, reverse=True)[:]:
        left.remove(x)
    return left


# label: time O(n^2), space O(n), args "n"
def merged_config(n):
    config = {}
    for i in range(n):
        config = {**config, i: i * i}
    return config


# label: time O(n), space O(n), args "n"
def updated_config(n):
    config = {}
    for i in range(n):
        config.update({i: i * i})
    return config
