# argus run tests/truth/programs/leaderboard.py --input 'n; ints(n)'
# time: O(n^2), memory: O(n)
"""A table of scores, sorted again after each game: sorting what is nearly sorted is linear."""

n = int(input())
table = []
leaders = 0
for score in map(int, input().split()):
    table.append(score)
    table.sort()
    leaders += table[-1] == score
print(leaders)
