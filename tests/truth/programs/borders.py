# argus run tests/truth/programs/borders.py --input "string(n, 'ab'); string(8, 'ab')"
# time: O(n), memory: O(n)
"""Where does a word occur in a text? No letter of the text is read twice."""


def borders(word):
    found = [0] * len(word)
    length = 0
    for i in range(1, len(word)):
        while length and word[i] != word[length]:
            length = found[length - 1]
        if word[i] == word[length]:
            length += 1
        found[i] = length
    return found


text, word = input(), input()
back = borders(word)
matched = hits = 0
for letter in text:
    while matched and letter != word[matched]:
        matched = back[matched - 1]
    if letter == word[matched]:
        matched += 1
    if matched == len(word):
        hits += 1
        matched = back[matched - 1]
print(hits)
