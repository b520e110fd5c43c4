"""Arithmetic on whole numbers, digit by digit and bit by bit."""

MOD = 1_000_000_007


# label: time O(log n), space O(1), args "n, n * 618034 / 1000000"
def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


# label: time O(log n), space O(log n), args "n, n * 618034 / 1000000"
def gcd_recursive(a: int, b: int) -> int:
    return a if b == 0 else gcd_recursive(b, a % b)


# label: time O(n), space O(1), args "n, 1"
def gcd_by_subtraction(a, b):
    while a != b:
        if a > b:
            a -= b
        else:
            b -= a
    return a


# label: time O(log n), space O(1), args "n"
def digit_sum(n):
    total = 0
    while n > 0:
        total += n % 10
        n //= 10
    return total


# label: time O(log n), space O(log n), args "n"
def to_binary(number):
    bits = []
    while number:
        number, bit = divmod(number, 2)
        bits.append(str(bit))
    return "".join(reversed(bits)) or "0"


# label: time O(log n), space O(1), args "3, n"
def power_mod(base, exponent):
    result = 1
    base %= MOD
    while exponent > 0:
        if exponent & 1:
            result = result * base % MOD
        base = base * base % MOD
        exponent >>= 1
    return result


# label: time O(n), space O(1), args "3, n"
def power_slow(base, exponent):
    out = 1
    for _ in range(exponent):
        out = out * base % MOD
    return out


# label: time O(log n), space O(1), args "n"
def integer_sqrt(n):
    lo, hi = 0, n + 1
    while hi - lo > 1:
        m = (lo + hi) // 2
        if m * m <= n:
            lo = m
        else:
            hi = m
    return lo


# label: time O(n log n), space O(1), args "n"
def totient(n):
    return sum(1 for k in range(1, n + 1) if gcd(n, k) == 1)


# label: time O(n), space O(1), args "n"
def harmonic(n):
    h = 0.0
    for k in range(1, n + 1):
        h += 1 / k
    return h


# label: time O(n), space O(1), args "n"
def fib_mod(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, (a + b) % MOD
    return a


# label: time O(log n), space O(log n), args "n"
def fib_doubling(n):
    """(F(n), F(n + 1)) modulo MOD."""
    if n == 0:
        return 0, 1
    a, b = fib_doubling(n // 2)
    c = a * (2 * b - a) % MOD
    d = (a * a + b * b) % MOD
    return (d, (c + d) % MOD) if n % 2 else (c, d)


# label: time O(1), space O(1), args "n"
def is_power_of_two(n):
    return n > 0 and n & (n - 1) == 0


# label: time O(log n), space O(1), args "n" via ones_below
def ones(n):
    count = 0
    while n:
        n &= n - 1
        count += 1
    return count


def ones_below(n):
    return ones((1 << n.bit_length()) - 1)
