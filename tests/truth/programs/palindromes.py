# argus run tests/truth/programs/palindromes.py --function palindromes --args "string(n, 'ab')"
# time: O(n^3), memory: O(n), auxiliary: O(n)
"""How many parts of a text read the same backwards? Each is copied and turned around."""


def palindromes(text):
    count = 0
    for i in range(len(text)):
        for j in range(i + 1, len(text) + 1):
            part = text[i:j]
            count += part == part[::-1]
    return count
