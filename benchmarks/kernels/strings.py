"""Texts that are put together and taken apart."""


def is_palindrome(text):
    return text == text[::-1]


def encode(text):
    """Runs of letters: aaab is 3a1b."""
    out = []
    i = 0
    while i < len(text):
        j = i
        while j < len(text) and text[j] == text[i]:
            j += 1
        out.append(str(j - i) + text[i])
        i = j
    return "".join(out)


def reverse_words(line):
    return " ".join(word[::-1] for word in line.split(" "))


found, size, built = 0, 0, ""
for i in range(30000):
    text = bin(i * 37)[2:]
    if is_palindrome(text):
        found += 1
    size += len(encode(text))
    built += text[:3].upper() + ","
    if text.startswith("101") and text.endswith("1"):
        size += len(reverse_words("one two " + text))
print(found, size, len(built))
