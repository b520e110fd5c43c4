# argus run tests/truth/programs/equal_rows.py --function doubles --args 'matrix(n, n, 1, 1)'
# time: O(n^3), memory: O(n^2), auxiliary: O(n)
"""How many pairs of rows are the same? What compares two rows reads them to their ends."""


def doubles(rows):
    same = 0
    for i, row in enumerate(rows):
        for other in rows[:i]:
            if row == other:
                same += 1
    return same
