"""Copies that somebody makes on the way."""
import copy
import heapq


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


# counted: O(n), since deepcopy is counted as a copy of the outer list.
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
