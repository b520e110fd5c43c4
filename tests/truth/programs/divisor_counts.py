# argus run tests/truth/programs/divisor_counts.py --function most_divisors --args n
# time: O(n log n), memory: O(n), auxiliary: O(n)
"""How many divisors has each number? Every number is told to its multiples."""


def most_divisors(n):
    count = [0] * (n + 1)
    for divisor in range(1, n + 1):
        for multiple in range(divisor, n + 1, divisor):
            count[multiple] += 1
    return count.index(max(count))
