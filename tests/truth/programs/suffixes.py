# argus run tests/truth/programs/suffixes.py --input 'string(n)'
# time: O(n^2), memory: O(n^2)
"""The longest text that occurs twice, by sorting all that the text ends with."""
from os.path import commonprefix

text = input()
endings = sorted(text[i:] for i in range(len(text)))
best = ""
for pair in zip(endings, endings[1:]):
    common = commonprefix(pair)
    if len(common) > len(best):
        best = common
print(best)
