"""Odds and ends for text."""
from collections import Counter


# label: time O(n), space O(1), args "string(n, 'a')"
def is_palindrome(s):
    i, j = 0, len(s) - 1
    while i < j:
        if not s[i].isalnum():
            i += 1
        elif not s[j].isalnum():
            j -= 1
        elif s[i].lower() != s[j].lower():
            return False
        else:
            i, j = i + 1, j - 1
    return True


# label: time O(n), space O(n), args "string(n, 'ab ')"
def reverse_words(sentence: str) -> str:
    return " ".join(sentence.split()[::-1])


# label: time O(n), space O(n), args "string(n), 3"
def caesar(text, shift):
    """Shift every lower-case letter, leave the rest alone."""
    result = []
    for ch in text:
        if "a" <= ch <= "z":
            ch = chr((ord(ch) - 97 + shift) % 26 + 97)
        result.append(ch)
    return "".join(result)


# label: time O(n^2), space O(n), args "string(n, 'a')"
def longestPalindrome(s):
    if not s:
        return ""

    def expand(l, r):
        while l >= 0 and r < len(s) and s[l] == s[r]:
            l -= 1
            r += 1
        return l + 1, r

    best = (0, 1)
    for i in range(len(s)):
        for cand in (expand(i, i), expand(i, i + 1)):
            if cand[1] - cand[0] > best[1] - best[0]:
                best = cand
    return s[best[0]:best[1]]


# label: time O(n log n), space O(n), args "string(n), string(n)"
def same_letters(a, b):
    return sorted(a) == sorted(b)


# label: time O(n), space O(n), args "string(n), string(n)"
def can_spell(note: str, magazine: str) -> bool:
    have = Counter(magazine)
    for letter, wanted in Counter(note).items():
        if have[letter] < wanted:
            return False
    return True


# label: time O(n), space O(n), args "string(n, 'ab')"
def run_lengths(text):
    """'aaab' -> [('a', 3), ('b', 1)]"""
    runs = []
    i = 0
    while i < len(text):
        j = i
        while j < len(text) and text[j] == text[i]:
            j += 1
        runs.append((text[i], j - i))
        i = j
    return runs


# label: time O(n), space O(1), args "string(n, 'b'), string(n, 'ab')"
def is_subsequence(needle, haystack):
    k = 0
    for c in haystack:
        if k < len(needle) and needle[k] == c:
            k += 1
    return k == len(needle)


# label: time O(n^2), space O(n), args "words(n, n, 'a')"
def common_prefix(words):
    if not words:
        return ""
    prefix = words[0]
    for word in words[1:]:
        k = 0
        while k < len(prefix) and k < len(word) and prefix[k] == word[k]:
            k += 1
        prefix = prefix[:k]
    return prefix


# label: time O(n), space O(1), args "string(n)"
def count_vowels(s: str) -> int:
    return sum(1 for c in s if c in "aeiou")


# label: time O(n), space O(n), args "string(n, 'aB')"
def camel_to_snake(name):
    out = ""
    for i, c in enumerate(name):
        if c.isupper() and i > 0:
            out += "_"
        out += c.lower()
    return out


# label: time O(n^2), space O(n), args "string(n)"
def backwards(text):
    flipped = ""
    for letter in text:
        flipped = letter + flipped
    return flipped


# label: time O(n), space O(n), args "string(n, 'ab'), string(n, 'ab')"
def is_rotation(a, b):
    return len(a) == len(b) and b in a + a


# label: time O(n^3), space O(n^3), args "string(n)"
def substrings(s):
    return {s[i:j] for i in range(len(s)) for j in range(i + 1, len(s) + 1)}


# label: time O(n), space O(n), args "string(n, 'a')"
def border_table(p):
    # table[i]: length of the longest proper border of p[:i + 1]
    table = [0] * len(p)
    k = 0
    for i in range(1, len(p)):
        while k and p[i] != p[k]:
            k = table[k - 1]
        if p[i] == p[k]:
            k += 1
        table[i] = k
    return table


# label: time O(n^2), space O(n), args "string(2 * n, 'a'), string(n, 'a')"
def occurrences(text, pattern):
    m = len(pattern)
    hits = 0
    for start in range(len(text) - m + 1):
        if text[start:start + m] == pattern:
            hits += 1
    return hits


# label: time O(n^2), space O(n), args "'7', n"
def pad_left(s, width):
    while len(s) < width:
        s = " " + s
    return s
