# argus run tests/truth/programs/words.py --input 'words(n)'
# time: O(n), memory: O(n)
"""How many words are on a line? There is no loop to see."""

print(len(input().split()))
