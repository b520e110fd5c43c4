"""Small readers for small formats: expressions, CSV, query strings, settings.

Everything works on text that is already in memory.
"""
from __future__ import annotations

from typing import Dict, List, Optional, Tuple

PRECEDENCE = {"+": 1, "-": 1, "*": 2, "/": 2}


class ParseError(ValueError):
    """Raised when the text does not follow its format."""


# label: time O(n), space O(n), args "string(n, '0123456789+-*() ')"
def tokenize(source: str) -> List[str]:
    """Split an arithmetic expression into numbers and symbols.

    Args:
        source: the expression.

    Returns:
        The tokens in order, without blanks.
    """
    tokens: List[str] = []
    position = 0
    while position < len(source):
        char = source[position]
        if char.isspace():
            position += 1
            continue
        if char.isdigit():
            start = position
            while position < len(source) and source[position].isdigit():
                position += 1
            tokens.append(source[start:position])
            continue
        if char in "+-*/()":
            tokens.append(char)
            position += 1
            continue
        raise ParseError(f"unexpected {char!r} at {position}")
    return tokens


# label: time O(n), space O(n), args "words(n, 1, 'ab+*')"
def to_postfix(tokens: List[str]) -> List[str]:
    """Dijkstra's shunting yard, for left-associative operators."""
    output: List[str] = []
    operators: List[str] = []
    for token in tokens:
        if token in PRECEDENCE:
            while operators and operators[-1] != "(" and \
                    PRECEDENCE[operators[-1]] >= PRECEDENCE[token]:
                output.append(operators.pop())
            operators.append(token)
        elif token == "(":
            operators.append(token)
        elif token == ")":
            while operators and operators[-1] != "(":
                output.append(operators.pop())
            if not operators:
                raise ParseError("a bracket too many")
            operators.pop()
        else:
            output.append(token)
    while operators:
        output.append(operators.pop())
    return output


# label: time O(n), space O(n), args "n" via rpn_of_ones
def evaluate_rpn(tokens: List[str]) -> int:
    stack: List[int] = []
    for token in tokens:
        if token == "+":
            right, left = stack.pop(), stack.pop()
            stack.append(left + right)
        elif token == "-":
            right, left = stack.pop(), stack.pop()
            stack.append(left - right)
        else:
            stack.append(int(token))
    return stack.pop()


def rpn_of_ones(count):
    return evaluate_rpn(["1"] * count + ["+"] * (count - 1))


# label: time O(n), space O(n), args "string(n, '([{')"
def brackets_match(text: str) -> bool:
    closing = {")": "(", "]": "[", "}": "{"}
    open_brackets = []
    for char in text:
        if char in closing.values():
            open_brackets.append(char)
        elif char in closing:
            if not open_brackets or open_brackets.pop() != closing[char]:
                return False
    return not open_brackets


# label: time O(n), space O(n), args "string(n, 'ab,')"
def parse_csv_line(line: str, separator: str = ",") -> List[str]:
    fields, field, quoted = [], [], False
    for char in line:
        if char == '"':
            quoted = not quoted
        elif char == separator and not quoted:
            fields.append("".join(field))
            field = []
        else:
            field.append(char)
    if quoted:
        raise ParseError("a quote is not closed")
    fields.append("".join(field))
    return fields


# label: time O(n), space O(n), args "string(n, 'ab=&')"
def parse_query(query: str) -> Dict[str, str]:
    pairs: Dict[str, str] = {}
    for part in query.split("&"):
        key, _, value = part.partition("=")
        if key:
            pairs[key] = value
    return pairs


# label: time O(n), space O(n), args "string(n, 'ab#')"
def strip_comments(text: str) -> str:
    """Remove everything between a pair of '#'."""
    kept = []
    at = 0
    while True:
        start = text.find("#", at)
        if start < 0:
            kept.append(text[at:])
            break
        kept.append(text[at:start])
        end = text.find("#", start + 1)
        if end < 0:
            break
        at = end + 1
    return "".join(kept)


# label: time O(n^2), space O(n^2), args "string(n, '(')"
def depth(text: str) -> int:
    """How deep the text opens brackets before the first other character."""
    if not text or text[0] != "(":
        return 0
    return 1 + depth(text[1:])


class ListReader:
    """Reads '[[],[[]]]' into nested lists."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def peek(self) -> Optional[str]:
        return self.text[self.at] if self.at < len(self.text) else None

    # label: time O(n), space O(n), args "n" via read_deep
    def read(self) -> list:
        if self.peek() != "[":
            raise ParseError(f"no list at {self.at}")
        self.at += 1
        items = []
        while self.peek() == "[":
            items.append(self.read())
            if self.peek() == ",":
                self.at += 1
        if self.peek() != "]":
            raise ParseError(f"the list is not closed at {self.at}")
        self.at += 1
        return items


def read_deep(count):
    reader = ListReader("[" * count + "]" * count)
    reader.read()
    return reader.at


# label: time O(n), space O(1), args "string(n, '0123456789')"
def is_number(text: str) -> bool:
    seen_digit = seen_dot = False
    for index, char in enumerate(text):
        if char.isdigit():
            seen_digit = True
        elif char == ".":
            if seen_dot:
                return False
            seen_dot = True
        elif char in "+-":
            if index != 0:
                return False
        else:
            return False
    return seen_digit


# label: time O(n), space O(1), args "string(n, 'IVXL')"
def roman_to_int(numeral: str) -> int:
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    total = 0
    for i in range(len(numeral)):
        value = values[numeral[i]]
        if i + 1 < len(numeral) and values[numeral[i + 1]] > value:
            total -= value
        else:
            total += value
    return total


# label: time O(n^2), space O(n^2), args "words(n, n)"
def parse_settings(lines: List[str]) -> Dict[str, Dict[str, str]]:
    sections: Dict[str, Dict[str, str]] = {"": {}}
    current = sections[""]
    for line in lines:
        line = line.strip()
        if not line or line.startswith(";"):
            continue
        if line.startswith("[") and line.endswith("]"):
            current = sections.setdefault(line[1:-1], {})
        else:
            key, _, value = line.partition("=")
            current[key.strip()] = value.strip()
    return sections


# label: time O(n^2), space O(n^2), args "words(n, n), 30"
def wrap(words: List[str], width: int) -> List[str]:
    lines: List[str] = []
    line: List[str] = []
    used = 0
    for word in words:
        if line and used + 1 + len(word) > width:
            lines.append(" ".join(line))
            line, used = [], 0
        used += len(word) + (1 if line else 0)
        line.append(word)
    if line:
        lines.append(" ".join(line))
    return lines


# label: time O(1), space O(1), args "n"
def split_version(packed: int) -> Tuple[int, int, int]:
    """A version in one number, eight bits a part."""
    return packed >> 16 & 255, packed >> 8 & 255, packed & 255
