# argus run tests/truth/programs/sorted_rows.py --input 'n; matrix(n, n, 1, 10^9)'
# time: O(n^2 log n), memory: O(n^2)
"""The median of each row of a matrix."""

n = int(input())
rows = [list(map(int, input().split())) for _ in range(n)]
for row in rows:
    row.sort()
print(sum(row[n // 2] for row in rows))
