"""Counters in Python: real files stay valid, and small programs count what they should.

usage: python.py INSTRUMENT SOURCE-ROOT
"""
import glob
import json
import os
import subprocess
import sys
import sysconfig
import tempfile
import warnings

INSTRUMENT, ROOT = sys.argv[1], sys.argv[2]
DRIVER = os.path.join(ROOT, "src/instrument/drivers/count.py")
PARTS = [os.path.join(ROOT, "src/instrument/drivers", name) for name in ("calling.py", "probes.py")]
COSTS = os.path.join(ROOT, "grammars/python/costs.tsv")
FILES_AT_LEAST = 500
failures = []
os.environ["PYTHONHASHSEED"] = "0"


def instrument(path, *options):
    return subprocess.run([INSTRUMENT, path, *options], capture_output=True)


def check_file(path):
    """'ok', 'left out' (not valid before, or refused), or what is wrong."""
    with open(path, "rb") as file:
        text = file.read()
    try:
        compile(text, path, "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        return "left out"
    made = instrument(path)
    if made.returncode != 0:
        return "left out"
    if made.stdout.count(b"\n") != text.count(b"\n"):
        return "another number of lines"
    try:
        compile(made.stdout, path, "exec", dont_inherit=True)
    except (SyntaxError, ValueError) as error:
        return str(error)
    return "ok"


def check_corpus():
    warnings.simplefilter("ignore")
    library = sysconfig.get_paths()["stdlib"]
    fine = left = 0
    for path in sorted(glob.glob(library + "/**/*.py", recursive=True)):
        if "site-packages" in path:
            continue
        answer = check_file(path)
        fine += answer == "ok"
        left += answer == "left out"
        if answer not in ("ok", "left out"):
            failures.append(f"{path}: {answer}")
    print(f"library: {fine} files valid with their lines, {left} left out")
    if fine < FILES_AT_LEAST:
        failures.append(f"only {fine} files")


def run_counted(folder, text, arguments=(), stdin=""):
    """(exit status, stdout, stderr, report, sites) of the text with counters."""
    plain = os.path.join(folder, "plain.py")
    program = os.path.join(folder, "program.py")
    driver = os.path.join(folder, "count.py")
    with open(plain, "wb") as file:
        file.write(text)
    sites = instrument(plain, "--sites").stdout
    for name, data in (("program.py", instrument(plain).stdout), ("sites.tsv", sites),
                       ("count.py", open(DRIVER, "rb").read()),
                       *((os.path.basename(part), open(part, "rb").read()) for part in PARTS),
                       ("costs.tsv", open(COSTS, "rb").read())):
        with open(os.path.join(folder, name), "wb") as file:
            file.write(data)
    with open(os.path.join(folder, "report"), "w+b") as report:
        report_fd = report.fileno()

        def number():
            os.dup2(report_fd, 3)

        done = subprocess.run([sys.executable, driver, program, *arguments], preexec_fn=number,
                              pass_fds=[3], input=stdin, capture_output=True, text=True)
        report.seek(0)
        data = report.read()
    counts = json.loads(data) if data else None
    names = [line.replace("\t", " ").strip() for line in sites.decode().splitlines()]
    return done, counts, names


def run_plain(folder, text, arguments=(), stdin=""):
    program = os.path.join(folder, "program.py")
    with open(program, "wb") as file:
        file.write(text)
    return subprocess.run([sys.executable, program, *arguments], input=stdin, capture_output=True,
                          text=True)


# name, program, {site: count}; a site's name twice gets '#2' and so on.
PROGRAMS = [
    ("loops", "for i in range(5):\n    for j in range(i):\n        pass\nprint(i)\n",
     {"loop": 5, "loop#2": 10}),
    ("while with else", "n = 4\nwhile n:\n    n -= 1\nelse:\n    print('end')\n", {"loop": 4}),
    ("while with break", "n = 0\nwhile True:\n    n += 1\n    if n == 7:\n        break\nprint(n)\n",
     {"loop": 7}),
    ("one-line suites", "def f(x): return x\nfor i in 1,2,3: f(i); f(i)\nprint(f.__name__)\n",
     {"function f": 6, "loop": 3}),
    ("no spaces", "for x in(1,2):\n    while(x):x-=1\nprint([y for y in(3,4)if(y)])\n",
     {"loop": 2, "loop#2": 3, "comprehension": 2}),
    ("recursion", "def fib(n):\n    if n < 2:\n        return n\n    return fib(n-1) + fib(n-2)\n"
     "print(fib(10))\n", {"function fib": 177}),
    ("docstring", "def f():\n    '''says'''\n    return 1\ndef g(): 'short'\nf(); f(); g()\n"
     "print(f.__doc__, g.__doc__)\n", {"function f": 2, "function g": 1}),
    ("future", "'module'\nfrom __future__ import annotations\ndef f(x: [i for i in y]): return x\n"
     "print(f(1), f.__annotations__, __doc__)\n", {"function f": 1}),
    ("lazy generators", "def g():\n    for i in range(100):\n        print('made', i)\n"
     "        yield i\nit = g()\nprint('before')\nprint(next(it), next(it))\n"
     "lazy = (print('item', x) for x in it)\nnext(lazy)\n",
     {"function g": 1, "loop": 3, "comprehension": 1}),
    ("mangling", "class A:\n    __x = [i for i in range(3)]\n    def __f(self):\n        self.__y = 1\n"
     "        return [self.__y for _ in self.__x]\n    def g(self):\n        return self.__f()\n"
     "print(A().g())\n",
     {"comprehension": 3, "function __f": 1, "comprehension#2": 3, "function g": 1}),
    ("walrus", "xs = [1, 2, 3]\nwhile x := (xs.pop() if xs else 0):\n    print(x)\n", {"loop": 3}),
    ("entry by if", "def f(n):\n    if(m := n):\n        return m\n    return 0\nprint(f(3), f(0))\n",
     {"function f": 2}),
    ("entry by for", "def f(n):\n    for i in n, n: print(i)\nf(1); f(2)\n",
     {"function f": 2, "loop": 4}),
    ("entry by while", "def find(p, x):\n    while p[x] != x:\n        x = p[x]\n    return x\n"
     "print([find([0, 0, 1, 2], i) for i in range(4)])\n",
     {"function find": 4, "loop": 6, "comprehension": 4}),
    ("entry by while, parameters", "def f(*a, **k):\n    while a:\n        a = a[1:]\n"
     "def g():\n    while False: pass\ndef h(x, y=2, *, z=3, **k):\n    while x: x -= 1\n"
     "def i(x, /,):\n    while x: x -= 1\nf(1, 2); f(k=1); g(); h(2, z=1); i(1)\n",
     {"function f": 2, "loop": 2, "function g": 1, "loop#2": 0, "function h": 1, "loop#3": 2,
      "function i": 1, "loop#4": 1}),
    ("entry by comment", "def f(x):\n    # first\n    while x: x -= 1\n    return x\nprint(f(2), f(0))\n",
     {"function f": 2, "loop": 2}),
    ("entry by with and try", "import contextlib\ndef f():\n    with contextlib.suppress(KeyError) as a, "
     "contextlib.suppress(OSError):\n        {}[1]\ndef g():\n    try:\n        return 1\n"
     "    finally:\n        print('end')\ndef h():\n    with (contextlib.suppress(KeyError) as a, "
     "contextlib.suppress(OSError)):\n        pass\ndef i():\n    with (contextlib.suppress(KeyError)):"
     " pass\nf(); g(); h(); i()\n",
     {"function f": 1, "function g": 1, "function h": 1, "function i": 1}),
    ("match", "def f(x):\n    match x:\n        case [a, b] if a: return 'two'\n        case _:\n"
     "            return 'other'\ndef g(x):\n    match x, 1:\n        case _: return 2\n"
     "print(f([1, 2]), f(3), g(1))\n", {"function f": 2}),
    ("async", "import asyncio\nasync def items():\n    for i in range(3):\n        yield i\n"
     "async def main():\n    async for x in items():\n        print(x)\n"
     "    print([y async for y in items()])\n    async with asyncio.Lock(): pass\n"
     "asyncio.run(main())\n",
     {"function items": 2, "loop": 6, "function main": 1, "loop#2": 3, "comprehension": 3}),
    ("decorators and nested functions", "import functools\ndef deco(f):\n    @functools.wraps(f)\n"
     "    def inner(*a):\n        return f(*a)\n    return inner\n@deco\ndef f(x): return x\n"
     "print(f(1), f(2), f.__name__)\n", {"function deco": 1, "function inner": 2, "function f": 2}),
    ("lambda", "f = lambda x: x + 1\ng = lambda:(1, 2)\nprint(f(f(1)), g(), sorted([3, 1], key=lambda v:-v))\n",
     {"lambda": 2, "lambda#2": 1, "lambda#3": 2}),
    ("global and nonlocal", "n = 0\ndef f():\n    global n\n    n += 1\ndef g():\n    m = 0\n"
     "    def h():\n        nonlocal m\n        m += 1\n        return m\n    return h() + h()\n"
     "f(); f(); print(n, g())\n", {"function f": 2, "function g": 1, "function h": 2}),
    ("f-strings", "xs = [1, 2]\nprint(f'{[x for x in xs]} {(lambda: 3)()!r:>5} {[x for x in xs]=}')\n",
     {"comprehension": 2, "lambda": 1}),
    ("carriage returns", "def f(x):\r\n    'doc'\r\n    while x:\r\n        x -= 1\r\nf(3)\r\nprint(f.__doc__)\r\n",
     {"function f": 1, "loop": 3}),
    ("byte order mark", "\ufefffor i in range(3):\n    print(i)\n", {"loop": 3}),
    ("tabs", "def f():\n\tif 1:\n\t\tfor i in range(2):\n\t\t\tprint(i)\nf()\n",
     {"function f": 1, "loop": 2}),
    ("names", "def größe(été):\n    for ключ in été: print(ключ)\ngröße('añ')\n",
     {"function größe": 1, "loop": 2}),
    ("exception", "def f(n):\n    return 1 // n\nfor i in range(3, -1, -1):\n    f(i)\n",
     {"function f": 4, "loop": 4}),
    ("exit status", "import sys\nfor i in range(9):\n    if i == 4: sys.exit(7)\n", {"loop": 5}),
    ("last words after the builtins were put back", "import json\nclass A:\n    def __del__(self):\n"
     "        for i in range(2): print('gone', sorted([2, 1]))\njson.kept = A()\nprint('end')\n", {}),
    ("what is handed on is the function", "import pickle, inspect\nxs = [1, 2]\ncalls = {}\n"
     "def same(f, g): return f == g\nclass A: pass\nsetattr(A, 'big', max)\n"
     "made = type('Made', (), {'total': sum})\ncalls.setdefault(sorted, 1)\n"
     "print(repr(sum), pickle.loads(pickle.dumps(xs.count))(1), pickle.loads(pickle.dumps(max))([3, 4]))\n"
     "print(same(xs.count, xs.count), getattr(max, '__name__'), inspect.isbuiltin(sorted))\n"
     "print(calls.get(sorted), A().big([3, 4]), made().total([1, 2]), repr(xs.index)[:21])\n", {}),
    ("exit message", "raise SystemExit('stopped')\n", {}),
    ("main module", "import sys, pickle\nclass A: pass\nprint(__name__, sys.argv[1:], "
     "type(pickle.loads(pickle.dumps(A()))) is A, sys.path[0] != '')\n", {}),
    ("standard input", "import sys\nfor line in sys.stdin:\n    print(line.strip())\n", {"loop": 2}),
    ("deep nesting", "x = " + "[" * 60 + "i for i in range(2)" + "]" * 60 + "\nprint(x)\n",
     {"comprehension": 2}),
    ("calls in a long chain", "s = ' a '\nprint(s" + ".strip()" * 150 + ")\n", {}),
    ("depth of a recursion", "def f(n):\n    return n and f(n - 1)\nn = 900\n"
     "try:\n    while True:\n        f(n); n += 1\nexcept RecursionError:\n    print(n)\n", {}),
    ("comprehensions", "print([(a, b) for a in range(3) for b in range(a) if b], {k: 1 for k in 'ab'}, "
     "{c for c in 'aab'}, sum(n for n in range(4)))\n",
     {"comprehension": 3, "comprehension#2": 3, "comprehension#3": 2, "comprehension#4": 3,
      "comprehension#5": 4}),
]


# The same for what library calls cost.
PROBES = [
    ("insert and pop", "xs = []\nfor i in range(4): xs.insert(0, i)\nwhile xs: xs.pop(0)\nxs = [1, 2]\n"
     "xs.pop(); xs.pop(-1)\n{1: 2}.pop(1)\n",
     {"call insert": 0 + 1 + 2 + 3, "call pop.at": 4 + 3 + 2 + 1, "call pop.at#2": 0}),
    ("in", "xs = [1, 2, 3]\nprint(1 in xs, 1 not in xs, 1 in set(xs), 'a' in 'abc' + str(xs))\n",
     {"call in": 3, "call in#2": 3, "call in#3": 0, "call set": 3}),
    ("functions", "xs = [3, 1, 2, 4]\nprint(sorted(xs)); print(sum(xs), max(xs), max(1, 2), any(xs))\n"
     "print(list(range(5)), tuple(reversed(xs)), list(map(str, xs)), list(zip(xs, 'ab')))\n",
     {"call sorted": 8, "call sum": 4, "call max": 4, "call any": 4, "call list": 5,
      "call tuple": 4, "call list#2": 4, "call list#3": 2}),
    ("slices", "xs = list(range(9))\nxs[1:3] = xs[2:7]\ndel xs[1:2]\nys = xs[:3][1]\nprint(*xs[::2])\n",
     {"call slice": 5, "call slice#2": 3, "call slice#3": 6}),
    ("texts", "s = 'a'\ns += 'b' * 3\ns += str(12345)\nt = 'x' + s + 'y'\nprint(','.join(['a', 'b']), t)\n",
     {"call +=": 4, "call *": 3, "call +=#2": 9 if sys.version_info >= (3, 11) else 5,
      "call +": 11, "call join": 2}),
    ("own names", "def sorted(xs): return 5\ndef f(sum): return sum([1])\nprint(sorted([1]), f(len))\n",
     {"call sorted": None, "call sum": None}),
    ("heaps and modules", "import heapq, bisect\nfrom collections import Counter, deque\nh = [1] * 8\n"
     "heapq.heappush(h, 0)\nprint(bisect.bisect(h, 1), Counter(h)[1], deque([1, 2])[0])\n",
     {"call *": 8, "call heappush": 3, "call bisect": 3, "call Counter": 9, "call deque": 2}),
    ("receiver and argument", "a = {1, 2}\nprint(a.union([3, 4, 5]), a | a)\nxs = []\nxs.extend('abcd')\n"
     "xs.extend(x for x in 'ab')\nprint('a'.startswith('a'))\n",
     {"call union": 5, "call extend": 4, "call extend#2": 0, "comprehension": 2}),
    ("iterators stay", "it = iter([1, 2, 3])\nprint(list(it), list(it))\ng = (x for x in 'ab')\nprint(list(g))\n"
     "m = map(str, [1, 2])\nprint(list(enumerate(m)))\n",
     {"call list": 3, "call list#2": 0, "call list#3": 0, "call list#4": 2}),
    ("classes of one's own", "class L(list):\n    def __len__(self): print('asked'); return 9\n"
     "    def insert(self, i, x): return 'own'\nx = L()\nprint(x.insert(0, 1), sorted(x))\n",
     {"call insert": 0, "call sorted": 0}),
    ("types of modules", "import sys; from collections import Counter\nimport array\n"
     "a = array.array('i', [1, 2, 3])\na.insert(0, 5)\nprint(5 in a, 3 in a.tolist())\n"
     "print(list(Counter('aab').values()), Counter('abc').most_common(), sys.maxsize > 1)\n",
     {"call array": 3, "call insert": 3, "call in": 4, "call in#2": 4, "call list": 2,
      "call most_common": 5}),
    ("one call inside of another", "xs = [1, 2]\ndef f(n):\n    return [n] if n == 0 else [n] + f(n - 1)\n"
     "xs.extend(sorted(f(3)))\nys = set()\nys.update(xs)\nys.update({9}.union(xs, [7]))\n"
     "print('a'.join(str(x).zfill(3) for x in xs), sorted(ys))\n",
     {"call extend": 4, "call sorted": 4, "call update": 6, "call update#2": 6, "call union": 7,
      "call zfill": 18, "call join": 1}),
    ("many sizes", "import heapq\nh = []\nfor i in range(40): heapq.heappush(h, i)\n"
     "while h: heapq.heappop(h)\nprint(h)\n",
     {"call heappush": 154, "call heappop": 159}),
    ("numbers", "import math\nn = 64\nprint(pow(3, 1024, 7), math.factorial(n), math.gcd(n, 6))\n",
     {"call pow": 10, "call factorial": 64, "call gcd": 6}),
    ("f-strings", "xs = [2, 1]\nprint(f'{sorted(xs)} {xs[:1]} {xs[:1]=}')\n",
     {"call sorted": 2, "call slice": 1}),
    # The first piece is a constant's own text: the second makes a copy of it.
    ("made longer in place, or not", "class A:\n    def __init__(self): self.s = ''; self.xs = []\n"
     "    def add(self, t): self.s += t + 'x'; self.xs += [t]\n"
     "class B:\n    __slots__ = ('__s',)\n    def __init__(self): self.__s = 'ab'\n"
     "    def add(self): self.__s += 'cd' + str(1)\n"
     "class P:\n    @property\n    def s(self): print('asked'); return 'abc'\n"
     "    @s.setter\n    def s(self, v): pass\n"
     "def own(n):\n    s = ''\n    for i in range(n): s += 'ab' * i\n    return s\n"
     "def kept(n):\n    s = ''\n    for i in range(n):\n        t = s\n        s += 'ab'\n    return s, t\n"
     "def again(n):\n    s = ''\n    for i in range(n): s = s + 'ab'\n    return s\n"
     "a = A(); a.add('1'); a.add('2'); a.add('3'); b = B(); b.add(); b.add()\n"
     "p = P()\np.s += 'x' + a.s\nprint(own(4), kept(4), again(4), a.s, a.xs)\n",
     {"call +=": 2 + 4 + 6, "call +=#2": 3, "call +=#3": 5 + 8, "call +=#4": 14,
      "call +=#5": 2 + 4 + 6 + 8, "call +#3": 10, "call +=#6": 7}),
    ("sums of sequences", "import functools\nt = ((0, 0),)\nfor i in range(3): t = t + ((i, i),)\n"
     "print(sum([[1], [2, 3], [4]], []), sum([1, 2]), sum([[1]] * 3, [0]))\n"
     "print(functools.reduce(lambda a, b: a + b, [[1], [2, 3], [4]]), t)\n"
     "s = ''\nfor c in 'abc': s = c + s\nprint(s)\n",
     {"call +": 2 + 3 + 4, "call sum": 3 + 1 + 3 + 4, "call sum#2": 2, "call sum#3": 3 + 2 + 3 + 4,
      "call +#2": 3 + 4, "call +#3": 1 + 2 + 3}),
    ("sets", "a = {1, 2, 3}; b = {3, 4}\nprint(a | b, a & b, a - b, a ^ b, {**{1: 2}} | {3: 4})\n"
     "a |= b; a -= {9}; n = 5; n |= 2; print(a, n | 8)\n",
     {"call set |": 4, "call set &": 2, "call set -": 3, "call set ^": 3, "call set |#2": 2,
      "call display": 1, "call set =": 2, "call set =#2": 1}),
    ("displays and stars", "def f(first, *rest): return rest\nxs = [1, 2, 3]\nys = [*xs, 4]\n"
     "print((*xs, *ys), {*xs}, {**{1: 2}, 3: 4}, [1, 2], f(*ys))\na, *b = ys\n[c, *d] = iter(b)\n"
     "print(*b, *'ab')\nit = iter(xs)\nprint([*it], list(it))\n",
     {"call display": 4, "call display#2": 7, "call display#3": 3, "call display#4": 2,
      "call spread": 4, "call unpack": 4, "call unpack#2": 3, "call spread#2": 3,
      "call display#5": 3, "call list": 0}),
    ("cut and deleted", "from collections import deque\nxs = list(range(10))\ndel xs[0]; del xs[-1]; del xs[6]\n"
     "xs[2:4] = [7, 8]; xs[1:1] = (5, 5); xs[2:] = 'ab'; xs[::2] = [0, 0]\ndel xs[1:]\n"
     "d = deque(range(10))\ndel d[8]\ne = {1: 2}\ndel e[1]\nprint(xs, d, e)\nd.rotate(3); d.rotate(-1); d.rotate(14)\n",
     {"call list": 10, "call del": 10, "call del#2": 2, "call slice.set": 2,
      "call slice.set#2": 2 + 6, "call slice.set#3": 2, "call slice.set#4": 2, "call del#3": 3,
      "call del#4": 2, "call del#5": 0, "call rotate": 3, "call rotate#2": 1, "call rotate#3": 4}),
    ("equal from the start", "a = [1, 2, 3]; b = [1, 2, 4]; c = [1, 2, 3]\nclass E:\n"
     "    def __eq__(self, o): print('asked'); return True\ne = [E()] * 3\nf = [E()] * 3\n"
     "s = 'abcabc'; t = 'abcabd'; u = 'b' * 6\nn = m = 1000\n"
     "print(a == b, a == c, e == f, s == t, s == u, a < b, n == m)\n",
     {"call ==": 2, "call ==#2": 3, "call ==#3": 3, "call ==#4": 5, "call ==#5": 1, "call ==#6": 2}),
    ("found after a start", "s = 'abcabcabc'\nprint(s.find('c'), s.find('a', 4), s.find('x', 5), s.rfind('b'), "
     "[1, 2, 3, 1].index(1, 2), s.find('z'))\ntry: s.index('x')\nexcept ValueError: pass\n",
     {"call find": 3, "call find#2": 3, "call find#3": 4, "call rfind": 2, "call index": 2,
      "call find#4": 9, "call index#2": 9}),
    ("handed on", "from heapq import heappush as push\nimport bisect as b\nxs = [1, 2, 1]\nprint(max(set(xs), key=xs.count))\n"
     "tools = {'sort': sorted, 'n': len}\ntool = tools['sort']\nprint(tool(xs), list(map(sum, [xs, xs])))\n"
     "has = xs.index\nprint(has(2), b.bisect([1, 2, 3, 4], 3))\npush(xs, 4)\n",
     {"call count": 6, "call call": 5, "call sum": 6, "call call#2": 2, "call call#3": None,
      "call bisect": 2, "call heappush": 2}),
    ("handed on as it is", "f = sorted\ndef show(g, xs):\n    print(g.__name__, g, g is sorted, type(g), callable(g))\n"
     "    return g(xs)\nshow(f, [3, 1]); show(max, [1])\nc = [1, 2].count\nprint(c.__name__, c(2), c.__self__, c == c.__self__.count)\n"
     "def best(xs, key): return key.__name__, key(xs)\nprint(best([1], key=sorted), {sorted: 1}[f], [sum, max])\n",
     {"call call": 2 + 1}),
    ("words, not letters", "import sys\ns = '1 22 333\\n4444'\nprint(s)\nprint(s.split(), s.splitlines(), '7,8'.split(','))\n"
     "print('a' * 129, str([1, 2, 3]), f'{s};')\nxs = sys.stdin.read()\n",
     {"call print": 4, "call split": 4, "call splitlines": 2, "call split#2": 2, "call print#3": 3,
      "call str": 3, "call f-string": 4, "call read": 3}),
    ("passed over", "from itertools import islice\nxs = list(range(9))\ni = 4\n"
     "print(next(islice(xs, i, None)), list(islice(xs, i)), list(islice(xs, 2, i)))\n",
     {"call islice": 4, "call islice#2": 4, "call islice#3": 4}),
    ("copied in depth", "import copy\nrow = [0] * 8\nclass P:\n    def __init__(self): self.x, self.y = 1, [2]\n"
     "print(len(copy.deepcopy([row, row])), copy.deepcopy({'a': [row]})['a'][0] is row, copy.deepcopy(P()).y)\n",
     {"call deepcopy": 10, "call deepcopy#2": 10, "call deepcopy#3": 3}),
    ("nearly in order", "xs = list(range(32)); xs.append(5); xs.sort()\nys = [i * 7 % 32 for i in range(32)]\n"
     "print(sorted(ys)[0], sorted(xs, reverse=True)[0], sorted(xs, key=abs)[0])\n",
     {"call sort": 33 + 33, "call sorted": 32 + 90, "call sorted#2": 33, "call sorted#3": 166}),
]


def named(names, counts):
    seen, out = {}, {}
    for name, count in zip(names, counts):
        seen[name] = seen.get(name, 0) + 1
        out[name if seen[name] == 1 else f"{name}#{seen[name]}"] = count
    return out


def check_program(folder, name, text, expected):
    data = text.encode()
    stdin = "one\ntwo\n"
    done, report, names = run_counted(folder, data, ["a", "b"], stdin)
    plain = run_plain(folder, data, ["a", "b"], stdin)
    for what in ("returncode", "stdout"):
        if getattr(done, what) != getattr(plain, what):
            failures.append(f"{name}: {what} {getattr(done, what)!r}, not "
                            f"{getattr(plain, what)!r}: {done.stderr[-300:]}")
    # The text of lines in tracebacks is the counted one.
    if done.stderr.splitlines()[-1:] != plain.stderr.splitlines()[-1:]:
        failures.append(f"{name}: stderr {done.stderr!r}, not {plain.stderr!r}")
    if not report or not report["complete"]:
        failures.append(f"{name}: no whole report: {report}")
        return
    counts = named(names, report["counts"])
    wrong = {site: counts.get(site) for site in expected if counts.get(site) != expected[site]}
    if wrong:
        failures.append(f"{name}: {wrong}, not {expected}; all: {counts}")


def check_functions(folder):
    text = (b"def loaded(): return 1\nloaded()\ndef f(xs, n):\n    for x in xs:\n        loaded()\n"
            b"    return n\ndef g(n):\n    for i in range(n):\n        yield i\n"
            b"async def h(n):\n    for i in range(n): pass\n"
            b"class A:\n    def m(self, n):\n        return [i for i in range(n)]\n")
    for name, stdin, expected in (
            ("f", "[[1, 2, 3], 4]", {"function loaded": 3, "function f": 1, "loop": 3}),
            ("g", "[5]", {"function g": 1, "loop#2": 5}), ("h", "[6]", {"function h": 1, "loop#3": 6}),
            ("A.m", "[7]", {"function m": 1, "comprehension": 7})):
        done, report, names = run_counted(folder, text, ["--function", name], stdin)
        counts = named(names, (report or {}).get("counts", []))
        expected = {site: expected.get(site, 0) for site in counts}
        if done.returncode != 0 or counts != expected or not counts:
            failures.append(f"function {name}: {counts}, not {expected}: {done.stderr}")
    done, report, _ = run_counted(folder, text, ["--function", "none"], "[]")
    if report != {"error": "no function", "names": ["loaded", "f", "g", "h", "A"]}:
        failures.append(f"no function: {report}")


def check_killed(folder):
    """A program that ends without any last words leaves counts."""
    text = b"import os, time\nfor i in range(1000):\n    pass\ntime.sleep(0.5)\n"
    for end, status, complete in ((b"os.kill(os.getpid(), 9)\n", -9, False), (b"os._exit(3)\n", 3, True)):
        done, report, _ = run_counted(folder, text + end)
        if done.returncode != status or report != {"complete": complete, "counts": [1000]}:
            failures.append(f"killed: {end} {done.returncode} {report}")


def main():
    if "--programs" not in sys.argv:
        check_corpus()
    with tempfile.TemporaryDirectory() as folder:
        for name, text, expected in PROGRAMS + PROBES:
            check_program(folder, name, text, expected)
        check_functions(folder)
        check_killed(folder)
    print(f"{len(PROGRAMS) + len(PROBES)} programs")
    for failure in failures:
        print("FAILED", failure)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
