"""The counts of every Python program in tests/truth and examples against a trace of lines.

usage: trace.py INSTRUMENT SOURCE-ROOT ARGUS [-v]

The program without counters is run with sys.settrace. So that lines tell what happens, its syntax
tree gets a line of its own, above all others, for whatever is counted: a name that is read at the
start of a function's or a loop's body and as a condition of each `for` of a comprehension, and the
line on which a lambda starts. How often the tracer comes by a line is what its counter has to say.

trace.py --trace SOURCE [--function NAME], with the input on standard input, does the tracing in a
process of its own and prints {kind: [[name, count], …]} in the order of the source.
"""
import ast
import builtins
import json
import os
import pathlib
import shlex
import shutil
import subprocess
import sys
import tempfile

# Small enough for n! and for a trace, large enough for two edges a vertex.
N = 8
SEED = 3
KINDS = ("function", "loop", "comprehension", "lambda")
FIRST_LINE = 1_000_000
TRUE = "_true_on_its_own_line"


def move(node, line):
    node.lineno = node.end_lineno = line
    node.col_offset = node.end_col_offset = 0
    return node


def true_at(line):
    """A constant or a `pass` would be left out by some compilers."""
    return move(ast.Name(TRUE, ast.Load()), line)


def enter_body(node, line):
    """A docstring has to stay the first statement."""
    at = int(not isinstance(node, (ast.For, ast.While)) and ast.get_docstring(node) is not None)
    node.body.insert(at, move(ast.Expr(true_at(line)), line))


def enter_clause(clause, line):
    clause.ifs.insert(0, true_at(line))


MARKERS = {ast.FunctionDef: ("function", enter_body), ast.For: ("loop", enter_body),
           ast.While: ("loop", enter_body), ast.comprehension: ("comprehension", enter_clause),
           ast.Lambda: ("lambda", move)}


class Delegations(ast.NodeTransformer):
    """`yield from xs` as the loop that it is counted as, so that its items come by a line."""

    def visit_Expr(self, node):
        if not isinstance(node.value, ast.YieldFrom):
            return node
        item = ast.Name("_handed_on", ast.Store())
        give = ast.Expr(ast.Yield(ast.Name("_handed_on", ast.Load())))
        loop = ast.For(item, node.value.value, [give], [])
        return ast.fix_missing_locations(ast.copy_location(loop, node))


def place(node):
    """A comprehension's `for` has no place of its own."""
    node = node.target if isinstance(node, ast.comprehension) else node
    return node.lineno, node.col_offset


def mark(tree):
    """[(kind, name)] in the order of the source; line FIRST_LINE + i stands for the i-th."""
    nodes = sorted((node for node in ast.walk(tree) if type(node) in MARKERS), key=place)
    marks = []
    for node in nodes:
        kind, put = MARKERS[type(node)]
        put(node, FIRST_LINE + len(marks))
        marks.append((kind, getattr(node, "name", "")))
    return marks


class Tracer:
    """A generator is called each time it goes on, so only lines are counted; a lambda has none of
    its own, but cannot be gone on with either."""

    def __init__(self, path, marks):
        self.path, self.marks = path, marks
        self.counts = [0] * len(marks)

    def call(self, frame, _event, _arg):
        if frame.f_code.co_filename != self.path:
            return None
        at = frame.f_code.co_firstlineno - FIRST_LINE
        if at >= 0 and self.marks[at][0] == "lambda":
            self.counts[at] += 1
        return self.line

    def line(self, frame, event, _arg):
        at = frame.f_lineno - FIRST_LINE
        if event == "line" and at >= 0 and self.marks[at][0] != "lambda":
            self.counts[at] += 1
        return self.line


def run_traced(code, tracer, path, function):
    values = {"__name__": "argus_program" if function else "__main__", "__file__": path}
    if not function:
        sys.settrace(tracer.call)
        exec(code, values)
    else:
        arguments = json.loads(sys.stdin.read())
        module = type(sys)("argus_program")
        sys.modules["argus_program"] = module
        vars(module).update(values)
        exec(code, vars(module))
        sys.settrace(tracer.call)
        result = getattr(module, function)(*arguments)
        if hasattr(result, "__next__"):
            list(result)


def trace(path, function=None):
    setattr(builtins, TRUE, True)
    tree = Delegations().visit(ast.parse(pathlib.Path(path).read_bytes()))
    tracer = Tracer(path, mark(tree))
    sys.path[0] = os.path.dirname(path)
    sys.argv = [path]
    out, sys.stdout = sys.stdout, open(os.devnull, "w", encoding="utf-8")
    try:
        run_traced(compile(ast.fix_missing_locations(tree), path, "exec"), tracer, path, function)
    finally:
        sys.settrace(None)
        sys.stdout = out
    found = {kind: [] for kind in KINDS}
    for (kind, name), count in zip(tracer.marks, tracer.counts):
        found[kind].append([name, count])
    print(json.dumps(found))


def label_of(path):
    """The program's function, if it is not run as a whole, and the expression of its input."""
    words = shlex.split(path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# "))
    options = dict(zip(words[3::2], words[4::2]))
    return options.get("--function"), options.get("--args") or options["--input"]


def by_kind(names, counts):
    """Calls of the library are left out: their cost is no number of lines."""
    found = {kind: [] for kind in KINDS}
    for text, count in zip(names, counts):
        kind, _, name = text.partition(" ")
        if kind in found:
            found[kind].append([name, count])
    return found


def compare(argus, path, folder):
    """What is wrong, or None, and how many counters there are."""
    from python import run_counted

    function, expression = label_of(path)
    for parts in path.parent.glob(path.stem + "_parts"):
        shutil.copytree(parts, os.path.join(folder, parts.name))
    stdin = subprocess.run(
        [argus, "input", expression, "-n", str(N), "--seed", str(SEED),
         *(["--args"] if function else [])], capture_output=True, text=True, check=True).stdout
    options = ["--function", function] if function else []
    done, report, names = run_counted(folder, path.read_bytes(), options, stdin)
    if done.returncode != 0 or not report or not report.get("complete"):
        return f"no whole report: {report}: {done.stderr[-300:]}", 0
    traced = subprocess.run(
        [sys.executable, __file__, "--trace", os.path.join(folder, "plain.py"), *options],
        input=stdin, capture_output=True, text=True, check=False)
    if traced.returncode != 0:
        return f"not traced: {traced.stderr[-300:]}", 0
    counted, expected = by_kind(names, report["counts"]), json.loads(traced.stdout)
    wrong = [f"{kind} {counted[kind]}, traced {expected[kind]}" for kind in KINDS
             if counted[kind] != expected[kind]]
    return "; ".join(wrong) or None, sum(map(len, expected.values()))


def main(root, argus, verbose):
    root = pathlib.Path(root)
    paths = [path for folder in ("examples", "tests/truth/programs")
             for path in sorted((root / folder).glob("*.py"))]
    failures, counters = 0, 0
    os.environ.update(PYTHONHASHSEED="0", PYTHONDONTWRITEBYTECODE="1")
    for path in paths:
        with tempfile.TemporaryDirectory() as folder:
            wrong, number = compare(argus, path, folder)
        counters += number
        failures += wrong is not None
        if wrong or verbose:
            print(f"{'FAILED' if wrong else 'ok'} {path.name}: {wrong or number}")
    print(f"{len(paths)} programs, {counters} counters, {failures} programs differ from the trace")
    return 1 if failures or not paths else 0


if __name__ == "__main__":
    if sys.argv[1] == "--trace":
        trace(sys.argv[2], sys.argv[4] if sys.argv[3:4] == ["--function"] else None)
    else:
        sys.exit(main(sys.argv[2], sys.argv[3], "-v" in sys.argv))
