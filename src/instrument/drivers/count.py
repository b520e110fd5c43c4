# Runs inside the box: a program with counters in its text, and reports their values.
#
# argv: the program's path, then either its own arguments or --function and a name; the arguments
# of the function come as JSON on standard input. sites.tsv and costs.tsv stand beside this file.
#
# The report is a JSON document at offset 0 of descriptor 3, a file: written anew ten times a second
# ("complete": false), so that a killed program leaves counts, and at the end ("complete": true).
#
# The program shares this process: what the report needs is bound before the program is loaded.
import _thread
import array
import atexit
import builtins
import collections
import io
import itertools
import json
import math
import operator
import os
import re
import sys
import time
import types

REPORT = 3
SECONDS_BETWEEN = 0.1
OWN_FRAMES = 2


# The table's name of a type; a value of any other type is charged nothing, as its length and its
# methods may be the program's own.
TYPES = {
    list: "list", array.array: "list", tuple: "tuple", collections.deque: "deque", dict: "dict",
    collections.Counter: "dict", collections.defaultdict: "dict", collections.OrderedDict: "dict",
    set: "set", frozenset: "set", str: "str", bytes: "str", bytearray: "str",
}
SIZED = {*TYPES, range, memoryview, type({}.keys()), type({}.values()), type({}.items())}
# What searches through all: the others look up.
SEARCHED = {list, tuple, collections.deque, str, bytes, bytearray, array.array, type({}.values())}
# Iterators that know what is left of them without running anything of the program.
HINTED = {type(iter(kind())) for kind in (list, tuple, str, dict, set, bytes, bytearray,
                                          collections.deque)}
HINTED |= {type(iter(range(1))), type(iter({}.values())), type(iter({}.items())),
           type(reversed([])), type(reversed(range(1))), type(reversed({}))}
HELD = {enumerate: 1, zip: None, map: None}


def length(value, type=type, len=len, hint=operator.length_hint, min=min):
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


def printed(value, type=type, int=int):
    """In lines of 64 letters: that a number has more digits is no growth."""
    letters = value.bit_length() * 3 // 10 + 1 if type(value) is int else length(value)
    return -(-letters // 64)


def log(value, log2=math.log2):
    return log2(value) if value > 1 else 0


def fact(value, lgamma=math.lgamma):
    return math.exp(lgamma(value + 1)) if value < 20 else 1e18


def power(value):
    return 2.0 ** value if value < 60 else 1e18


def compile_cost(text):
    """A function of the letters in the table's column: n a b v w p r."""
    if not re.fullmatch(r"[\w+*()/. ]+", text):
        return None
    names = {"log": log, "sqrt": math.sqrt, "exp": power, "fact": fact, "__builtins__": {}}
    return eval(f"lambda n=0, a=0, b=0, v=0, w=0, p=0, r=0: {text}", names)


class Row:
    def __init__(self, text):
        self.letters = set(re.findall(r"\b[a-z]\b", text))
        self.cost = compile_cost(text)
        self.late = bool(self.letters & set("avpbw"))


class Costs:
    """Rows of costs.tsv whose cost is not constant, by name and type."""

    def __init__(self, path):
        self.rows = {}
        with open(path, encoding="utf-8") as file:
            for line in file:
                cells = line.rstrip("\n").split("\t")
                if line.startswith("#") or len(cells) < 3:
                    continue
                row = Row(cells[2])
                self.rows.setdefault(cells[1], {})[cells[0]] = row

    def method(self, name):
        """The row by the receiver's type."""
        rows = dict(self.rows.get(name.removesuffix(".at"), {}))
        rows.update(self.rows.get(name, {}))
        found = {kind: rows.get(title) or rows.get("any") for kind, title in TYPES.items()}
        return {kind: row for kind, row in found.items() if row and row.letters}, rows.get("any")

    def function(self, name):
        row = self.rows.get(name, {}).get("-")
        return row if row and row.letters else None


class Probe:
    """One site's call: its receiver comes first, then its arguments. What is charged is rounded;
    whatever goes wrong charges nothing."""

    def __init__(self, index, name, added, costs):
        self.index, self.added = index, added
        self.by_type, self.otherwise = costs.method(name)
        self.otherwise = self.otherwise if self.otherwise and self.otherwise.letters else None
        self.plain = costs.function(name)
        self.row = self.plain
        self.known = {}

    def charge(self, row, letters):
        try:
            self.added[self.index] += round(row.cost(**letters))
        except Exception:
            pass

    def receiver(self, value):
        row = self.by_type.get(type(value), self.otherwise)
        self.row, self.known = row, {}
        if row is not None:
            self.known = {"n": length(value)}
            if not row.late or "n" in row.letters:
                self.charge(row, self.known)
        return value

    def first(self, value):
        row = self.row
        if row is not None:
            letters = {"a": length(value), "v": magnitude(value), "p": printed(value)}
            if row.letters & set("bw"):
                self.known = letters
            else:
                self.charge(row, letters)
        return value

    def second(self, value):
        if self.row is not None:
            self.charge(self.row, dict(self.known, b=length(value), w=magnitude(value)))
        return value


def searching(index, added, type=type, len=len):
    def probe(value):
        if type(value) in SEARCHED:
            added[index] += len(value)
        return value

    return probe


def measuring(index, added, type=type, len=len):
    def probe(value):
        if type(value) in TYPES:
            added[index] += len(value)
        return value

    return probe


# The letters n and a are lengths: the cheap and frequent cases, without a call for each value.
def plain_receiver(index, added, kinds, type=type, len=len):
    def probe(value):
        if type(value) in kinds:
            added[index] += len(value)
        return value

    return probe


def plain_first(index, added, type=type, len=len, length=length):
    def probe(value):
        added[index] += len(value) if type(value) is list else length(value)
        return value

    return probe


OPERATORS = {"in": searching, "slice": measuring, "+": measuring, "*": measuring,
             "+=": measuring, "read": measuring, "readlines": measuring}


def probes_of(index, name, added, costs):
    """The functions that a call's site may use, by their letters."""
    if name in OPERATORS:
        return {"q": OPERATORS[name](index, added)}
    probe = Probe(index, name, added, costs)
    found = {"q": probe.receiver, "a": probe.first, "b": probe.second}
    rows = list(probe.by_type.values())
    if rows and not probe.otherwise and all(row.letters == {"n"} for row in rows):
        linear = {kind for kind, row in probe.by_type.items() if row.cost(n=7) == 7}
        if len(linear) == len(rows):
            found["q"] = plain_receiver(index, added, linear)
    if probe.plain and not rows and probe.plain.cost(a=7) == 7 and probe.plain.letters == {"a"}:
        found["a"] = plain_first(index, added)
    return found


class Counters:
    """A number for each site, and the names through which the program's text reaches them."""

    def __init__(self, sites, costs):
        self.added = [0] * len(sites)
        self.steps = [itertools.count(1) for _ in sites]
        self.base = [0] * len(sites)
        builtins._acp = itertools.compress
        builtins._ac = self.added
        for index, step in enumerate(self.steps):
            setattr(builtins, f"_ak{index}", step)
            setattr(builtins, f"_an{index}", step.__next__)
        for index, (kind, name) in enumerate(sites):
            probes = probes_of(index, name, self.added, costs) if kind == "call" else {}
            for letter, probe in probes.items():
                setattr(builtins, f"_a{letter}{index}", probe)

    # The text of a counter is count(N): reading it takes nothing from it.
    def values(self, repr=repr, int=int, zip=zip):
        return [added + int(repr(step)[6:-1]) - 1
                for added, step in zip(self.added, self.steps)]

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

    def write(self, document, dumps=json.dumps, pwrite=os.pwrite, cut=os.ftruncate):
        data = dumps(document).encode()
        try:
            pwrite(REPORT, data, 0)
            cut(REPORT, len(data))
        except OSError:
            pass

    def counts(self, complete, getpid=os.getpid):
        # A child that the program forked has this object, too.
        if getpid() != self.owner:
            return
        with self.lock:
            if self.done:
                return
            self.done = complete
            self.write({"complete": complete, "counts": self.counters.since()})

    def tell(self, document):
        with self.lock:
            self.done = True
            self.write(document)

    def keep_writing(self, sleep=time.sleep):
        while not self.done:
            sleep(SECONDS_BETWEEN)
            self.counts(False)


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
    arguments = json.loads(sys.stdin.read())
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
    counters = Counters(sites, Costs(os.path.join(here, "costs.tsv")))
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
