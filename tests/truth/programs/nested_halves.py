# argus run tests/truth/programs/nested_halves.py --function count --args n
# time: O(n), memory: O(1), auxiliary: O(1)
"""A loop in a loop that is linear all the same: n + n/2 + n/4 + …"""


def count(n):
    steps = 0
    while n > 0:
        for _ in range(n):
            steps += 1
        n //= 2
    return steps
