"""Dates, money and bookings: what most programs are about."""
from __future__ import annotations

import heapq
from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Callable, Dict, Iterable, List, Sequence, Tuple

DAYS_IN_MONTH = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


# label: time O(1), space O(1), args "n"
def is_leap_year(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


# label: time O(1), space O(1), args "n, 6, 15"
def day_of_year(year, month, day):
    total = day
    for m in range(month - 1):
        total += DAYS_IN_MONTH[m % 12]
        if m >= 11:
            break
    if month > 2 and is_leap_year(year):
        total += 1
    return total


# label: time O(1), space O(1), args "n, 11, 23"
def weekday(year: int, month: int, day: int) -> int:
    """0 for Monday; Zeller's rule."""
    if month < 3:
        month += 12
        year -= 1
    k, j = year % 100, year // 100
    h = (day + 13 * (month + 1) // 5 + k + k // 4 + j // 4 + 5 * j) % 7
    return (h + 5) % 7


# label: time O(n), space O(1), args "1, n"
def days_between_years(first, last):
    days = 0
    for year in range(first, last):
        days += 366 if is_leap_year(year) else 365
    return days


# label: time O(1), space O(1), args "n"
def days_in_all_months(year):
    days = list(DAYS_IN_MONTH)
    if is_leap_year(year):
        days[1] += 1
    total = 0
    for month in range(12):
        for week in range(4):
            total += 7
        total += days[month] - 28
    return total


# label: time O(1), space O(1), args "n"
def split_seconds(seconds: int) -> Tuple[int, int, int]:
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return hours, minutes, seconds


# label: time O(1), space O(1), args "n, 5, 30"
def monthly_payment(principal, percent, years):
    rate = percent / 1200
    months = years * 12
    return principal * rate / (1 - (1 + rate) ** -months)


# label: time O(n), space O(n), args "n"
def payment_plan(months: int, principal: float = 1e6, rate: float = 0.004) -> List[Dict[str, float]]:
    plan = []
    balance = principal
    payment = principal / months + principal * rate
    for month in range(1, months + 1):
        interest = balance * rate
        balance = max(0.0, balance + interest - payment)
        plan.append({"month": month, "interest": interest, "balance": balance})
    return plan


# label: time O(1), space O(1), args "n"
def change(cents: int) -> List[Tuple[int, int]]:
    result = []
    for coin in (200, 100, 50, 20, 10, 5, 2, 1):
        count, cents = divmod(cents, coin)
        if count:
            result.append((coin, count))
    return result


# label: time O(log n), space O(log n), args "n"
def with_thousands(amount):
    groups = []
    while amount >= 1000:
        amount, rest = divmod(amount, 1000)
        groups.append("%03d" % rest)
    groups.append(str(amount))
    groups.reverse()
    return ",".join(groups)


# label: time O(1), space O(1), args "n"
def income_tax(income):
    brackets = [(10_000, 0.0), (30_000, 0.2), (80_000, 0.35), (float("inf"), 0.45)]
    tax = 0.0
    lower = 0
    for upper, rate in brackets:
        if income <= lower:
            break
        tax += (min(income, upper) - lower) * rate
        lower = upper
    return tax


# label: time O(n), space O(1), args "string(n, '0123456789')"
def luhn_valid(number: str) -> bool:
    total = 0
    for i, ch in enumerate(reversed(number)):
        d = ord(ch) - ord("0")
        if i % 2:
            d *= 2
            if d > 9:
                d -= 9
        total += d
    return total % 10 == 0


# label: time O(n log n), space O(n), args "lines(n, int(1, 100000), int(1, 100000))"
def merge_bookings(bookings):
    merged = []
    for start, end in sorted(bookings):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


# label: time O(n log n), space O(n), args "lines(n, int(1, 100000), int(100000, 200000))"
def rooms_needed(meetings):
    meetings = sorted(meetings, key=lambda m: m[0])
    ends: List[int] = []
    for start, end in meetings:
        if ends and ends[0] <= start:
            heapq.heapreplace(ends, end)
        else:
            heapq.heappush(ends, end)
    return len(ends)


# label: time O(n^2), space O(n), args "lines(n, int(1, 100000), int(1, 100000))"
def clashes(meetings: Sequence[Tuple[int, int]]) -> List[int]:
    found = []
    for i, (start, end) in enumerate(meetings):
        n = 0
        for j, (other_start, other_end) in enumerate(meetings):
            if i != j and start < other_end and other_start < end:
                n += 1
        found.append(n)
    return found


@dataclass(order=True)
class Event:
    time: int
    name: str = field(compare=False, default="")


class Scheduler:
    def __init__(self) -> None:
        self._queue: List[Tuple[int, int, Callable[[], None]]] = []
        self._count = 0
        self.now = 0

    # label: time O(log n), space O(1), args "reversed(range(n))" via n*plan_and_run
    def at(self, when: int, action: Callable[[], None]) -> None:
        heapq.heappush(self._queue, (when, self._count, action))
        self._count += 1

    # label: time O(n log n), space O(1), args "perm(n)" via plan_and_run
    def run(self) -> int:
        done = 0
        while self._queue:
            self.now, _, action = heapq.heappop(self._queue)
            action()
            done += 1
        return done


def nothing():
    return None


def plan_and_run(times):
    s = Scheduler()
    for t in times:
        s.at(t, nothing)
    return s.run()


class Ledger:
    """Accounts by name, with every movement kept."""

    def __init__(self) -> None:
        self.balances: Dict[str, int] = defaultdict(int)
        self.movements: List[Tuple[str, str, int]] = []

    # label: time O(1), space O(1), args "n" via n*busy_ledger
    def transfer(self, source: str, target: str, cents: int) -> None:
        if cents <= 0:
            raise ValueError("a transfer moves a positive amount")
        self.balances[source] -= cents
        self.balances[target] += cents
        self.movements.append((source, target, cents))

    # label: time O(n), space O(n), args "n" via busy_ledger
    def statement(self, account: str) -> List[int]:
        lines = []
        for source, target, cents in self.movements:
            if source == account:
                lines.append(-cents)
            if target == account:
                lines.append(cents)
        return lines

    # label: time O(n), space O(1), args "n" via busy_ledger
    def is_balanced(self) -> bool:
        return sum(self.balances.values()) == 0


def busy_ledger(n):
    ledger = Ledger()
    for i in range(n):
        ledger.transfer("till", str(i % 7), i + 1)
    return len(ledger.statement("till")), ledger.is_balanced()


# label: time O(n), space O(n), args "lines(n, int(1, 10^9), int(1, 500))"
def totals_by_customer(orders: Iterable[Tuple[int, int]]) -> Dict[int, Decimal]:
    totals: Dict[int, Decimal] = {}
    for customer, cents in orders:
        totals[customer] = totals.get(customer, Decimal(0)) + Decimal(cents) / 100
    return totals


# label: time O(n log n), space O(n), args "lines(n, int(1, 10^9), int(1, 10^6)), 3"
def top_customers(orders, k):
    sums = {}
    for who, amount in orders:
        if who not in sums:
            sums[who] = 0
        sums[who] += amount
    ranking = sorted(sums.items(), key=lambda item: item[1], reverse=True)
    return ranking[:k]


# label: time O(n), space O(n), args "ints(n), 5"
def moving_average(prices: List[float], window: int) -> List[float]:
    averages = []
    running = 0.0
    for i, price in enumerate(prices):
        running += price
        if i >= window:
            running -= prices[i - window]
        averages.append(running / min(i + 1, window))
    return averages


# label: time O(n^2), space O(n), args "ints(n), n / 2"
def moving_average_slow(prices, window):
    return [sum(prices[max(0, i - window + 1):i + 1]) / window for i in range(len(prices))]


# label: time O(1), space O(1), args "0, 0, n, n, 5, 5, n, n"
def overlap(ax, ay, aw, ah, bx, by, bw, bh):
    width = min(ax + aw, bx + bw) - max(ax, bx)
    height = min(ay + ah, by + bh) - max(ay, by)
    return max(0, width) * max(0, height)
