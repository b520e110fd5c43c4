"""Meetings, orders and accounts."""
from __future__ import annotations

import heapq
from collections import defaultdict
from decimal import Decimal
from typing import Callable, Dict, Iterable, List, Sequence, Tuple


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
