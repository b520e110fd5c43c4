"""A small use of each module, which prints what came of it. Loaded by library.py."""
import io
import os
import sys


def use_json():
    import json

    data = {"a": [1, 2.5, None, True, {"b": "\u00e9\n\"x\""}], "c": {}, "d": []}
    for options in ({}, {"indent": 2}, {"sort_keys": True, "ensure_ascii": False},
                    {"separators": (",", ":")}):
        text = json.dumps(data, **options)
        print(text, json.loads(text) == data)
    for bad in ("[1,", '{"a" 1}', "nul", '"\\x"', "[1]]", '{"a":1,}'):
        try:
            json.loads(bad)
        except ValueError as error:
            print(error)
    print(json.loads("[1e3, -0.5]", parse_float=str), list(json.JSONEncoder().iterencode([1,
          {2: 3}])))


def use_difflib():
    import difflib

    a, b = "one two three four\n".split(" "), "one 2 three three four\n".split(" ")
    print("\n".join(difflib.unified_diff(a, b, "a", "b", lineterm="")))
    print("\n".join(difflib.ndiff(a, b)), difflib.SequenceMatcher(None, a, b).get_opcodes())
    print(difflib.get_close_matches("appel", ["ape", "apple", "peach"]))
    print(len(difflib.HtmlDiff().make_file(a, b)), list(difflib.context_diff(a, b, lineterm="")))
    print(difflib.SequenceMatcher(None, "abcd" * 9, "bcde" * 9).ratio())


def use_textwrap():
    import textwrap

    text = "The quick-brown fox jumped over the lazy dog, and    then some. " * 3
    for width in (7, 20, 71):
        print(textwrap.fill(text, width, initial_indent="* ", subsequent_indent="  "))
    print(textwrap.dedent("    a\n      b\n\n    c\n"), textwrap.indent("a\n\nb\n", "> "))
    print(textwrap.shorten(text, 30), textwrap.wrap("x" * 30, 9, break_long_words=False))


def use_heapq():
    import heapq

    heap = []
    for i in range(50):
        heapq.heappush(heap, i * 37 % 51)
    print([heapq.heappop(heap) for _ in range(20)], heapq.heapreplace(heap, 3), heap)
    print(heapq.nsmallest(4, heap, key=lambda x: -x), heapq.nlargest(5, heap), heapq.nlargest(1,
          heap))
    print(list(heapq.merge([1, 4, 9], [2, 3], [], [5, 5], reverse=False)), heapq.heappushpop(heap,
          1))
    print(list(heapq.merge(["bb", "a"], ["ccc", "d"], key=len, reverse=True)))
    heap = [5, 3, 9, 1]
    heapq._heapify_max(heap) if hasattr(heapq, "_heapify_max") else None
    print(heap)


def use_bisect():
    import bisect

    items = []
    for i in range(40):
        bisect.insort(items, i * 17 % 23)
    print(items, [bisect.bisect_left(items, x) for x in range(-1, 25)], bisect.bisect(items, 5, 2,
          9))
    try:
        bisect.insort(items, 3, lo=-1)
    except ValueError as error:
        print(error)


def use_statistics():
    import statistics

    data = [2.5, 3, 1, 7, 7.25, 3, 9, 3]
    for name in ("mean", "median", "median_low", "median_high", "mode", "multimode", "pstdev",
                 "variance", "harmonic_mean", "geometric_mean", "quantiles", "median_grouped"):
        print(name, getattr(statistics, name)(data))
    normal = statistics.NormalDist.from_samples(data)
    print(normal.mean, normal.cdf(4), normal.inv_cdf(0.3), normal.overlap(statistics.NormalDist(1,
          2)))
    print(statistics.linear_regression(data, range(8)) if hasattr(statistics, "linear_regression")
          else "")


def use_fractions():
    from fractions import Fraction

    a, b = Fraction(3, 7), Fraction("-2.75")
    print(a + b, a * b, a / b, a // b, a % b, a ** 3, b ** -2, round(b, 1), float(a), hash(a),
          a < b)
    print(Fraction(3.141592653589793).limit_denominator(1000), Fraction("7/9") == 7 / 9, -b, abs(b))
    print(sum(Fraction(1, k) for k in range(1, 30)), divmod(a, Fraction(1, 9)), a ** 0.5)
    try:
        Fraction("1/0")
    except ZeroDivisionError as error:
        print(error)


def use_decimal():
    import decimal

    print(decimal.__file__ is not None)
    with decimal.localcontext() as context:
        context.prec = 40
        x = decimal.Decimal(2)
        print(x.sqrt(), x.ln(), x.exp(), x ** decimal.Decimal("0.1"), decimal.Decimal(1) / 7,
              x.log10())
        print(decimal.Decimal("123456.789E-3").quantize(decimal.Decimal("0.01")), context.flags[
            decimal.Inexact])
    print(decimal.Decimal("1e400").normalize(), f"{decimal.Decimal('1234567.891'):,.2f}",
          decimal.Decimal("-0").is_signed(), decimal.Decimal("NaN").compare(1),
          decimal.Decimal(5).fma(3, 2), decimal.Decimal("3.7").to_integral_value(), -x % 3)
    try:
        decimal.Decimal(1) / 0
    except decimal.DivisionByZero as error:
        print(type(error).__name__, error)
    total = decimal.Decimal(0)
    for i in range(1, 60):
        total += decimal.Decimal(i) ** -2
    print(total)


def use_random():
    import random

    source = random.Random(5)
    items = list(range(20))
    source.shuffle(items)
    print(items, source.sample(items, 6), source.choices("abc", [1, 2, 3], k=8), source.randint(1,
          9))
    for name in ("random", "expovariate", "gauss", "betavariate", "gammavariate", "normalvariate",
                 "triangular", "vonmisesvariate", "paretovariate", "weibullvariate", "lognormvariate"):
        arguments = {"random": (), "expovariate": (2.0,), "triangular": (), "paretovariate": (3,)}
        print(name, getattr(source, name)(*arguments.get(name, (1.5, 2.5))))
    print(source.randrange(3, 100, 7), source.uniform(1, 2), source.choice("xyz"),
          source.getrandbits(70))
    print(source.sample(range(10 ** 6), 5), source.sample("ab", counts=[3, 4], k=5),
          source.randbytes(5))


def use_string():
    import string

    print(string.Template("$a ${b} $$ $c").safe_substitute(a=1, b="two"),
          string.capwords("a bc  d"))
    try:
        string.Template("$a $").substitute(a=1)
    except ValueError as error:
        print(error)
    print(string.Formatter().format("{0:>5}|{x[1]}|{y!r:.3}", "a", x=[1, 2], y="long"), list(
        string.Formatter().parse("a{b!s:c}d")))


def use_re():
    import re

    text = "One fish, two fish; Red fish\nblue_fish 42 -- x@y.org\n"
    for pattern in (r"(\w+) fish", r"(?im)^b(?P<rest>\w*)", r"[^\s,;]{3,5}?", r"(?<=-)-|\d+(?!\d)",
                    r"(a|b|re)(d)?", r"\b\w{4}\b", r"(?:x|y)@?", r"(.)\1", r"[\u0100-\uffff]|$"):
        print(pattern, re.findall(pattern, text), re.split(pattern, text, maxsplit=3))
    print(re.sub(r"(?P<w>\w+)@(\w+)", r"\2 at \g<w>", text), re.escape("a.b*c\n"))
    print(re.compile(r"(\d)|(x)").scanner("a1x").search().span(), re.fullmatch("a+?b", "aaab"))
    for bad in ("(", "[z-a]", "a**", "(?P<1>a)", "\\", "(?<=a+)b", "x{3,1}", r"\g"):
        try:
            re.compile(bad)
        except re.error as error:
            print(bad, error)


def use_re_parser():
    try:
        from re import _compiler as compiler, _parser as parser
    except ImportError:
        import sre_compile as compiler
        import sre_parse as parser
    for pattern in (r"a(b|c)*[d-f]\s+?", r"(?i:x)(?=y)\w{2,}", r"[^abc]|(?P<n>q)(?(n)r|s)"):
        parsed = parser.parse(pattern)
        print(parsed, parsed.getwidth(), compiler._code(parsed, 0))


def use_csv():
    import csv

    out = io.StringIO()
    writer = csv.DictWriter(out, ["a", "b"], quoting=csv.QUOTE_MINIMAL, extrasaction="ignore")
    writer.writeheader()
    writer.writerows([{"a": 1, "b": 'x,"y"'}, {"a": "l\nm", "b": None, "c": 4}])
    print(repr(out.getvalue()), list(csv.DictReader(io.StringIO(out.getvalue()))))
    dialect = csv.Sniffer().sniff("a;b;c\n1;2;3\n4;5;6\n")
    print(repr(dialect.delimiter), csv.Sniffer().has_header("name;n\nx;1\ny;2\nz;3\n"))


def use_configparser():
    import configparser

    parser = configparser.ConfigParser(allow_no_value=True)
    parser.read_string("[DEFAULT]\nbase = /x\n[one]\npath = %(base)s/y\nflag = yes\nlone\n"
                       "long = a\n  b\n\n  c\n[two]\nn: 5 ; no comment\n# comment\n")
    print({name: dict(parser[name]) for name in parser}, parser.getboolean("one", "flag"))
    parser["three"] = {"k": "v"}
    out = io.StringIO()
    parser.write(out)
    print(out.getvalue(), parser.has_option("two", "base"), parser.getint("two", "m", fallback=3))
    for bad in ("a = 1\n", "[x]\n[x]\n", "[x]\na=1\na=2\n", "[x\n", "[x]\n=3\n"):
        try:
            configparser.ConfigParser().read_string(bad)
        except configparser.Error as error:
            print(error)
    try:
        configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation()).get("a", "b")
    except configparser.Error as error:
        print(error)


def use_argparse():
    import argparse

    parser = argparse.ArgumentParser("tool", description="Does " + "things " * 20, epilog="End.",
                                     formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    parser.add_argument("--count", "-c", type=int, default=3, help="how many")
    parser.add_argument("-v", action="count", default=0)
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--yes", action="store_true")
    group.add_argument("--no", dest="yes", action="store_false")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    add = commands.add_parser("add", help="adds")
    add.add_argument("names", nargs="+", choices=["x", "y"])
    print(parser.format_help(), add.format_usage())
    for words in ("-vv -c4 add x y", "--count=7", "--yes --no", "-c x", "add z", "--cou 5 add y",
          "sub"):
        kept, sys.stderr = sys.stderr, io.StringIO()
        try:
            print(sorted(vars(parser.parse_args(words.split())).items()))
        except SystemExit as stop:
            print(stop.code, sys.stderr.getvalue())
        finally:
            sys.stderr = kept


def use_optparse():
    import optparse

    parser = optparse.OptionParser("usage: %prog [options] x", prog="tool")
    parser.add_option("-f", "--file", metavar="FILE", help="read " + "much " * 20)
    parser.add_option("-n", type="int", default=4, action="append")
    parser.defaults["n"] = None
    print(parser.format_help(), parser.parse_args(["-fx", "-n", "3", "a", "--file=q", "-n7",
          "b"])[1])


def use_getopt():
    import getopt

    print(getopt.getopt("-a -b3 --long=4 --sho x -a".split(), "ab:", ["long=", "short"]))
    print(getopt.gnu_getopt("x -a y -b 3 -- -a".split(), "ab:"))
    try:
        getopt.getopt(["--lo"], "", ["long", "lower"])
    except getopt.GetoptError as error:
        print(error)


def use_shlex():
    import shlex

    for text in ("a 'b c' \"d \\\" e\" f\\ g # not", "x=1;y && z|w", "", "é 'ü'"):
        print(shlex.split(text), shlex.split(text, comments=True),
              list(shlex.shlex(text, punctuation_chars=True)) if "'" not in text else "")
    print(shlex.quote("it's"), shlex.join(["a b", "c", ""]))
    try:
        shlex.split("'open")
    except ValueError as error:
        print(error)


def use_html():
    import html
    from html.parser import HTMLParser

    class Shower(HTMLParser):
        def handle_starttag(self, tag, attrs):
            print("start", tag, attrs, self.getpos())

        def handle_endtag(self, tag):
            print("end", tag)

        def handle_data(self, data):
            print("data", repr(data))

        def handle_comment(self, data):
            print("comment", data)

        def handle_decl(self, decl):
            print("decl", decl)

    shower = Shower()
    for piece in ("<!DOCTYPE html><p class=x id='y'>a &amp; b<br/>", "<b>c</b",
          "><!-- d --> &#233;",
                  "<script>if (a<b) {}</script><a href=\"?x=1&y\">e</a></p><odd"):
        shower.feed(piece)
    shower.close()
    print(html.escape("<'\">&"), html.unescape("&lt;&eacute;&#x41;&notit;&bogus;&#0;"))


def use_etree():
    import xml.etree.ElementTree as tree

    root = tree.fromstring("<a x='1'><b>t</b>u<c n:y='2' xmlns:n='urn:n'/><b k='v'><d/></b></a>")
    print([(node.tag, node.attrib, node.text, node.tail) for node in root.iter()])
    print(root.find("b[@k='v']/d").tag, [node.text for node in root.findall(".//b")],
          root.findtext("b"))
    tree.SubElement(root, "e", {"q": "<&\">"}).text = "\u00e9"
    tree.indent(root) if hasattr(tree, "indent") else None
    print(tree.tostring(root), tree.tostring(root, "unicode", method="text"))
    print(tree.canonicalize("<z b='1' a='2'><!-- n --></z>"))
    try:
        tree.fromstring("<a><b></a>")
    except tree.ParseError as error:
        print(error)
    for event, node in tree.iterparse(io.BytesIO(b"<r><s/><s/></r>"), ("start", "end")):
        print(event, node.tag)


def use_minidom():
    from xml.dom import minidom
    from xml.sax import saxutils

    page = minidom.parseString("<a><b c='d'>e<!--f--></b><g/></a>")
    print(page.toxml(), page.toprettyxml(indent=" "),
          page.getElementsByTagName("b")[0].firstChild.data)
    node = page.createElement("h")
    page.documentElement.insertBefore(node, page.documentElement.lastChild)
    print(page.documentElement.cloneNode(True).toxml(), saxutils.quoteattr("a'\"b"))


def use_collections():
    import collections

    Point = collections.namedtuple("Point", "x y", defaults=[5])
    point = Point(1)
    print(point, point._replace(x=3), Point._fields, point._asdict(), Point._make([7, 8]))
    counter = collections.Counter("mississippi")
    print(counter.most_common(2), counter - collections.Counter("miss"), counter | counter, sorted(
        counter.elements()), +counter, counter.total() if hasattr(counter, "total") else "")
    chain = collections.ChainMap({"a": 1}, {"a": 2, "b": 3})
    print(chain["a"], dict(chain), chain.new_child({"c": 4}), chain.parents)
    ordered = collections.OrderedDict.fromkeys("abc")
    ordered.move_to_end("a", last=False)
    print(ordered, collections.UserDict(a=1), collections.UserList([3, 1]) + [2],
          collections.UserString("x") * 2)


def use_functools():
    import functools

    @functools.lru_cache(maxsize=5)
    def fib(n):
        return n if n < 2 else fib(n - 1) + fib(n - 2)

    @functools.total_ordering
    class Size:
        def __init__(self, size):
            self.size = size

        def __lt__(self, other):
            return self.size < other.size

        def __eq__(self, other):
            return self.size == other.size

        @functools.cached_property
        def twice(self):
            print("made")
            return 2 * self.size

    @functools.singledispatch
    def kind(value):
        return "other"

    @kind.register(int)
    def _(value):
        return "int"

    print(fib(30), fib.cache_info(), Size(1) >= Size(2), Size(3).twice, kind(1), kind(True),
          kind("a"))
    part = functools.partial(print, "a", sep="-")
    part("b", end="!\n")
    print(functools.reduce(lambda a, b: a * b, range(1, 10)), sorted("bA", key=functools.cmp_to_key(
        lambda a, b: (a > b) - (a < b))), part.args, part.keywords, fib.__wrapped__.__name__)


def use_operator():
    import operator

    print(operator.itemgetter(1, 0)("ab"), operator.attrgetter("real", "imag.real")(3 + 4j),
          operator.methodcaller("split", ",", maxsplit=1)("a,b,c"), operator.countOf([1, 2, 1], 1),
          operator.indexOf("abc", "c"), operator.concat([1], [2]), operator.length_hint([1, 2]))
    items = operator.iadd([1], [2])
    operator.setitem(items, slice(0, 1), [8, 9])
    print(items, operator.contains(items, 9), operator.matmul.__name__,
          repr(operator.itemgetter(3)))


def use_itertools():
    import itertools

    print(list(itertools.combinations("abcd", 2)), list(itertools.islice(itertools.count(3, 2), 4)))
    print([(key, list(group)) for key, group in itertools.groupby("aabbbc")], list(
        itertools.zip_longest("abc", [1], fillvalue=0)), list(itertools.accumulate(range(5))))
    pairs = itertools.tee(range(3))
    next(pairs[1])
    print(list(zip(*pairs)), list(itertools.chain.from_iterable([[1], [2, 3]])), list(
        itertools.takewhile(lambda x: x < 3, itertools.count())), list(itertools.product("ab",
              repeat=2)))


def use_dataclasses():
    import dataclasses

    @dataclasses.dataclass(order=True, frozen=True)
    class Item:
        name: str
        price: float = 1.5
        tags: list = dataclasses.field(default_factory=list, compare=False, repr=False)

    @dataclasses.dataclass
    class Special(Item if False else object):
        k: int
        late: dataclasses.InitVar[int] = 3

        def __post_init__(self, late):
            self.k += late

    item = Item("a")
    print(item, item < Item("b"), dataclasses.asdict(item), dataclasses.replace(item, price=2),
          hash(item) == hash(
        Item("a")), [field.name for field in dataclasses.fields(item)], Special(4), Special(1, 1) == Special(2, 0))
    try:
        item.name = "b"
    except dataclasses.FrozenInstanceError as error:
        print(error)
    print(dataclasses.make_dataclass("Made", [("x", int), ("y", int, 4)])(1),
          dataclasses.astuple(item))


def use_enum():
    import enum

    class Color(enum.Enum):
        RED = 1
        GREEN = enum.auto()
        CRIMSON = 1

        def describe(self):
            return f"{self.name}={self.value}"

    class Mode(enum.Flag):
        R = enum.auto()
        W = enum.auto()
        X = enum.auto()
        RW = R | W

    class Level(enum.IntEnum):
        LOW = 1
        HIGH = 9

    print(list(Color), Color(2), Color["RED"], Color.CRIMSON is Color.RED, Color.RED.describe(),
          Mode.R | Mode.X,
          ~Mode.R, Mode.RW in Mode.RW, Level.LOW < 5, Level.HIGH + 1, Mode(0), bool(Mode.R & Mode.W))
    print(Color.__members__, enum.unique.__name__, enum.Enum("Made", "A B")(2))
    for wrong in (lambda: Color(7), lambda: enum.unique(Color)):
        try:
            wrong()
        except ValueError as error:
            print(error)


def use_typing():
    import typing

    T = typing.TypeVar("T")

    class Box(typing.Generic[T]):
        def get(self, key: "int", other: typing.Optional[str] = None) -> typing.List[T]:
            """gets"""

    class Named(typing.NamedTuple):
        a: int
        b: str = "x"

    class Keyed(typing.TypedDict, total=False):
        k: int

    @typing.runtime_checkable
    class Sized(typing.Protocol):
        def __len__(self): ...

    print(Box[int], typing.get_type_hints(Box.get), typing.Union[int, str, int],
          typing.Callable[[int], str],
          typing.get_args(typing.Dict[str,
                int]), typing.get_origin(typing.List[int]), Named(1), Keyed(k=3),
          isinstance([], Sized), isinstance(3, Sized), typing.Literal[1, "a"], typing.Optional[int])
    print(typing.cast(int, "a"), typing.get_type_hints(Named), Keyed.__annotations__)


def use_ast():
    import ast

    text = ("def f(a, *b, c=1, **d):\n    '''doc'''\n    for x in a:\n        yield x if b else -c\n"
            "    with d as e, (f): return {1: 2, **g}, [h async for h in i if j], lambda: f'{k!r:>{l}}'\n"
            "try:\n    del m[n:o:p]\nexcept (Q, R) as s:\n    raise T from s\nelse: u += 1 << 2 ** 3\n")
    node = ast.parse(text)
    print(ast.dump(node), ast.dump(ast.parse("a.b(c)", mode="eval"), indent=1))
    print(ast.unparse(node) if hasattr(ast, "unparse") else "",
          ast.literal_eval("{'a': (1, -2.5, b'c')}"))
    print(ast.get_docstring(node.body[0]), ast.get_source_segment(text, node.body[0].body[1]))

    class Names(ast.NodeTransformer):
        def visit_Name(self, name):
            return ast.copy_location(ast.Name(id=name.id.upper(), ctx=name.ctx), name)

    print(ast.dump(Names().visit(node)), sum(1 for _ in ast.walk(node)))
    try:
        ast.literal_eval("f()")
    except ValueError as error:
        print(str(error).split(" at 0x")[0])


def use_tokenize():
    import tokenize

    text = b"# -*- coding: utf-8 -*-\ndef f(x):\n\tif x>=1: return '''a\nb''' \\\n + 0x1f\n# end\n\n"
    tokens = list(tokenize.tokenize(io.BytesIO(text).readline))
    for token in tokens:
        print(tokenize.tok_name[token.exact_type], repr(token.string), token.start, token.end)
    print(tokenize.untokenize(tokens) == text, tokenize.detect_encoding(io.BytesIO(text).readline))


def use_pprint():
    import pprint

    data = {"long" * 5: list(range(40)), "b": [("x" * 30, {"y": {1, 2, 3}})] * 4, "c": "word " * 40,
          3: b"q" * 90}
    for options in ({}, {"width": 30}, {"depth": 1}, {"compact": True, "indent": 3}):
        print(pprint.pformat(data, **options))
    items = [1]
    items.append(items)
    print(pprint.isrecursive(items), pprint.isreadable(data), pprint.saferepr(data)[:60])


def use_copy():
    import copy

    class Node:
        __slots__ = ("a", "b")

    node = Node()
    node.a, node.b = [1, {2: (3, [4])}], None
    node.b = node
    twin = copy.deepcopy(node)
    print(twin.b is twin, twin.a, twin.a is not node.a, copy.copy(node).a is node.a,
          copy.deepcopy(use_copy)
          is use_copy, copy.deepcopy(({1, 2}, bytearray(b"x"), 1.5)))


def use_calendar():
    import calendar

    print(calendar.month(2024, 2), calendar.calendar(2023, 2, 1, 4)[:700], calendar.monthrange(1900,
          2))
    print(calendar.HTMLCalendar(6).formatmonth(2021, 3), calendar.leapdays(1900, 2001),
          calendar.weekday(1970, 1, 1))
    print(calendar.timegm((2001, 9, 9, 1, 46, 40)), list(calendar.Calendar().itermonthdates(2020,
          2))[:3])


def use_datetime():
    import datetime as d

    moment = d.datetime(2024, 2, 29, 23, 59, 58, 123456, d.timezone(d.timedelta(hours=5,
          minutes=30)))
    print(moment.isoformat(), moment.astimezone(d.timezone.utc), moment + d.timedelta(days=366,
          seconds=-3.5),
          moment.isocalendar(), moment.strftime("%Y-%j %H:%M:%S.%f %z %a %%"), moment.timestamp(), moment.ctime())
    print(d.datetime.fromisoformat("2011-11-04T00:05:23.283+00:00"), d.date.fromordinal(730000),
          d.date(
        2020, 1, 1) - d.date(1999, 12, 31), d.timedelta(1, 2, 3) / 7, divmod(d.timedelta(9), d.timedelta(2)))
    print(d.datetime.strptime("31 Dec 1999 5:07 PM", "%d %b %Y %I:%M %p"), d.time(1,
          2).replace(fold=1), repr(moment))
    for wrong in (lambda: d.date(2023, 2, 29), lambda: d.datetime.strptime("x", "%d"),
          lambda: d.date.fromisoformat("1")):
        try:
            wrong()
        except ValueError as error:
            print(error)


def use_ipaddress():
    import ipaddress

    network = ipaddress.ip_network("10.1.0.0/22")
    print(list(network.subnets(new_prefix=24)), network.num_addresses, network.supernet(),
          ipaddress.ip_address(
        "2001:db8::1").exploded, ipaddress.ip_address("10.1.3.9") in network, network.hostmask, network.is_private)
    print(list(ipaddress.collapse_addresses(ipaddress.ip_network(f"10.0.{i}.0/24") for i in range(6))), list(
        ipaddress.summarize_address_range(ipaddress.ip_address("1.1.1.0"),
              ipaddress.ip_address("1.1.2.5"))))
    print(ipaddress.ip_interface("::1/64").network, ipaddress.ip_address("1.2.3.4").reverse_pointer,
          list(
        ipaddress.ip_network("1.2.3.4/30").hosts() if False else ipaddress.ip_network("1.2.3.4/30",
              False).hosts()))
    for wrong in ("1.2.3", "1.2.3.4.5", "::1::", "1.2.3.4/33", "01.2.3.4", "g::"):
        try:
            ipaddress.ip_network(wrong)
        except ValueError as error:
            print(error)


def use_urllib():
    from urllib import parse

    url = "https://user:pw@Host.org:8080/a/b;p?q=1&r=%20x&q=2#frag"
    print(parse.urlsplit(url), parse.urlparse(url).params, parse.parse_qs("a=1&a=2&b=&c", True),
          parse.parse_qsl("x=%C3%A9"))
    for way in ("../c", "//other/x", "?z", "g;x=1/../y", "", "http:g", "/./q/.."):
        print(parse.urljoin("http://a/b/c/d;p?q", way))
    print(parse.quote("a b/é?&"), parse.quote_plus("a b"), parse.unquote("%41%zz%C3%A9"),
          parse.urlencode(
        {"k": [1, 2],
              "ü": "x y"}, doseq=True), parse.urldefrag(url), parse.urlunsplit(parse.urlsplit(url)))


def use_base64():
    import base64

    data = bytes(range(0, 256, 7))
    for name in ("b64", "b32", "b16", "a85", "b85", "urlsafe_b64"):
        text = getattr(base64, name.replace("b64",
              "b64encode") if "url" in name else name + "encode")(data)
        print(name, text)
    print(base64.a85decode(base64.a85encode(data, wrapcol=9, adobe=True), adobe=True) == data,
          base64.b32decode(
        base64.b32encode(data)) == data, base64.encodebytes(data), base64.b85decode(base64.b85encode(b"abc")))
    try:
        base64.b32decode("A1======")
    except ValueError as error:
        print(error)


def use_struct():
    import struct

    print(struct.pack(">hIq3s?d", -2, 7, 1 << 40, b"ab", True, 0.5), struct.calcsize("<bhx"), list(
        struct.iter_unpack("<H", b"abcdef")), struct.Struct("!2f").unpack(b"\0" * 8))


def use_zipfile():
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (("a.txt", b"x" * 500), ("d/é.bin", bytes(range(256)) * 9)):
            archive.writestr(zipfile.ZipInfo(name, (2020, 1, 2, 3, 4, 6)), data,
                  zipfile.ZIP_DEFLATED)
    with zipfile.ZipFile(out) as archive:
        print(archive.namelist(), archive.testzip(), archive.read("a.txt")[:5], [(
            info.file_size, info.CRC, info.date_time) for info in archive.infolist()])
        with archive.open("d/é.bin") as member:
            print(member.read(10), member.seek(300), member.read(4), len(member.read()))
        print(sorted(path.name for path in zipfile.Path(archive).iterdir()))
    try:
        zipfile.ZipFile(io.BytesIO(b"PK no"))
    except zipfile.BadZipFile as error:
        print(error)


def use_tarfile():
    import tarfile

    for form in (tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT):
        out = io.BytesIO()
        with tarfile.open(fileobj=out, mode="w:gz" if form == tarfile.PAX_FORMAT else "w",
              format=form) as archive:
            for name, size in (("a", 5), ("long/" * 18 + "é", 700)):
                info = tarfile.TarInfo(name)
                info.size, info.mtime = size, 1000000000
                archive.addfile(info, io.BytesIO(b"z" * size))
        out.seek(0)
        with tarfile.open(fileobj=out) as archive:
            print([(info.name, info.size, info.type, info.mtime) for info in archive], len(
                archive.extractfile("a").read()))
    try:
        tarfile.open(fileobj=io.BytesIO(b"no" * 600))
    except tarfile.ReadError as error:
        print(error)


def use_gzip():
    import bz2
    import gzip
    import lzma

    data = b"some text " * 300
    out = io.BytesIO()
    with gzip.GzipFile("name", "wb", fileobj=out, mtime=5) as file:
        file.write(data)
    print(gzip.decompress(out.getvalue()) == data,
          gzip.GzipFile(fileobj=io.BytesIO(out.getvalue())).readline(20))
    for module in (bz2, lzma):
        packed = module.compress(data)
        print(module.decompress(packed * 2) == data * 2, type(module).__name__)
    with bz2.open(io.BytesIO(bz2.compress(b"a\nb\n")), "rt") as file:
        print(list(file))


class Kept:
    def __init__(self, value):
        self.value = value

    def __reduce_ex__(self, protocol):
        return Kept, (self.value,), {"more": protocol}


def use_pickle():
    import pickle
    import pickletools

    shared = [1, "é", b"b"]
    data = {"a": shared, "b": (shared, 1.5, None, True, 1 << 70, -3), "c": {1, 2},
          "d": frozenset("x"), "k": Kept(4),
            "f": len, "r": range(3), "s": slice(1, 2)}
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        text = pickle._dumps(data, protocol)
        again = pickle._loads(text)
        print(protocol, len(text), again["a"] is again["b"][0], again["k"].value, again["k"].more,
              again["b"])
    pickletools.dis(pickletools.optimize(pickle._dumps(shared, 2)))
    try:
        pickle._dumps(lambda: 0)
    except (pickle.PicklingError, AttributeError) as error:
        print(type(error).__name__)


def use_logging():
    import logging
    import logging.config
    import logging.handlers

    out = io.StringIO()
    logger = logging.getLogger("a.b")
    handler = logging.StreamHandler(out)
    handler.setFormatter(logging.Formatter("%(name)s %(levelname)-8s %(funcName)s %(lineno)d %(message)s"))
    logger.addHandler(handler)
    logger.propagate = False
    logger.setLevel(logging.INFO)
    logger.info("one %s %d", "two", 3)
    logger.debug("not")
    logging.getLogger("a.b.c").warning("below %(x)s", {"x": 1})
    try:
        1 // 0
    except ZeroDivisionError:
        logger.error("failed", exc_info=False)
    memory = logging.handlers.MemoryHandler(2, target=handler)
    memory.handle(logging.makeLogRecord({"msg": "made", "levelno": 20, "name": "m"}))
    memory.flush()
    print(out.getvalue(), logging.getLevelName(30), logger.getEffectiveLevel(),
          logger.isEnabledFor(10))


def use_contextlib():
    import contextlib

    @contextlib.contextmanager
    def tag(name):
        print("<", name)
        try:
            yield name
        except KeyError as error:
            print("caught", error)
        finally:
            print(">", name)

    with contextlib.ExitStack() as stack:
        print([stack.enter_context(tag(name)) for name in "ab"])
        stack.callback(print, "callback")
        stack.push(lambda kind, value, trace: print("seen", kind))
    with tag("c"), contextlib.suppress(OSError):
        raise KeyError("k")
    with contextlib.redirect_stdout(io.StringIO()) as out:
        print("hidden")
    print(repr(out.getvalue()), contextlib.nullcontext(3).__enter__())
    with contextlib.closing(io.StringIO()) as file:
        pass
    print(file.closed)

    @tag("d")
    def decorated():
        return 5

    print(decorated(), decorated())


def use_asyncio():
    import asyncio

    async def worker(name, queue, out):
        while True:
            item = await queue.get()
            await asyncio.sleep(0)
            out.append((name, item))
            queue.task_done()

    async def fail():
        raise ValueError("on purpose")

    async def numbers(n):
        for i in range(n):
            yield i

    async def main():
        queue, out = asyncio.Queue(), []
        tasks = [asyncio.create_task(worker(name, queue, out)) for name in "ab"]
        async for i in numbers(7):
            await queue.put(i)
        await queue.join()
        for task in tasks:
            task.cancel()
        print(out, await asyncio.gather(*tasks, fail(), return_exceptions=True))
        lock, event = asyncio.Lock(), asyncio.Event()
        async with lock:
            asyncio.get_running_loop().call_soon(event.set)
            print(await event.wait(), lock.locked())
        try:
            await asyncio.wait_for(asyncio.Event().wait(), 0.001)
        except asyncio.TimeoutError:
            print("late")
        done, _ = await asyncio.wait([asyncio.ensure_future(asyncio.sleep(0, x)) for x in (1, 2)])
        print(sorted(task.result() for task in done), [x async for x in numbers(3)])
        reader = asyncio.StreamReader()
        reader.feed_data(b"line\nrest")
        reader.feed_eof()
        print(await reader.readline(), await reader.read())
        print(await asyncio.to_thread(sum, [1, 2]) if hasattr(asyncio, "to_thread") else "")

    asyncio.run(main())


def use_queue():
    import queue
    import threading

    line, answers = queue.Queue(3), queue.PriorityQueue()

    def work():
        for item in iter(line.get, None):
            answers.put((-item, item * item))
            line.task_done()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for i in range(9):
        line.put(i)
    line.join()
    for _ in threads:
        line.put(None)
    for thread in threads:
        thread.join()
    print([answers.get_nowait() for _ in range(answers.qsize())], queue.LifoQueue().empty())
    try:
        line.get(timeout=0.001)
    except queue.Empty:
        print("empty")
    barrier, local = threading.Barrier(1), threading.local()
    local.x = barrier.wait()
    print(local.x, threading.Semaphore(2).acquire(), threading.current_thread().name)


def use_concurrent():
    from concurrent import futures

    with futures.ThreadPoolExecutor(3) as pool:
        print(list(pool.map(lambda x: x * x, range(8))), pool.submit(pow, 2, 9).result())
        wrong = pool.submit(divmod, 1, 0)
        print(type(wrong.exception()).__name__, futures.wait([wrong]).not_done)


def use_sched():
    import sched

    now = [0]
    line = sched.scheduler(lambda: now[0], lambda wait: now.__setitem__(0, now[0] + wait))
    for when, what in ((5, "c"), (1, "a"), (3, "b"), (3, "d")):
        line.enter(when, 1, lambda what=what: print(now[0], what))
    line.cancel(line.queue[-1])
    line.run()
    print(line.empty())


def use_graphlib():
    import graphlib

    print(list(graphlib.TopologicalSorter({"d": "bc", "b": "a", "c": "a"}).static_order()))
    try:
        graphlib.TopologicalSorter({1: [2], 2: [3], 3: [1]}).prepare()
    except graphlib.CycleError as error:
        print(error)


def use_inspect():
    import inspect

    def f(a, /, b: int = 2, *c, d=len, **e) -> str:
        """  Says.

            More.
        """
        return inspect.currentframe().f_code.co_name

    signature = inspect.signature(f)
    print(signature, signature.bind(1, 2, 3, d=4).arguments, inspect.getdoc(f), f(1),
          inspect.isgeneratorfunction(f))
    print(inspect.getfullargspec(f), [name for name, _ in inspect.getmembers(Kept,
          inspect.isfunction)], inspect.getmro(bool))
    print(inspect.signature(use_json), inspect.getmodule(f).__name__,
          inspect.cleandoc(" a\n   b\n"), inspect.getsourcelines(
        Kept)[1])


def use_traceback():
    import traceback

    def deep(n):
        if n == 0:
            raise ValueError("bottom")
        try:
            deep(n - 1)
        except ValueError as error:
            if n == 2:
                raise KeyError("k") from error
            raise

    try:
        deep(4)
    except KeyError as error:
        for frame in traceback.extract_tb(error.__traceback__):
            print(frame.name, frame.lineno)
        print([line for line in traceback.format_exception(type(error), error, error.__traceback__)
               if not line.startswith("  ")])
    print(traceback.format_exception_only(SyntaxError, SyntaxError("no", ("f", 1, 2, "x y", 1, 3))))
    print([frame.name for frame in traceback.extract_stack()][-1])


def use_doctest():
    import doctest

    text = ">>> 1 + 1\n2\n>>> print('a b')\na  b\n>>> {}['x']\nTraceback (most recent call last):\n  ...\nKeyError: 'x'\n"
    test = doctest.DocTestParser().get_doctest(text, {}, "name", "file", 0)
    out = []
    print(doctest.DocTestRunner(verbose=True).run(test, out=out.append), "".join(out))
    print(doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(test))


def use_unittest():
    import unittest
    import unittest.mock

    class Small(unittest.TestCase):
        def setUp(self):
            self.addCleanup(print, "cleaned")

        def test_good(self):
            self.assertEqual([1, 2], [1, 2])
            for i in range(3):
                with self.subTest(i=i):
                    self.assertNotEqual(i, 1)

        def test_bad(self):
            self.assertEqual({"a": [1, 2]}, {"a": [1, 3]})

        def test_lines(self):
            self.assertMultiLineEqual("a\nb\n", "a\nc\n")

        @unittest.skip("why")
        def test_left(self):
            pass

        def test_raises(self):
            with self.assertRaisesRegex(ValueError, "^x"):
                raise ValueError("xyz")

    result = unittest.TestResult()
    unittest.defaultTestLoader.loadTestsFromTestCase(Small).run(result)
    print(result.testsRun, [(str(test), text.splitlines()[-1]) for test, text in result.failures],
          result.skipped)
    mock = unittest.mock.MagicMock(return_value=3)
    print(mock(1, a=2), mock.call_args, mock.call_count, mock.x.y() is mock.x.y.return_value)
    with unittest.mock.patch("os.getcwd", return_value="/there"):
        print(os.getcwd())
    try:
        mock.assert_called_once_with(5)
    except AssertionError as error:
        print(error)


def use_email():
    import email
    import email.policy
    from email.message import EmailMessage
    from email.mime.multipart import MIMEMultipart
    from email.mime.text import MIMEText

    message = EmailMessage()
    message["Subject"], message["To"] = "Grüße " * 12, "A B <a@b.org>, c@d.org"
    message.set_content("text é\n" * 3)
    message.add_alternative("<p>x</p>", subtype="html")
    message.set_boundary("==b==")
    print(message.as_string(), message["to"].addresses, message.get_body(("html",)).get_content())
    old = MIMEMultipart(boundary="q")
    old.attach(MIMEText("plain é", _charset="utf-8"))
    again = email.message_from_bytes(old.as_bytes(), policy=email.policy.default)
    print([part.get_content_type() for part in again.walk()], email.utils.parseaddr('"X, Y" <z@w>'),
          email.header.decode_header(
        "=?utf-8?q?caf=C3=A9?= x"), email.utils.parsedate_to_datetime("Mon, 20 Nov 1995 19:12:08 -0500"))


def use_plistlib():
    import plistlib

    data = {"a": [1, 2.5, True, b"xyz"], "b": {"c": "d<&>"}}
    for form in (plistlib.FMT_XML, plistlib.FMT_BINARY):
        text = plistlib.dumps(data, fmt=form)
        print(text, plistlib.loads(text) == data)


def use_tomllib():
    import tomllib

    print(tomllib.loads("a = 1\nb.c = [1, 2,\n 3]\n[t]\nx = 1979-05-27T07:32:00Z\ny = '''m\nn'''\n[[p]]\nq=0x1F\n"
                        "[[p]]\nr = {s = 1.5e3, t = \"\\u00e9\"}\n"))
    for bad in ("a", "a = ", "a = 1\na = 2", "[a]\n[a]", "x = [1", 'y = "\\z"'):
        try:
            tomllib.loads(bad)
        except tomllib.TOMLDecodeError as error:
            print(error)


def use_fnmatch():
    import fnmatch
    import glob
    import posixpath

    print(fnmatch.filter(["a.py", "b.txt", "[c].py"], "[!b]*.py"), fnmatch.translate("a[!b-d]?*"),
          glob.escape("a[b]*"))
    print(posixpath.normpath("a//b/../c/./d"), posixpath.relpath("/a/b", "/a/c/d"),
          posixpath.commonpath(["/a/b", "/a/c"]),
          posixpath.splitext("x.tar.gz"), posixpath.join("a", "/b",
                "c"), posixpath.expandvars("$NOPE/x"))


def use_ntpath():
    import ntpath

    for path in (r"C:\a\..\b", r"\\server\share\x", "a/b", r"\\?\C:\x", "c:d"):
        print(ntpath.splitdrive(path), ntpath.normpath(path), ntpath.isabs(path), ntpath.join(path,
              "z"), ntpath.basename(path))


def use_pathlib():
    import pathlib
    import tempfile

    path = pathlib.PurePosixPath("/a/b/../c.tar.gz")
    print(path.parts, path.suffixes, path.stem, path.parent, path.with_suffix(".x"),
          path.match("*.gz"), path / "d", path.relative_to("/a"))
    print(pathlib.PureWindowsPath(r"c:\x\Y") == pathlib.PureWindowsPath("C:/X/y"), path.as_uri(),
          sorted([path, path.parent]))
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        (root / "d/e").mkdir(parents=True)
        (root / "d/f.txt").write_text("é\n", encoding="utf-8")
        print(sorted(str(item.relative_to(root)) for item in root.rglob("*")),
              (root / "d/f.txt").read_bytes())
        print([item.name for item in root.glob("**/*.txt")], (root / "g").exists(),
              (root / "d").is_dir())


def use_shutil():
    import filecmp
    import shutil
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        os.makedirs(os.path.join(folder, "a/b"))
        for name in ("a/x", "a/b/y"):
            with open(os.path.join(folder, name), "w") as file:
                file.write(name)
        shutil.copytree(os.path.join(folder, "a"), os.path.join(folder, "c"),
              ignore=shutil.ignore_patterns("y"))
        compared = filecmp.dircmp(os.path.join(folder, "a"), os.path.join(folder, "c"))
        print([(sorted(names), sorted(files)) for _, names, files in sorted(os.walk(folder))],
              compared.same_files, compared.subdirs["b"].left_only)
        shutil.make_archive(os.path.join(folder, "z"), "tar", os.path.join(folder, "a"))
        shutil.move(os.path.join(folder, "c"), os.path.join(folder, "a/moved"))
        shutil.rmtree(os.path.join(folder, "a"))
        print(sorted(os.listdir(folder)))


def use_tempfile():
    import tempfile

    with tempfile.SpooledTemporaryFile(10, "w+") as file:
        file.write("twelve bytes")
        file.seek(0)
        print(file.read(), file._rolled)


def use_weakref():
    import weakref

    class Thing:
        def hello(self):
            return "hello"

    thing, table = Thing(), weakref.WeakValueDictionary()
    table["a"] = thing
    method, keys = weakref.WeakMethod(thing.hello), weakref.WeakSet([thing])
    weakref.finalize(thing, print, "gone")
    print(method()(), len(keys), list(table), weakref.getweakrefcount(thing) > 0)
    del thing
    print(method(), len(keys), list(table))


def use_abc():
    import abc
    import collections.abc
    import numbers

    class Shape(abc.ABC):
        @abc.abstractmethod
        def area(self): ...

    class Pair(collections.abc.Sequence):
        def __len__(self):
            return 2

        def __getitem__(self, i):
            if i > 1:
                raise IndexError(i)
            return "ab"[i]

    class Bag(collections.abc.MutableMapping):
        def __init__(self):
            self.held = {}

        def __getitem__(self, key):
            return self.held[key]

        def __setitem__(self, key, value):
            self.held[key] = value

        def __delitem__(self, key):
            del self.held[key]

        def __iter__(self):
            return iter(self.held)

        def __len__(self):
            return len(self.held)

    bag = Bag()
    bag.update(a=1, b=2)
    print(list(reversed(Pair())), "b" in Pair(), Pair().index("b"), Pair().count("z"), bag.pop("a"),
          bag.setdefault("c", 4),
          dict(bag.items()), bag == {"b": 2, "c": 4}, isinstance(Pair(),
                collections.abc.Iterable), isinstance(3, numbers.Real))
    try:
        Shape()
    except TypeError as error:
        print(error)


def use_types():
    import types

    made = types.new_class("Made", (dict,), {}, lambda scope: scope.update(x=1))
    print(made.x, made.__mro__[1], types.SimpleNamespace(a=1, b=[2]),
          types.MappingProxyType({1: 2}), types.resolve_bases((int,)))

    @types.coroutine
    def old():
        yield 1

    print(type(old()).__name__, types.DynamicClassAttribute.__name__)


def use_reprlib():
    import reprlib

    print(reprlib.repr(list(range(50))), reprlib.repr({i: "x" * 99 for i in range(9)}),
          reprlib.repr({*range(20)}), reprlib.repr(1 << 400))


def use_keyword():
    import colorsys
    import keyword
    import stat

    print(keyword.iskeyword("for"), len(keyword.kwlist) > 30, stat.filemode(0o100754),
          stat.S_ISDIR(0o40000))
    print([round(part, 6) for name in ("rgb_to_hls", "hls_to_rgb", "rgb_to_hsv", "hsv_to_rgb",
          "rgb_to_yiq")
           for part in getattr(colorsys, name)(0.2, 0.4, 0.7)])


def use_quopri():
    import quopri
    import uuid

    print(quopri.encodestring(b"caf\xe9 = x\t\n" * 9), quopri.decodestring(b"a=3D=\nb"),
          uuid.uuid5(uuid.NAMESPACE_DNS, "a.org"))
    print(uuid.UUID(int=5), uuid.UUID("{12345678-1234-5678-1234-567812345678}").fields)


def use_http():
    import http
    from http import cookies
    from http.client import HTTPResponse

    jar = cookies.SimpleCookie('a=1; b="x\\"y"; Path=/')
    jar["a"]["max-age"] = 9
    print(jar.output(), http.HTTPStatus(404).phrase, jar["b"].value if "b" in jar else "")

    class Socket:
        def makefile(self, mode):
            return io.BytesIO(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nX: y\r\n\r\n4\r\nWiki\r\n3\r\nabc\r\n0\r\n\r\n")

    response = HTTPResponse(Socket())
    response.begin()
    print(response.status, response.getheaders(), response.read())


def use_gettext():
    import gettext

    plural = gettext.c2py("n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2")
    print([plural(n) for n in range(30)], gettext.NullTranslations().ngettext("one", "more", 2))


def use_locale():
    import locale

    print(locale.normalize("en_us"), locale.format_string("%d %.2f", (12345, 6.5), grouping=True),
          locale.delocalize("1,5"))


def use_codecs():
    import codecs
    import encodings.aliases

    text = "Grüße, мир! \u4e2d\u6587 \U0001f600 abc"
    for name in sorted(set(encodings.aliases.aliases.values())):
        try:
            data = codecs.encode(text, name, "replace")
            print(name, data, codecs.decode(data, name, "replace"))
        except Exception as error:
            print(name, type(error).__name__, str(error)[:80])
    print("bücher.example".encode("idna"), codecs.decode("cat", "rot13"), "ü-x".encode("punycode"),
          codecs.getincrementaldecoder(
        "utf-8-sig")().decode(b"\xef\xbb\xbfa"), list(codecs.iterdecode([b"\xc3", b"\xa9"],
              "utf-8")))


def use_pyio():
    import _pyio

    file = _pyio.TextIOWrapper(_pyio.BufferedRandom(_pyio.BytesIO(b"one\r\ntwo\nthr\xc3\xa9e")),
          "utf-8", newline=None)
    print(file.readline(), file.tell(), file.read(3), file.readlines())
    out = _pyio.StringIO()
    out.writelines(["a\n", "b"])
    print(repr(out.getvalue()), _pyio.BufferedReader(_pyio.BytesIO(b"xyz" * 9), 4).read(7))


def use_dis():
    import dis

    code = compile("def f(x):\n  return [y for y in x if y] or None\n", "text", "exec")
    print([(item.opname, item.offset) for item in dis.get_instructions(code)],
          dis.code_info(code).count("\n"), list(dis.findlinestarts(code)))


def use_pdb_and_code():
    import cmd
    import code

    class Shell(cmd.Cmd):
        def do_say(self, words):
            """say WORDS"""
            print("said", words, file=self.stdout)

        def do_end(self, _):
            return True

    shell = Shell(stdin=io.StringIO("say a b\nhelp say\nhelp\nother\nend\n"), stdout=sys.stdout)
    shell.use_rawinput = False
    shell.cmdloop("hello")
    console = code.InteractiveInterpreter({"x": 3})
    print(console.runsource("print(x)"), console.runsource("for i in x:"))


def use_symtable():
    import pyclbr
    import symtable
    import tabnanny

    table = symtable.symtable("def f(a):\n  global b\n  c = [d for d in a]\n  def g(): nonlocal c\n", "text", "exec")
    f = table.get_children()[0]
    print(sorted(f.get_locals()), sorted(f.get_globals()), f.lookup("c").is_local(),
          f.get_parameters())
    print(sorted(pyclbr.readmodule("queue")), tabnanny.__name__)


def use_timeit_and_trace():
    import cProfile
    import profile
    import timeit
    import trace

    print(timeit.timeit("x = 1", number=5) >= 0,
          timeit.Timer("y").template is None if False else "")

    def work(n):
        return sum(1 for _ in range(n))

    tracer = trace.Trace(count=1, trace=0)
    print(tracer.runfunc(work, 3), type(cProfile.Profile()).__name__, profile.__name__)


def use_turtle_free_games():
    """Programs as they are written: more shapes of loops than a library has."""
    def queens(n, row=0, cols=0, left=0, right=0):
        if row == n:
            return 1
        free, total = ~(cols | left | right) & ((1 << n) - 1), 0
        while free:
            bit = free & -free
            free -= bit
            total += queens(n, row + 1, cols | bit, (left | bit) << 1, (right | bit) >> 1)
        return total

    def life(cells, steps):
        for _ in range(steps):
            near = {}
            for x, y in cells:
                for dx in (-1, 0, 1):
                    for dy in (-1, 0, 1):
                        if dx or dy:
                            near[x + dx, y + dy] = near.get((x + dx, y + dy), 0) + 1
            cells = {cell for cell, n in near.items() if n == 3 or n == 2 and cell in cells}
        return sorted(cells)

    print(queens(7), life({(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}, 9))


def use_sqlite():
    import sqlite3

    base = sqlite3.connect(":memory:")
    base.row_factory = sqlite3.Row
    base.execute("create table t (a, b)")
    base.executemany("insert into t values (?, ?)", [(i, "x" * i) for i in range(4)])
    print([tuple(row) for row in base.execute("select * from t where a > 1")],
          list(base.iterdump()))


def use_lib2to3():
    from lib2to3 import pygram, pytree, refactor  # left out of newer ones
    from lib2to3.pgen2 import driver

    tree = driver.Driver(pygram.python_grammar,
          pytree.convert).parse_string("print 'a', b\nx = `y`\n")
    print(repr(str(tree)))
    tool = refactor.RefactoringTool(refactor.get_fixers_from_package("lib2to3.fixes"))
    print(tool.refactor_string("import urllib2\nfor k, v in d.iteritems(): print k\nraise E, 'x'\nmap(f, xrange(3))\n"
                               "if d.has_key(1) <> 2: exec c in e\nx = lambda (a, b): a\n", "text"))


def use_xmlrpc():
    import xmlrpc.client

    text = xmlrpc.client.dumps((1, "a<", [True, 2.5, {"k": None}], b"xy"), "method",
          allow_none=True)
    print(text, xmlrpc.client.loads(text)[0][:3])


def use_wsgiref():
    from wsgiref import headers, util, validate  # noqa: F401

    environ = {}
    util.setup_testing_defaults(environ)
    print(sorted(key for key in environ if key.isupper()), util.request_uri(environ),
          headers.Headers([("A", "b")]).items())


def use_zoneinfo():
    import datetime
    import zoneinfo

    try:
        zone = zoneinfo.ZoneInfo("Europe/Paris")
    except zoneinfo.ZoneInfoNotFoundError:
        print("no zones")
        return
    for month in (1, 7):
        moment = datetime.datetime(2021, month, 1, 12, tzinfo=zone)
        print(moment, moment.tzname(), moment.utcoffset())


def use_mailbox():
    import mailbox
    import mimetypes
    import netrc

    print(mailbox.Maildir.__name__, mimetypes.guess_type("a.tar.gz"),
          mimetypes.guess_extension("text/html"), netrc.__name__)


def use_wave():
    import wave

    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(range(100)))
    with wave.open(io.BytesIO(out.getvalue())) as file:
        print(file.getparams(), file.readframes(5))


def use_hashlib():
    import hashlib
    import hmac
    import secrets

    print(hashlib.sha256(b"a").hexdigest(), hmac.new(b"k", b"m", "md5").hexdigest(),
          len(secrets.token_hex(4)))


def use_subprocess():
    import subprocess

    print(subprocess.list2cmdline(["a b", 'c"d', "e\\"]), subprocess.run(["/bin/echo", "x"],
          capture_output=True).stdout)


def use_selectors():
    import selectors
    import socket

    left, right = socket.socketpair()
    with selectors.DefaultSelector() as selector:
        selector.register(right, selectors.EVENT_READ, "data")
        left.send(b"x")
        print([(key.data, mask) for key, mask in selector.select(5)], right.recv(1))
    left.close()
    right.close()


def use_fileinput():
    import fileinput
    import linecache
    import tempfile

    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("a\nb\n")
        file.flush()
        with fileinput.input([file.name, file.name]) as lines:
            print([(line, lines.filelineno(), lines.isfirstline()) for line in lines])
        print(linecache.getline(file.name, 2), linecache.getline(file.name, 9))
