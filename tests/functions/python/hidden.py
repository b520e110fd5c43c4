"""The same chores twice: once with a cost that does not show, once without it."""
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
