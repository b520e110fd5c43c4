# argus run tests/truth/programs/typed_words.py --input 'n; words(n)'
# time: O(n^2), memory: O(n)
"""What stands on the screen after each word: the words so far, joined again."""

n = int(input())
words = input().split()
widest = 0
for count in range(1, n + 1):
    shown = " ".join(words[:count])
    widest = max(widest, len(shown))
print(widest)
