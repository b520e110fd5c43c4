# argus run tests/truth/programs/distinct.py --input 'n; ints(n)'
# time: O(n), memory: O(n)
"""The distinct numbers, each looked up in a set."""

n = int(input())
seen = set()
for number in map(int, input().split()):
    if number not in seen:
        seen.add(number)
print(len(seen))
