# argus run tests/truth/programs/power.py --function power --args n
# time: O(log n), memory: O(1), auxiliary: O(1)
"""A power modulo a prime, by squaring."""


def power(exponent):
    result, base = 1, 3
    while exponent > 0:
        if exponent % 2 == 1:
            result = result * base % 1000003
        base = base * base % 1000003
        exponent //= 2
    return result
