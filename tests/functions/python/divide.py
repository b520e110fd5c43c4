"""Divide and conquer, also where there is nothing to conquer."""


# label: time O(n), space O(log n), args "ints(n)"
def sum_halves(xs, lo=0, hi=None):
    if hi is None:
        hi = len(xs)
    if hi - lo == 0:
        return 0
    if hi - lo == 1:
        return xs[lo]
    mid = (lo + hi) // 2
    return sum_halves(xs, lo, mid) + sum_halves(xs, mid, hi)


# label: time O(log n), space O(log n), args "n"
def count_halvings(n):
    return 0 if n <= 1 else 1 + count_halvings(n // 2)


# label: time O(log n), space O(log n), args "2, n"
def power(base, exponent):
    if exponent == 0:
        return 1
    half = power(base, exponent // 2)
    square = half * half % 999983
    return square * base % 999983 if exponent % 2 else square


# label: time O(n), space O(log n), args "2, n"
def power_twice(base, exponent):
    """Squares by calling itself twice, which saves nothing."""
    if exponent == 0:
        return 1
    if exponent % 2:
        return base * power_twice(base, exponent - 1) % 999983
    return power_twice(base, exponent // 2) * power_twice(base, exponent // 2) % 999983


# label: time O(n log n), space O(log n), args "n"
def halve_and_scan(n):
    if n < 2:
        return 1
    work = 0
    for _ in range(n):
        work += 1
    return work + halve_and_scan(n // 2) + halve_and_scan(n // 2)


# label: time O(n), space O(log n), args "n"
def scan_and_halve(n):
    work = 0
    for _ in range(n):
        work += 1
    return work + (scan_and_halve(n // 2) if n > 1 else 0)


# label: time O(n^2), space O(log n), args "n"
def quarters(side):
    """Cells of a square, counted by its four quarters."""
    if side <= 1:
        return 1
    half = side // 2
    return quarters(half) + quarters(half) + quarters(half) + quarters(half)


# label: time O(n^2), space O(n), args "n"
def triangle(n):
    if n == 0:
        return 0
    return sum(1 for _ in range(n)) + triangle(n - 1)


# label: time O(n^1.58), space O(log n), args "n"
def sierpinski(n):
    """Filled cells of the triangle."""
    if n <= 1:
        return 1
    return sierpinski(n // 2) + sierpinski(n // 2) + sierpinski(n // 2)


# label: time O(n^2 log n), space O(log n), args "n"
def levels(n):
    if n <= 1:
        return 1
    cells = 0
    for _ in range(n):
        for _ in range(n):
            cells += 1
    h = n // 2
    return cells + levels(h) + levels(h) + levels(h) + levels(h)
