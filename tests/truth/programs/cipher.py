# argus run tests/truth/programs/cipher.py --input 'string(n)'
# time: O(n), memory: O(n)
"""Each letter moved on by three; a local text with one owner is made longer where it is."""


def moved(text, by):
    secret = ""
    for letter in text:
        secret += chr((ord(letter) - ord("a") + by) % 26 + ord("a"))
    return secret


print(moved(input(), 3)[:20])
