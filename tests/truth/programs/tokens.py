# argus run tests/truth/programs/tokens.py --input 'words(n)'
# time: O(n^2), memory: O(n)
"""A line taken apart from the left; what is left is copied for each word."""


def tokens(text):
    while text:
        word, _, text = text.partition(" ")
        yield word


longest = ""
for token in tokens(input()):
    if len(token) > len(longest):
        longest = token
print(longest)
