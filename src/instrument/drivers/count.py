# Runs inside the box: a program with counters in its text, and reports their values.
#
# argv: the program's path, then either its own arguments or --function and a name; the arguments
# of the function come as JSON on standard input. Beside this file stand sites.tsv, costs.tsv,
# calling.py and probes.py, which has the probes that not every program needs.
#
# The report is a JSON document at offset 0 of descriptor 3, a file: written anew ten times a second
# ("complete": false), so that a killed program leaves counts, and at the end ("complete": true).
#
# The program shares this process: what the report needs is bound before the program is loaded.
# Starting is most of what a small run takes: json, re and collections are loaded only where needed.
import _thread
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

import calling

# The program does not find the driver's part among its modules.
del sys.modules["calling"]

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


def unpacking(length=length):
    total = 0

    def probe(value):
        nonlocal total
        total += length(value)
        return value

    return {"q": probe}, lambda: total


def charging(name, probes, function):
    """A function that charges its call, and is called right there."""
    receiver = function.__self__
    before = probes.get("q") if type(receiver) in TYPES else None
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


def is_handed(function, type=type):
    """A builtin that the table may know, or a method of a value that it may."""
    return type(function) is BUILTIN and (type(function.__self__) in TYPES or function in KNOWN)


def handed_on(name, costs, parts):
    """A callback of the library's is charged by its calls: nobody else sees what stands for it."""
    probes, sum_of = probes_of(name, costs, parts)

    def value(function):
        return charging(name, probes, function) if is_handed(function) else function

    return value, probes, sum_of


def called(costs, parts):
    """What a variable holds is known when it is called."""
    made = {}

    def value(function):
        if not is_handed(function):
            return function
        name = function.__name__
        if name not in made:
            made[name] = probes_of(name, costs, parts)
        return charging(name, made[name][0], function)

    return value, {}, lambda: sum(sum_of() for _, sum_of in made.values())


SIMPLE = {"unpack": unpacking, "spread": unpacking, "in": searching, "read": reading,
          "readlines": reading}


class Particular:
    """The parts of probes.py by the names that they are for; each is compiled when it is needed."""

    def __init__(self, path):
        self.texts = {}
        with open(path, encoding="utf-8") as file:
            parts = file.read().split("\n# for: ")
        for part in parts[1:]:
            names, text = part.split("\n", 1)
            self.texts.update(dict.fromkeys(names.split(), text))
        self.made = {}

    def probes(self, name, by_type, plain):
        if name in SIMPLE:
            return SIMPLE[name]()
        if name in ("display", "slice", "*"):
            return measuring(list, TYPES)
        text = self.texts.get(name.replace(" ", "_"))
        if text is None:
            return None
        if text not in self.made:
            scope = dict(globals())
            exec(compile(text, "probes.py", "exec"), scope)
            self.made[text] = scope["make"]
        return self.made[text](name, by_type, plain)


def probes_of(name, costs, parts):
    """The functions that a call's site may use by their letters, and what reads their sum."""
    by_type, otherwise = costs.method(name)
    plain = costs.function(name)
    found = parts.probes(name, by_type, plain)
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


class Staying:
    """An interpreter that ends makes builtins what it was at the start, and may call methods named
    __del__ of the program's after that: then this goes, and puts the names there again."""

    def __init__(self, names, into=vars(builtins)):
        self.names = names
        self.into = into

    def __del__(self):
        self.into.update(self.names)


class Counters:
    """A number for each site, and the names through which the program's text reaches them."""

    def __init__(self, sites, costs, parts):
        # Endless as far as anything can count, and unlike itertools.count makes no numbers.
        self.steps = [itertools.repeat(True, MOST) for _ in sites]
        self.sums = []
        self.base = [0] * len(sites)
        names = {"_acp": itertools.compress, "_an": next}
        for index, (kind, name) in enumerate(sites):
            if kind != "call":
                names[f"_ak{index}"] = self.steps[index]
                continue
            value, probes, sum_of = (called(costs, parts) if name == "call" else
                                     handed_on(name, costs, parts))
            self.sums.append((index, sum_of))
            for letter in LETTERS:
                names[f"_a{letter}{index}"] = probes.get(letter, hand_through)
            names[f"_av{index}"] = value
        vars(builtins).update(names)
        builtins._alast = Staying(names)

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


def call_function(path, name, counters, report):
    arguments = parse_json(sys.stdin.read())
    sys.stdin = io.StringIO("")
    sys.argv = [path]
    _, function = calling.find(path, name)
    if not callable(function):
        report.tell({"error": "no function", "names": function})
        sys.exit(1)
    counters.restart()
    result = function(*arguments)
    consume = calling.consumer(result)
    if consume is not None:
        consume(result)


def show(kind, error, trace):
    """As the interpreter shows it, without the driver's own frames."""
    while trace and trace.tb_frame.f_code.co_filename in (__file__, calling.__file__):
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
    counters = Counters(sites, Costs(os.path.join(here, "costs.tsv"), names),
                        Particular(os.path.join(here, "probes.py")))
    report = Report(counters)
    calling.at_end(lambda: report.counts(True))
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
        exec(calling.code_of(path), vars(calling.main_module(path)))
except SystemExit:
    raise
except BaseException as error:
    show(type(error), error, error.__traceback__)
    sys.exit(1)
