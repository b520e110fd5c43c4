# argus run tests/truth/programs/membership.py --input 'n; ints(n)'
# time: O(n^2), memory: O(n)
"""The distinct numbers, each looked up in a list."""

n = int(input())
seen = []
for number in map(int, input().split()):
    if number not in seen:
        seen.append(number)
print(len(seen))
