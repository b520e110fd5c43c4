# argus run tests/truth/programs/join.py --input 'n; words(n)'
# time: O(n log n), memory: O(n)
"""Words in order, each once."""

n = int(input())
words = input().split()
print(" ".join(sorted(set(words)))[:20])
