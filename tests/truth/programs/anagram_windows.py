# argus run tests/truth/programs/anagram_windows.py --input "string(n, 'abc')"
# time: O(n^2), memory: O(n)
"""Where are the letters of the first half found again? Each window is counted anew."""
from collections import Counter

text = input()
width = max(1, len(text) // 2)
wanted = Counter(text[:width])
print(sum(Counter(text[i:i + width]) == wanted for i in range(len(text) - width + 1)))
