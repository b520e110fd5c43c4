# argus run tests/truth/programs/csv_line.py --input 'n; ints(n)'
# time: O(n^2), memory: O(n)
"""A line of numbers, put together in a formatted text each time."""

n = int(input())
line = ""
for number in input().split():
    line = f"{line}{number};"
print(len(line))
