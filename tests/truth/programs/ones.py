# argus run tests/truth/programs/ones.py --function ones --args n
# time: O(log n), memory: O(log n), auxiliary: O(log n)
"""How many ones has a number in binary? As many looks as it has digits."""


def ones(number):
    return sum(digit == "1" for digit in bin(number)[2:])
