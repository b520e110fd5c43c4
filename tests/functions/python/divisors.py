"""Divisors, primes and triples of squares."""
import math


# label: time O(sqrt n), space O(1), args "n" via check_a_prime
def is_prime(n):
    if n < 2:
        return False
    if n % 2 == 0:
        return n == 2
    d = 3
    while d * d <= n:
        if n % d == 0:
            return False
        d += 2
    return True


PRIMES = (1009, 2003, 4001, 8009, 16001, 32003, 64007, 128021, 256019, 512009, 1024021,
          2048003, 4096013, 8192003, 16384001, 32768011)


def check_a_prime(n):
    return is_prime(next((p for p in PRIMES if p >= n), PRIMES[-1]))


# label: time O(sqrt n), space O(1), args "n"
def count_divisors(n):
    count = 0
    i = 1
    while i * i <= n:
        if n % i == 0:
            count += 1 if i * i == n else 2
        i += 1
    return count


# label: time O(sqrt n), space O(1), args "n"
def is_perfect(num: int) -> bool:
    total = 1
    for candidate in range(2, math.isqrt(num) + 1):
        if num % candidate == 0:
            total += candidate
            other = num // candidate
            if other != candidate:
                total += other
    return num > 1 and total == num


# label: time O(sqrt n), space O(sqrt n), args "n"
def squares_below(limit):
    squares = []
    k = 0
    while k * k < limit:
        squares.append(k * k)
        k += 1
    return squares


# label: time O(sqrt n), space O(1), args "n"
def full_rows(coins):
    """How many complete rows a staircase of so many coins has."""
    rows = 0
    while coins > rows:
        rows += 1
        coins -= rows
    return rows


# label: time O(sqrt n), space O(1), args "n"
def is_square(n):
    odd = 1
    while n > 0:
        n -= odd
        odd += 2
    return n == 0


# label: time O(n sqrt n), space O(n), args "n"
def divisor_counts(limit):
    return [count_divisors(k) for k in range(1, limit + 1)]


# label: time O(n log n), space O(n), args "n"
def divisor_sums(limit):
    sums = [0] * (limit + 1)
    for d in range(1, limit + 1):
        for multiple in range(d, limit + 1, d):
            sums[multiple] += d
    return sums


# counted: O(n), since the truth is n log log n, which has no class and looks like n.
# label: time O(n log n), space O(n), args "n"
def sieve(n):
    is_p = [True] * (n + 1)
    is_p[0:2] = [False, False]
    p = 2
    while p * p <= n:
        if is_p[p]:
            for m in range(p * p, n + 1, p):
                is_p[m] = False
        p += 1
    return [i for i, flag in enumerate(is_p) if flag]


# label: time O(n^2), space O(1), args "n"
def pythagorean(limit):
    found = 0
    for a in range(1, limit):
        for b in range(a, limit):
            c = math.isqrt(a * a + b * b)
            if c <= limit and c * c == a * a + b * b:
                found += 1
    return found


# label: time O(n^3), space O(1), args "n"
def pythagorean_slow(limit):
    found = 0
    for a in range(1, limit):
        for b in range(a, limit):
            for c in range(b, limit):
                if a * a + b * b == c * c:
                    found += 1
    return found
