"""Classes of values with operators and rules of their own."""


class Matrix:
    def __init__(self, rows):
        self.rows = rows

    # label: time O(n^3), space O(n^2), args "matrix(n, n)" via square
    def __matmul__(self, other):
        n, m, p = len(self.rows), len(other.rows), len(other.rows[0])
        out = [[0] * p for _ in range(n)]
        for i in range(n):
            for k in range(m):
                factor = self.rows[i][k]
                for j in range(p):
                    out[i][j] += factor * other.rows[k][j]
        return Matrix(out)

    # label: time O(n^2), space O(n^2), args "matrix(n, n)" via double
    def __add__(self, other):
        return Matrix([[a + b for a, b in zip(r, s)] for r, s in zip(self.rows, other.rows)])


def square(rows):
    m = Matrix(rows)
    return len((m @ m).rows)


def double(rows):
    return len((Matrix(rows) + Matrix(rows)).rows)


class Polynomial:
    """Coefficients from the lowest power on."""

    def __init__(self, coefficients):
        self.c = list(coefficients)

    # label: time O(n), space O(1), args "ints(n)" via value_at
    def __call__(self, x):
        y = 0
        for a in reversed(self.c):
            y = (y * x + a) % 10007
        return y

    # label: time O(n^2), space O(n), args "ints(n)" via squared
    def __mul__(self, other):
        out = [0] * (len(self.c) + len(other.c) - 1)
        for i, a in enumerate(self.c):
            for j, b in enumerate(other.c):
                out[i + j] += a * b
        return Polynomial(out)

    # label: time O(n), space O(n), args "ints(n)" via slope_at
    def derivative(self):
        return Polynomial([k * a for k, a in enumerate(self.c)][1:])


def value_at(coefficients):
    return Polynomial(coefficients)(3)


def squared(coefficients):
    p = Polynomial(coefficients)
    return len((p * p).c)


def slope_at(coefficients):
    return len(Polynomial(coefficients).derivative().c)


class Sample:
    def __init__(self, values):
        self.values = values

    # label: time O(n), space O(1), args "ints(n)" via mean_of
    @property
    def mean(self):
        return sum(self.values) / len(self.values)

    # label: time O(n^2), space O(1), args "ints(n)" via variance_of
    def variance(self):
        """The mean is a property: it is worked out again for each value."""
        return sum((v - self.mean) ** 2 for v in self.values) / len(self.values)

    # label: time O(n), space O(1), args "ints(n)" via variance_well
    def variance_once(self):
        mean = self.mean
        return sum((v - mean) ** 2 for v in self.values) / len(self.values)


def mean_of(values):
    return Sample(values).mean


def variance_of(values):
    return Sample(values).variance()


def variance_well(values):
    return Sample(values).variance_once()


class Fraction:
    def __init__(self, num, den):
        self.num, self.den = num, den

    # label: time O(log n), space O(1), args "n" via reduce_one
    def reduced(self):
        a, b = self.num, self.den
        while b != 0:
            a, b = b, a % b
        return Fraction(self.num // a, self.den // a)

    # label: time O(1), space O(1), args "n" via cross
    def __lt__(self, other):
        return self.num * other.den < other.num * self.den


def reduce_one(n):
    return Fraction(n, n * 618034 // 1000000).reduced().num


def cross(n):
    return Fraction(n, 3) < Fraction(2, n)


class TextBuffer:
    def __init__(self, text=""):
        self.text = text
        self.undo_steps = []

    # label: time O(n), space O(n), args "n" via n*type_all
    def insert(self, at, piece):
        self.undo_steps.append((at, len(piece)))
        self.text = self.text[:at] + piece + self.text[at:]

    # label: time O(n), space O(n), args "n" via n*type_and_undo
    def undo(self):
        if not self.undo_steps:
            return False
        at, length = self.undo_steps.pop()
        self.text = self.text[:at] + self.text[at + length:]
        return True


def type_all(n):
    buffer = TextBuffer()
    for i in range(n):
        buffer.insert(i // 2, "x")
    return buffer


def type_and_undo(n):
    buffer = type_all(n)
    while buffer.undo():
        pass


class RateLimiter:
    def __init__(self, limit, seconds):
        self.limit, self.seconds = limit, seconds
        self.calls = []

    # label: time O(n), space O(n), args "n" via n*busy_hour
    def allow(self, now):
        self.calls = [t for t in self.calls if t > now - self.seconds]
        if len(self.calls) >= self.limit:
            return False
        self.calls.append(now)
        return True


def busy_hour(n):
    limiter = RateLimiter(n, n)
    return sum(limiter.allow(t) for t in range(n))


class Stock:
    def __init__(self):
        self.by_sku = {}

    # label: time O(1), space O(1), args "n" via n*fill_stock
    def receive(self, sku, quantity, price):
        old, _ = self.by_sku.get(sku, (0, 0))
        self.by_sku[sku] = (old + quantity, price)

    # label: time O(n), space O(1), args "n" via fill_stock
    def value(self):
        return sum(quantity * price for quantity, price in self.by_sku.values())

    # label: time O(n log n), space O(n), args "n" via fill_and_rank
    def dearest(self, how_many):
        return sorted(self.by_sku, key=lambda sku: self.by_sku[sku][1], reverse=True)[:how_many]


def fill_stock(n):
    stock = Stock()
    for i in range(n):
        stock.receive(i, 1, i * 7919 % 10007)
    return stock.value()


def fill_and_rank(n):
    stock = Stock()
    for i in range(n):
        stock.receive(i, 1, i * 7919 % 10007)
    return stock.dearest(n)
