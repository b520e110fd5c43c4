# argus run tests/truth/programs/cipher.py --input 'string(n)'
# time: O(n)
"""Each letter moved on by three; a text with one owner is made longer where it is."""

secret = ""
for letter in input():
    secret += chr((ord(letter) - ord("a") + 3) % 26 + ord("a"))
print(secret[:20])
