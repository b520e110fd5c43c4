# What a function gave, as text: the same for equal results in Python and in JavaScript, an item of the
# outermost list or table a line, words apart so that numbers can be compared as numbers.
import decimal
import hashlib
import itertools
import json
import sys

ITEMS_MOST = 1000000  # of what is made as it is asked for
LONGEST = 8 << 20  # characters; of more only the digest is told


def number(value):
    if value != value:
        return "NaN"
    if value in (float("inf"), -float("inf")):
        return "Infinity" if value > 0 else "-Infinity"
    if value == int(value) and abs(value) < 1e21:
        return str(int(value))
    text = repr(value)
    if 1e-6 <= abs(value) < 1e-4:
        return format(decimal.Decimal(text), "f")
    return text.replace("e-0", "e-")


def key(value):
    return value if isinstance(value, str) else text(value)


def pairs(entries):
    return sorted(json.dumps(key(name), ensure_ascii=False) + ": " + text(value)
                  for name, value in entries)


def items(value):
    """The brackets and the texts of what stands between them; None: it holds nothing"""
    if isinstance(value, dict):
        return "{", pairs(value.items()), "}"
    if isinstance(value, (list, tuple)):
        return "[", [text(item) for item in value], "]"
    if isinstance(value, (set, frozenset)):
        return "[", sorted(text(item) for item in value), "]"
    if isinstance(value, (bytes, bytearray)) or type(value).__name__ in ("array", "deque", "range"):
        return "[", [text(item) for item in value], "]"
    if hasattr(value, "__next__"):
        return "[", [text(item) for item in itertools.islice(value, ITEMS_MOST)], "]"
    if hasattr(value, "__dict__") and not callable(value):
        return "{", pairs(vars(value).items()), "}"
    return None


def text(value):
    if value is None or value is True or value is False:
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int):
        return str(int(value))
    if isinstance(value, float):
        return number(float(value))
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    parts = items(value)
    if parts is None:
        return "function" if callable(value) else type(value).__name__
    return " ".join([parts[0], *parts[1], parts[2]])


def whole(value):
    if value is None or isinstance(value, (bool, int, float, str)):
        return text(value)
    parts = items(value)
    return text(value) if parts is None else "\n".join([parts[0], *parts[1], parts[2]])


def shown(value):
    """The text; None: the result cannot be written down"""
    if hasattr(sys, "set_int_max_str_digits"):
        sys.set_int_max_str_digits(0)
    try:
        lines = whole(value)
        if len(lines) > LONGEST:
            return "sha256 " + hashlib.sha256(lines.encode()).hexdigest()
        return lines
    except Exception:
        return None
