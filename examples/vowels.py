# argus run examples/vowels.py --input 'string(n)'
# time: O(n), memory: O(n)
"""How often does each vowel occur in a line of text?"""

counts = dict.fromkeys("aeiou", 0)
for letter in input():
    if letter in counts:
        counts[letter] += 1
print(counts)
