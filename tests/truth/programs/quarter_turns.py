# argus run tests/truth/programs/quarter_turns.py --function turn --args 'matrix(n, n)'
# time: O(n^2), memory: O(n^2), auxiliary: O(n^2)
"""A picture turned by a quarter, three times."""


def quarter(rows):
    return [list(row) for row in zip(*rows[::-1])]


def turn(rows):
    for _ in range(3):
        rows = quarter(rows)
    return rows[0][0]
