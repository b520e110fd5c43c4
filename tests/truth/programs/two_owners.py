# argus run tests/truth/programs/two_owners.py --function drafts --args 'string(n)'
# time: O(n^2), memory: O(n), auxiliary: O(n)
"""A text that grows while its last draft is kept: it cannot be made longer in place."""


def drafts(letters):
    text = ""
    for letter in letters:
        draft = text
        text += letter
    return len(draft), len(text)
