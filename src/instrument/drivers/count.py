# Runs inside the box: a program with counters in its text, and reports their values.
#
# argv: the program's path, then either its own arguments or --function and a name; the arguments
# of the function come as JSON on standard input. sites.tsv and costs.tsv stand beside this file.
#
# The report is a JSON document at offset 0 of descriptor 3, a file: written anew ten times a second
# ("complete": false), so that a killed program leaves counts, and at the end ("complete": true).
#
# The program shares this process: what the report needs is bound before the program is loaded.
# Starting is most of what a small run takes: json, re and collections are loaded only where needed.
import _thread
import atexit
import builtins
import io
import itertools
import math
import os
import sys
import time
import types
from _collections import OrderedDict, defaultdict, deque
from _operator import gt, length_hint, lt

REPORT = 3
SECONDS_BETWEEN = 0.1
OWN_FRAMES = 1 if sys.version_info >= (3, 12) else 2  # exec is a frame before 3.12
MOST = sys.maxsize

# The table's name of a type; a value of any other type is charged nothing, as its length and its
# methods may be the program's own.
TYPES = {
    list: "list", tuple: "tuple", deque: "deque", dict: "dict", defaultdict: "dict",
    OrderedDict: "dict", set: "set", frozenset: "set", str: "str", bytes: "str", bytearray: "str",
}
SETS = {set, frozenset, dict, defaultdict, OrderedDict, type({}.keys()), type({}.items())}
COMPARED = {list: False, tuple: False, str: True, bytes: True}  # those of letters, too
COPIED = {str, bytes, tuple}  # += makes a new one
MOVED = {list, bytearray, deque}
PLAIN = {int, float, str, bytes, bool, type(None)}  # comparing them runs nothing of the program
NUMBERS = {int, float, bool}
BUILTIN, GETSET, MEMBER = type(len), types.GetSetDescriptorType, types.MemberDescriptorType
KNOWN = {sorted, sum, min, max, any, all}
SIZED = {*TYPES, range, memoryview, type({}.keys()), type({}.values()), type({}.items())}
# What searches through all: the others look up.
SEARCHED = {list, tuple, deque, str, bytes, bytearray, type({}.values())}
# Iterators that know what is left of them without running anything of the program.
HINTED = {type(iter(kind())) for kind in (list, tuple, str, dict, set, bytes, bytearray, deque)}
HINTED |= {type(iter(range(1))), type(iter({}.values())), type(iter({}.items())),
           type(reversed([])), type(reversed(range(1))), type(reversed({}))}
HELD = {enumerate: 1, zip: None, map: None}
# Modules that load neither array nor collections.
LIGHT = {b"__future__", b"bisect", b"heapq", b"itertools", b"math", b"operator", b"os", b"sys",
         b"time"}


def imports_more(text):
    """Whether the program may load modules that are not light."""
    for line in text.splitlines():
        if b"import" not in line:
            continue
        if b";" in line:
            return True
        words = line.replace(b",", b" ").split()
        named = words[1:2] if words[0] == b"from" else words[1:]
        if words[0] not in (b"from", b"import") or not LIGHT.issuperset(named):
            return True
    return False


def know_more_types(path):
    """Before the program is loaded, which may put classes of its own in their place."""
    with open(path, "rb") as file:
        if not imports_more(file.read()):
            return
    import array
    import collections

    TYPES[array.array] = "list"
    TYPES[collections.Counter] = "dict"
    SIZED.update(TYPES)
    SETS.add(collections.Counter)
    MOVED.add(array.array)
    SEARCHED.add(array.array)


def length(value, type=type, len=len, hint=length_hint, min=min):
    """How many items a value has; 0 if that cannot be known without asking the program."""
    kind = type(value)
    if kind in SIZED:
        return len(value)
    if kind in HINTED:
        return hint(value)
    if kind in HELD:
        held = value.__reduce__()[1]
        if kind is enumerate:
            return length(held[0])
        return min((length(item) for item in (held[1:] if kind is map else held)), default=0)
    return 0


def magnitude(value, type=type, int=int, abs=abs):
    return abs(value) if type(value) is int else 0


def words(text, kind=str, len=len, count=str.count, raw_count=bytes.count, max=max):
    """A text's volume: larger numbers have more digits, but no more words."""
    if kind is str:
        pieces = count(text, " ") + count(text, "\n") + count(text, ",") + 1
    elif kind is bytes:
        pieces = raw_count(text, b" ") + raw_count(text, b"\n") + raw_count(text, b",") + 1
    else:
        return len(text)
    return max(pieces, -(-len(text) // 64)) if text else 0


def printed(value, type=type, int=int, length=length, words=words):
    kind = type(value)
    if kind is str or kind is bytes:
        return words(value, kind)
    if kind is int:
        return -(-(value.bit_length() * 3 // 10 + 1) // 64)
    return length(value)


def log(value, log2=math.log2):
    return log2(value) if value > 1 else 0


def fact(value, lgamma=math.lgamma):
    return math.exp(lgamma(value + 1)) if value < 20 else 1e18


def power(value):
    return 2.0 ** value if value < 60 else 1e18


def compile_cost(text):
    """A function of the letters in the table's column: n a b v w p t r."""
    if not all(letter.isalnum() or letter in "_+*()/. " for letter in text):
        return None
    names = {"log": log, "sqrt": math.sqrt, "exp": power, "fact": fact, "__builtins__": {}}
    return eval(f"lambda n=0, a=0, b=0, v=0, w=0, p=0, t=0: {text}", names)


def letters_of(text):
    words = "".join(letter if letter.isalnum() else " " for letter in text).split()
    return {word for word in words if len(word) == 1 and word.isalpha()}


class Row:
    __slots__ = ("letters", "cost", "known", "text", "at_once", "waits", "prints")
    KNOWN_MOST = 1 << 14

    def __init__(self, text):
        self.letters = letters_of(text)
        self.cost = compile_cost(text)
        self.known = {}
        self.text = text
        # What is charged when the receiver is known, and what only with the second argument.
        self.at_once = "n" in self.letters or not self.letters & set("avpbwt")
        self.waits = bool(self.letters & set("bw"))
        self.prints = "p" in self.letters

    def charge(self, *values):
        """By the values of n a b v w p: rounded, and nothing if anything goes wrong."""
        try:
            return round(self.cost(*values))
        except Exception:
            return 0

    def learn(self, size):
        """What a cost of one length, n or a, is: the same few sizes come again and again."""
        charged = self.charge(size) if "n" in self.letters else self.charge(0, size)
        if len(self.known) < self.KNOWN_MOST:
            self.known[size] = charged
        return charged


class Costs:
    """Rows of costs.tsv whose cost is not constant, by name and type; of the names in use."""

    def __init__(self, path, names):
        self.rows = {}
        names = names | {name.removesuffix(".at") for name in names}
        with open(path, encoding="utf-8") as file:
            for line in file:
                cells = line.rstrip("\n").split("\t", 3)
                if line.startswith("#") or len(cells) < 3 or cells[1] not in names:
                    continue
                self.rows.setdefault(cells[1], {})[cells[0]] = Row(cells[2])

    def method(self, name):
        """The row by the receiver's type, and that of any other type."""
        rows = dict(self.rows.get(name.removesuffix(".at"), {}))
        rows.update(self.rows.get(name, {}))
        found = {kind: rows.get(title) or rows.get("any") for kind, title in TYPES.items()}
        otherwise = rows.get("any")
        return ({kind: row for kind, row in found.items() if row and row.letters},
                otherwise if otherwise and otherwise.letters else None)

    def function(self, name):
        row = self.rows.get(name, {}).get("-")
        return row if row and row.letters else None


# Probes are called as often as the program's own calls. Each is a closure with a sum of its own: a
# cell is faster than an item of a list. What it uses are cells, too, as the program may give names
# of the builtins another meaning. With them comes a function that reads the sum.
def searching(type=type, len=len, list=list, dict=dict, set=set):
    total = 0

    def probe(value):
        nonlocal total
        kind = type(value)
        if kind is list:
            total += len(value)
        elif kind is not dict and kind is not set and kind in SEARCHED:
            total += len(value)
        return value

    return {"q": probe}, lambda: total


def measuring(likely, kinds, type=type, len=len):
    """Charges the length of a value of some types; most often it is of the likely one."""
    total = 0

    def probe(value):
        nonlocal total
        if type(value) is likely:
            total += len(value)
        elif type(value) in kinds:
            total += len(value)
        return value

    return {"q": probe}, lambda: total


def going_through(type=type, len=len, list=list, length=length):
    """Charges the length of a function's argument."""
    total = 0

    def probe(value):
        nonlocal total
        total += len(value) if type(value) is list else length(value)
        return value

    return {"a": probe}, lambda: total


def sized(row, type=type, len=len, list=list, length=length):
    """Charges what depends on the length of a function's argument."""
    total = 0
    known = row.known

    def probe(value):
        nonlocal total
        size = len(value) if type(value) is list else length(value)
        total += known[size] if size in known else row.learn(size)
        return value

    return {"a": probe}, lambda: total


def reading(words=words, type=type, list=list, len=len, str=str, bytes=bytes):
    """Charges the words of a text, or the items of a list of lines."""
    total = 0

    def probe(value):
        nonlocal total
        kind = type(value)
        if kind is str or kind is bytes:
            total += words(value, kind)
        elif kind is list:
            total += len(value)
        return value

    return {"q": probe, "a": probe}, lambda: total


def cutting(type=type, len=len, list=list, str=str, bytes=bytes):
    """A text that is cut costs its pieces, or its letters where these are long."""
    total = lines = 0

    def receiver(value):
        nonlocal lines
        kind = type(value)
        lines = len(value) + 63 >> 6 if kind is str or kind is bytes else 0
        return value

    def result(value):
        nonlocal total
        if lines and type(value) is list:
            pieces = len(value)
            total += pieces if pieces > lines else lines
        return value

    return {"q": receiver, "r": result}, lambda: total


def asking(by_type, otherwise, plain, type=type, length=length, magnitude=magnitude,
           printed=printed):
    """All others: the receiver comes first and says which row holds, then the arguments."""
    total, row, before = 0, plain, ()

    def receiver(value):
        nonlocal total, row
        row = by_type.get(type(value), otherwise)
        if row is None:
            return value
        if row.text == "t":
            total += printed(value)
        elif row.at_once:
            size = length(value)
            total += row.known[size] if size in row.known else row.learn(size)
        return value

    def first(value):
        nonlocal total, before
        if row is None:
            return value
        if row.text == "a":
            total += length(value)
        elif row.text in ("p", "t"):
            total += printed(value)
        elif row.waits:
            before = length(value), magnitude(value), printed(value) if row.prints else 0
        else:
            total += row.charge(0, length(value), 0, magnitude(value), 0,
                                printed(value) if row.prints else 0)
        return value

    def second(value):
        nonlocal total
        if row is not None and row.waits:
            a, v, p = before
            total += row.charge(0, a, length(value), v, magnitude(value), p)
        return value

    return {"q": receiver, "a": first, "b": second}, lambda: total


def making(type=type, len=len, words=words, str=str):
    """Charges a text that was made by its words."""
    total = 0

    def probe(value):
        nonlocal total
        if type(value) is str:
            total += words(value)
        return value

    return {"q": probe}, lambda: total


def unpacking(length=length):
    total = 0

    def probe(value):
        nonlocal total
        total += length(value)
        return value

    return {"q": probe}, lambda: total


def comparing(type=type, len=len, compared=COMPARED, plain=PLAIN, set=set, map=map, min=min):
    """Charges what two sequences of the same kind have in common from their start."""
    total = 0

    def prefix(one, other, most, text):
        """Twice as long pieces each time, and then back: no more than comparing itself takes."""
        low, step = 0, 16
        while low < most:
            a, b = one[low:low + step], other[low:low + step]
            if not text and not (plain.issuperset(map(type, a)) and plain.issuperset(map(type, b))):
                return most
            if a == b:
                low, step = low + step, 2 * step
            elif step == 1:
                return low
            else:
                step = step // 2 if step <= 16 else 16
        return most

    def probe(value, other):
        nonlocal total
        kind = type(value)
        if kind in compared and type(other) is kind:
            most = min(len(value), len(other))
            if most < 2 or compared[kind] and value[0] != other[0]:
                total += 1
            else:
                total += prefix(other, value, most, compared[kind]) or 1
        return value

    return {"b": probe}, lambda: total


def lengthening(alone, type=type, len=len, refs=sys.getrefcount, copied=COPIED, kinds=TYPES):
    """`+=`, and `+` for the variable that it came from."""
    total = 0

    def own(value, left):
        nonlocal total
        kind = type(left)
        if type(value) in kinds:
            total += len(value)
            if kind in copied and (kind is not str or refs(left) > alone):
                total += len(left)
        return value

    def outer(value, left):
        nonlocal total
        if type(value) in kinds:
            total += len(value) + (len(left) if type(left) in copied else 0)
        return value

    def again(value, left):
        nonlocal total
        kind = type(left)
        if kind in kinds and type(value) in kinds:
            total += len(value)
            if kind is not str or refs(left) > alone:
                total += len(left)
        return value

    def attribute(value, owner, name):
        nonlocal total
        if type(value) in kinds:
            total += len(value)
            left = attribute_of(owner, name)
            total += len(left) if type(left) in copied else 0
        return value

    def whole(value):
        nonlocal total
        if type(value) in kinds:
            total += len(value)
        return value

    return {"b": own, "c": again, "d": attribute, "e": outer, "q": whole}, lambda: total


VARS_OF = type.__dict__["__dict__"].__get__


def place_of(kind, name, vars_of=VARS_OF):
    """Where objects of a class keep an attribute: its name there, and what reads the dictionary or
    the slot; nothing where the class may run code of its own."""
    place = name, None
    for base in kind.__mro__:
        held = vars_of(base)
        private = f"_{base.__name__.lstrip('_')}{name}"
        if name.startswith("__") and not name.endswith("__") and kind is base:
            name = private
        if "__dict__" in held and base is not object:
            if type(held["__dict__"]) is not GETSET:
                return name, None
            place = name, held["__dict__"]
        if name in held:
            slot = held[name]
            if type(slot) is MEMBER:
                return name, slot
            if any("__set__" in vars_of(one) for one in type(slot).__mro__):
                return name, None
    return place


def attribute_of(owner, name, type=type, places={}, place_of=place_of, AttributeError=AttributeError):
    """What an attribute holds, without asking the program; None where that cannot be known."""
    kind = type(owner)
    place = places.get((kind, name))
    if place is None:
        if type(kind) is not type or len(places) > 1000:
            return None
        place = places[kind, name] = place_of(kind, name)
    name, reader = place
    if reader is None:
        return None
    try:
        value = reader.__get__(owner)
    except AttributeError:
        return None
    return value.get(name) if type(reader) is GETSET else value


def alone_count(refs=sys.getrefcount):
    """How often a text is held that only its variable has, at the moment it is made longer."""
    seen = 0

    def probe(value, left):
        nonlocal seen
        seen = refs(left)
        return value

    def grow(text):
        piece = text[:1]
        grown = text + text
        grown += probe(piece, grown)
        return grown

    grow("ab")
    return seen


def deleting(type=type, len=len, moved=MOVED, deque=deque, int=int):
    """`del xs[i]`: what lies behind moves, in a deque to the nearer end."""
    total = size = 0
    kind = None

    def receiver(value):
        nonlocal size, kind, total
        kind = type(value)
        size = len(value) if kind in moved else 0
        total += size
        return value

    def index(value):
        nonlocal total, size
        if size and type(value) is int:
            at = min(value if value >= 0 else max(0, size + value), size)
            total -= size - (min(at, size - at) if kind is deque else size - at)
        size = 0
        return value

    return {"q": receiver, "a": index}, lambda: total


def replacing(type=type, len=len, moved=MOVED, int=int):
    """`xs[i:j] = ys`: what is written, and what moves when more or fewer come than go."""
    total = size = start = come = 0

    def written(value):
        nonlocal total, come, start
        come, start = length(value), 0
        total += come
        return value

    def receiver(value):
        nonlocal size
        size = len(value) if type(value) in moved else 0
        return value

    def first(value):
        nonlocal start
        if type(value) is int:
            start = value
        return value

    def last(value):
        nonlocal total
        if size and type(value) is int:
            low, high, _ = slice(start, value).indices(size)
            if max(0, high - low) != come:
                total += size - max(low, high)
        return value

    return {"r": written, "q": receiver, "a": first, "b": last}, lambda: total


def finding(by_type, otherwise, backwards, type=type, len=len, kinds=TYPES, int=int):
    """From the start to where it is found; when it is not there, an error's case, all of it."""
    total = size = start = 0

    def receiver(value):
        nonlocal total, size, start
        size = len(value) if type(value) in kinds and type(value) in by_type else 0
        start = 0
        total += size
        return value

    def second(value):
        nonlocal start
        start = value if type(value) is int else 0
        return value

    def result(value):
        nonlocal total, size
        if size and type(value) is int:
            low = min(max(0, start + size if start < 0 else start), size)
            end = size if value < 0 else value + 1
            used = size - max(0, value) if backwards else max(1, end - low)
            total -= size - used
        size = 0
        return value

    return {"q": receiver, "b": second, "r": result}, lambda: total


def turning(type=type, len=len, deque=deque, int=int):
    """deque.rotate goes the shorter way around."""
    total = size = 0

    def receiver(value):
        nonlocal total, size
        size = len(value) if type(value) is deque else 0
        total += min(size, 1)
        return value

    def first(value):
        nonlocal total
        if size and type(value) is int:
            total += max(0, min(value % size, -value % size) - 1)
        return value

    return {"q": receiver, "a": first}, lambda: total


def joining(length=length, words=words, type=type, str=str):
    """The pieces, or the text when they are long."""
    total = pieces = 0

    def receiver(value):
        nonlocal pieces
        pieces = 0
        return value

    def first(value):
        nonlocal total, pieces
        pieces = length(value)
        total += pieces
        return value

    def result(value):
        nonlocal total, pieces
        if type(value) is str:
            total += max(0, words(value) - pieces)
        pieces = 0
        return value

    return {"q": receiver, "a": first, "r": result}, lambda: total


def adding(type=type, len=len, length=length, copied=(list, tuple), kinds=TYPES):
    """sum copies what it has so far for each list that comes."""
    total, items = 0, ()

    def first(value):
        nonlocal total, items
        total += length(value)
        items = value if type(value) in copied else ()
        return value

    def second(value):
        nonlocal total, items
        if type(value) in copied:
            made = len(value)
            for item in items:
                made += len(item) if type(item) in copied else 0
                total += made
        items = ()
        return value

    return {"a": first, "b": second}, lambda: total


def passing(type=type, int=int, length=length):
    """islice goes through all that lies before its end, or before its start if it has no end."""
    total = start = 0

    def second(value):
        nonlocal total, start
        start = value if type(value) is int else 0
        total += start
        return value

    def third(value):
        nonlocal total
        if type(value) is int and value > start:
            total += value - start
        return value

    return {"b": second, "c": third}, lambda: total


def runs_of(items, type=type, len=len, map=map, sum=sum, gt=gt, lt=lt, islice=itertools.islice):
    """In how many runs the items stand, upwards or downwards; 0: many, or that cannot be known
    without asking the program."""
    size = len(items)
    if size < 4:
        return 0
    kinds = {*map(type, islice(items, 64))}
    if not (kinds <= NUMBERS or len(kinds) == 1 and kinds <= PLAIN):
        return 0
    most = min(16, size // 4)
    tried = 64
    for part in (items[:tried], items) if size > tried else (items,):
        if part is items and not kinds.issuperset(map(type, items)):
            return 0
        down = sum(map(gt, part, islice(part, 1, None)))
        up = sum(map(lt, part, islice(part, 1, None)))
        runs = min(down, up) + 1
        if runs > most:
            return 0
    return runs


def sorting(row, type=type, len=len, list=list, length=length, log=log):
    """What is nearly in order is merged by its runs."""
    total = 0
    known = row.known

    def plain(value):
        nonlocal total
        size = len(value) if type(value) is list else length(value)
        total += known[size] if size in known else row.learn(size)
        return value

    def without_key(value):
        nonlocal total
        if type(value) is not list:
            return plain(value)
        size = len(value)
        whole = known[size] if size in known else row.learn(size)
        runs = runs_of(value)
        total += min(whole, round(size + size * log(runs))) if runs else whole
        return value

    return {"q": plain, "a": plain, "e": without_key}, lambda: total


def any_sorting(by_type, otherwise, plain):
    """A sort of lists only; of any other type's method nothing is known."""
    row = by_type.get(list) or plain
    probes, sum_of = sorting(row)
    if plain is None:
        for letter in "qe":
            probes[letter] = lambda value, probe=probes[letter]: (
                probe(value) if type(value) is list else value)
    return probes, sum_of


def sets(name, type=type, len=len, kinds=frozenset(SETS)):
    """`|` and `^` by what they make, `-` by its left side, `&` by the smaller."""
    total = 0

    def whole(value):
        nonlocal total
        if type(value) in kinds:
            total += len(value)
        return value

    def smaller(value, other):
        nonlocal total
        if type(value) in kinds and type(other) in kinds:
            total += min(len(value), len(other))
        return value

    return {"q": whole, "b": smaller}, lambda: total


def handed_on(name, costs, type=type):
    """A function that is handed on comes back in another, which charges each of its calls."""
    probes, sum_of = probes_of(name, costs)

    def value(function):
        if type(function) is not BUILTIN:
            return function
        receiver = function.__self__
        method = type(receiver) in TYPES
        if not method and function not in KNOWN:
            return function
        before = probes.get("q") if method else None
        charge = probes.get("e" if name in ("sort", "sorted") else "a")
        after = probes.get("r")

        def charged(*arguments, **named):
            if before is not None:
                before(receiver)
            if charge is not None and arguments and not (
                    name in ("min", "max") and len(arguments) > 1):
                charge(arguments[0])
            result = function(*arguments, **named)
            return after(result) if after is not None else result

        return charged

    return value, probes, sum_of


def particular(name, by_type, otherwise, plain):
    """What is charged by more than the table's row can say."""
    if name in ("find", "index", "rfind", "rindex"):
        return finding(by_type, otherwise, name.startswith("r"))
    if name in ("sort", "sorted"):
        return any_sorting(by_type, otherwise, plain)
    if name.startswith("set "):
        return sets(name)
    make = {"rotate": turning, "join": joining, "sum": adding, "islice": passing, "del": deleting,
            "slice.set": replacing, "==": comparing, "f-string": making, "unpack": unpacking,
            "spread": unpacking, "in": searching, "read": reading, "readlines": reading,
            "split": cutting, "rsplit": cutting, "splitlines": cutting}.get(name)
    if make is not None:
        return make()
    if name in ("+", "+="):
        return lengthening(ALONE)
    return measuring(list, TYPES) if name in ("display", "slice", "*") else None


def probes_of(name, costs):
    """The functions that a call's site may use by their letters, and what reads their sum."""
    by_type, otherwise = costs.method(name)
    plain = costs.function(name)
    found = particular(name, by_type, otherwise, plain)
    if found:
        return found
    rows = by_type.values()
    if rows and not otherwise and not plain and all(row.text == "n" for row in rows):
        return measuring(str if str in by_type else list, by_type)
    if rows and not otherwise and not plain and all(row.text == "t" for row in rows):
        return reading()
    if plain and not by_type and plain.letters == {"a"}:
        return going_through() if plain.text == "a" else sized(plain)
    return asking(by_type, otherwise, plain)


def hand_through(value, *_):
    return value


LETTERS = "qabcder"
ALONE = alone_count()


class Counters:
    """A number for each site, and the names through which the program's text reaches them."""

    def __init__(self, sites, costs):
        # Endless as far as anything can count, and unlike itertools.count makes no numbers.
        self.steps = [itertools.repeat(True, MOST) for _ in sites]
        self.sums = []
        self.base = [0] * len(sites)
        builtins._acp = itertools.compress
        builtins._an = next
        for index, (kind, name) in enumerate(sites):
            if kind != "call":
                setattr(builtins, f"_ak{index}", self.steps[index])
                continue
            value, probes, sum_of = handed_on(name, costs)
            self.sums.append((index, sum_of))
            for letter in LETTERS:
                setattr(builtins, f"_a{letter}{index}", probes.get(letter, hand_through))
            setattr(builtins, f"_av{index}", value)

    # How many are left is read without taking one.
    def values(self, left=length_hint):
        found = [MOST - left(step) for step in self.steps]
        for index, sum_of in self.sums:
            found[index] = sum_of()
        return found

    def since(self, zip=zip):
        return [now - before for now, before in zip(self.values(), self.base)]

    def restart(self):
        self.base = self.values()


class Report:
    """Writes the counts; the last report wins."""

    def __init__(self, counters):
        self.counters = counters
        self.owner = os.getpid()
        self.lock = _thread.allocate_lock()
        self.done = False

    def write(self, text, pwrite=os.pwrite, cut=os.ftruncate):
        data = text.encode()
        try:
            pwrite(REPORT, data, 0)
            cut(REPORT, len(data))
        except OSError:
            pass

    def counts(self, complete, getpid=os.getpid, repr=repr):
        # A child that the program forked has this object, too.
        if getpid() != self.owner:
            return
        with self.lock:
            if self.done:
                return
            self.done = complete
            said = "true" if complete else "false"
            self.write(f'{{"complete": {said}, "counts": {repr(self.counters.since())}}}')

    def tell(self, document):
        import json

        with self.lock:
            self.done = True
            self.write(json.dumps(document))

    def keep_writing(self, sleep=time.sleep):
        while not self.done:
            sleep(SECONDS_BETWEEN)
            self.counts(False)


def parse_json(text):
    """By the scanner that json has in C: what is around it loads re, which takes longest of all."""
    try:
        from _json import make_scanner

        scan = make_scanner(types.SimpleNamespace(
            strict=True, object_hook=None, object_pairs_hook=None, parse_float=float,
            parse_int=int, parse_constant=float, memo={}))
    except (ImportError, AttributeError):
        import json

        return json.loads(text)
    return scan(text.strip(), 0)[0]


def main_module(path):
    module = types.ModuleType("__main__")
    module.__file__ = path
    module.__builtins__ = builtins
    sys.modules["__main__"] = module
    return module


def code_of(path):
    with open(path, "rb") as file:
        return compile(file.read(), path, "exec", dont_inherit=True)


def resolve(module, name, report):
    target = module
    for part in name.split("."):
        owner, target = target, getattr(target, part, None)
        # A method is called on an object of its class, made without arguments.
        if isinstance(owner, type) and callable(target):
            target = getattr(owner(), part)
    if not callable(target):
        names = [key for key, value in vars(module).items()
                 if callable(value) and getattr(value, "__module__", "") == "argus_program"]
        report.tell({"error": "no function", "names": names})
        sys.exit(1)
    return target


async def drain(items):
    async for _ in items:
        pass


def consume(result):
    """Generators and coroutines do their work when consumed."""
    if hasattr(result, "__next__"):
        for _ in result:
            pass
    elif hasattr(result, "__anext__"):
        import asyncio

        asyncio.run(drain(result))
    elif hasattr(result, "send") and hasattr(result, "cr_frame"):
        import asyncio

        asyncio.run(result)


def call_function(path, name, counters, report):
    arguments = parse_json(sys.stdin.read())
    sys.stdin = io.StringIO("")
    sys.argv = [path]
    module = types.ModuleType("argus_program")
    module.__file__ = path
    sys.modules["argus_program"] = module
    exec(code_of(path), vars(module))
    function = resolve(module, name, report)
    counters.restart()
    consume(function(*arguments))


def show(kind, error, trace):
    """As the interpreter shows it, without the driver's own frames."""
    while trace and trace.tb_frame.f_code.co_filename == __file__:
        trace = trace.tb_next
    sys.excepthook(kind, error.with_traceback(trace), trace)


def start():
    path, rest = sys.argv[1], sys.argv[2:]
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, "sites.tsv"), encoding="utf-8") as file:
        sites = [line.rstrip("\n").split("\t") for line in file]
    sys.path[0] = os.path.dirname(os.path.abspath(path))
    know_more_types(path)
    names = {name for kind, name in sites if kind == "call"}
    counters = Counters(sites, Costs(os.path.join(here, "costs.tsv"), names))
    report = Report(counters)
    # Registered first, so called last.
    atexit.register(report.counts, True)
    try:
        _thread.start_new_thread(report.keep_writing, ())
    except RuntimeError:
        pass
    return path, rest, counters, report


path, rest, counters, report = start()
# A recursion gets as deep as it would without the driver.
sys.setrecursionlimit(sys.getrecursionlimit() + OWN_FRAMES)
try:
    if rest[:1] == ["--function"]:
        call_function(path, rest[1], counters, report)
    else:
        sys.argv = [path] + rest
        exec(code_of(path), vars(main_module(path)))
except SystemExit:
    raise
except BaseException as error:
    show(type(error), error, error.__traceback__)
    sys.exit(1)
