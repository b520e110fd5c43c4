"""Recursion of every kind."""
import sys

sys.setrecursionlimit(10**6)


# label: time O(n), space O(n), args "n"
def total_to(n):
    if n == 0:
        return 0
    return n + total_to(n - 1)


# label: time O(n), space O(n), args "n"
def is_even(n):
    return True if n == 0 else is_odd(n - 1)


# label: time O(n), space O(n), args "n"
def is_odd(n):
    return False if n == 0 else is_even(n - 1)


# label: time O(n), space O(n), args "ints(n)"
def largest(xs, i=0):
    if i == len(xs) - 1:
        return xs[i]
    rest = largest(xs, i + 1)
    return xs[i] if xs[i] > rest else rest


# label: time O(n^2), space O(n^2), args "ints(n)"
def total(xs):
    return xs[0] + total(xs[1:]) if xs else 0


# label: time O(n^2), space O(n^2), args "ints(n)"
def head_and_tail(xs):
    if not xs:
        return []
    head, *tail = xs
    return head_and_tail(tail) + [head]


# label: time O(n), space O(n), args "string(n, 'a')"
def is_palindrome(s, i=0):
    j = len(s) - 1 - i
    if i >= j:
        return True
    return s[i] == s[j] and is_palindrome(s, i + 1)


# label: time O(n), space O(n), args "n" via nested_total
def deep_sum(value):
    if isinstance(value, int):
        return value
    result = 0
    for part in value:
        result += deep_sum(part)
    return result


def nested_total(n):
    value = 1
    for _ in range(n):
        value = [value, 1]
    return deep_sum(value)


# label: time O(n), space O(n), args "n" via big_folder
def folder_size(folder):
    """A folder is a dict of name to size or folder."""
    return sum(folder_size(entry) if isinstance(entry, dict) else entry
               for entry in folder.values())


def big_folder(n):
    root = here = {"readme": 1}
    for i in range(n):
        here["sub"] = {"file": i}
        here = here["sub"]
    return folder_size(root)


# label: time O(n), space O(n), args "n" via long_list
def reverse_linked(cell):
    """Cells are pairs (value, next)."""
    def go(rest, done):
        if rest is None:
            return done
        return go(rest[1], (rest[0], done))

    return go(cell, None)


def long_list(n):
    cell = None
    for i in range(n):
        cell = (i, cell)
    return reverse_linked(cell)[0]


# label: time O(n), space O(n), args "n"
def hailstone_heads(n):
    return one_head(n)


def one_head(n):
    if n <= 0:
        return 1
    return two_heads(n - 1)


def two_heads(n):
    if n <= 0:
        return 2
    return one_head(n - 1) + 1
