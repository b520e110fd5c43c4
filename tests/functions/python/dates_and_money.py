"""Dates and money: what most programs are about."""
from typing import Dict, List, Tuple

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
def payment_plan(months: int, principal: float = 1e6,
                 rate: float = 0.004) -> List[Dict[str, float]]:
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


# label: time O(log n), space O(log n), args "n^3"
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


# label: time O(1), space O(1), args "0, 0, n, n, 5, 5, n, n"
def overlap(ax, ay, aw, ah, bx, by, bw, bh):
    width = min(ax + aw, bx + bw) - max(ax, bx)
    height = min(ay + ah, by + bh) - max(ay, by)
    return max(0, width) * max(0, height)
