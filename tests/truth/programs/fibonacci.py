# argus run tests/truth/programs/fibonacci.py --function fibonacci --args n
# time: O(1.62^n), memory: O(n), auxiliary: O(n)
"""Fibonacci's numbers by their definition."""


def fibonacci(n):
    if n < 2:
        return n
    return fibonacci(n - 1) + fibonacci(n - 2)
