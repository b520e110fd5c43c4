# argus run tests/truth/programs/distance.py --input "string(n, 'ab'); string(n, 'ab')"
# time: O(n^2), memory: O(n)
"""The edit distance of two lines, row by row."""

first, second = input(), input()
row = list(range(len(second) + 1))
for i, a in enumerate(first, 1):
    above, row[0] = row[0], i
    for j, b in enumerate(second, 1):
        above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (a != b))
print(row[-1])
