# argus run tests/truth/programs/to_do.py --input 'n; perm(n)'
# time: O(n), memory: O(n)
"""What is left to do, taken off in small batches in place."""

n = int(input())
order = list(map(int, input().split()))
left = set(order)
rounds = 0
for start in range(0, n, 4):
    left -= set(order[start:start + 4])
    rounds += bool(left)
print(rounds)
