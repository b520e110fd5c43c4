# argus run tests/truth/programs/divisor.py --function is_prime --args n
# time: O(sqrt n), memory: O(1), auxiliary: O(1)
"""Trial division, up to the root."""


def is_prime(n):
    divisor = 2
    while divisor * divisor <= n:
        if n % divisor == 0:
            return False
        divisor += 1
    return n > 1
