# argus run tests/truth/programs/occurrences.py --input "string(n, 'ab')"
# time: O(n), memory: O(n)
"""Where does a word occur? Each search goes on from the last place."""


def places(text, word):
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


print(sum(1 for _ in places(input(), "abba")))
