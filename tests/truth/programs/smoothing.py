# argus run tests/truth/programs/smoothing.py --function smooth --args 'ints(n, 0, 255)'
# time: O(n^2), memory: O(n), auxiliary: O(n)
"""The mean of neighbours, again and again until one number is left."""


def smooth(row):
    while len(row) > 1:
        row = list(map(lambda left, right: (left + right) // 2, row, row[1:]))
    return row[0]
