# argus run tests/truth/programs/digits_front.py --function backwards --args 'string(n)'
# time: O(n^2), memory: O(n), auxiliary: O(n)
"""A text turned around, letter by letter put in front."""


def backwards(text):
    result = ""
    for letter in text:
        result = letter + result
    return result
