# argus run tests/truth/programs/brackets.py --function is_balanced --args "n"
# time: O(n^2), memory: O(n), auxiliary: O(n)
"""Brackets taken out in pairs, from the innermost on, until nothing changes."""


def nest(depth):
    return "(" * depth + ")" * depth


def is_balanced(n):
    text = nest(n)
    while "()" in text:
        text = text.replace("()", "")
    return not text
