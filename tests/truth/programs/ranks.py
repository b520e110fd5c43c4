# argus run tests/truth/programs/ranks.py --input 'n; ints(n)'
# time: O(n^2), memory: O(n)
"""Each number's place in the sorted list, searched from its start."""

n = int(input())
items = list(map(int, input().split()))
ordered = sorted(set(items))
ranks = [ordered.index(item) for item in items]
print(sum(rank * i for i, rank in enumerate(ranks)) % 1000007)
