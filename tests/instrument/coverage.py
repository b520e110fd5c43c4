"""The counts of JavaScript programs are V8's own: coverage.py INSTRUMENT SOURCE-ROOT.

Each JavaScript program of tests/truth runs once as it is under NODE_V8_COVERAGE and once counted.
At the place of each counter V8 knows how often its block was entered; the two must be equal.
"""
import json
import os
import pathlib
import re
import shlex
import shutil
import sys
import tempfile

from javascript import SKIPPED, Box

N = 24
MARK = re.compile(r"(?:\{|;|\()?_ac\[(\d+)\]\+\+(?:;|,\()| _a[a-z]\(\d+,")
GENERATORS = {
    "n": N,
    "ints": lambda n, low=0, high=99: [low + i * 7919 % (high - low + 1) for i in range(n)],
    "perm": lambda n: [i * 5 % n for i in range(n)],
    "matrix": lambda n, m: [[i * j % 10 for j in range(m)] for i in range(n)],
    "string": lambda n, letters: "".join(letters[i * i % len(letters)] for i in range(n)),
    "words": lambda n, size=3: [("abcdefgh" * 2)[i * 3 % 8:][:size] for i in range(n)],
}


def made(expression):
    return eval(expression.replace("/", "//"), {"__builtins__": {}}, dict(GENERATORS))  # noqa: S307


def shown(value):
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)


def read_program(path):
    """Its text, with a call at the end where it is a function, and its input."""
    text = path.read_text()
    words = shlex.split(text.splitlines()[0])
    option = dict(zip(words, words[1:]))
    if "--function" in option:
        args = json.dumps(list(made(f"({option['--args']},)")))
        if "orders" in option["--function"] or "count" == option["--function"]:
            args = "[6]"
        return text + f"\n{option['--function']}(...{args})\n", ""
    lines = [shown(made(part.strip())) for part in option["--input"].split(";")]
    return text, "\n".join(lines) + "\n"


def counter_places(original, changed):
    """Where in the original's text each counter stands. What was put in behind (brackets) cannot be
    told from a bracket that follows it, and need not be."""
    places, at, new = {}, 0, 0
    while new < len(changed):
        mark = MARK.match(changed, new)
        if mark:
            if mark[0][0] in "{;" and original[at:at + 1] == mark[0][0]:
                at += 1  # a block's own brace, a directive's own semicolon
            if mark[1]:
                places[int(mark[1])] = at
            new = mark.end()
            continue
        if at < len(original) and original[at] == changed[new]:
            at += 1
        new += 1
    assert at == len(original), "the original is no part of the changed text"
    return places


def covered(folder, program):
    """All blocks that V8 counted: (start, end, count)."""
    for path in folder.glob("*.json"):
        for script in json.loads(path.read_text())["result"]:
            if script["url"].endswith("/plain/" + program):
                return [(block["startOffset"], block["endOffset"], block["count"])
                        for function in script["functions"] for block in function["ranges"]]
    return []


def count_at(blocks, place):
    around = [block for block in blocks if block[0] <= place < block[1]]
    return min(around, key=lambda block: block[1] - block[0])[2]


def check(box, path, scratch):
    text, stdin = read_program(path)
    plain, counted, _ = box.prepare(path.name, text.encode())
    folder = scratch / "coverage"
    shutil.rmtree(folder, ignore_errors=True)
    os.environ["NODE_V8_COVERAGE"] = str(folder)
    before, _ = box.run([box.node, plain], stdin.encode())
    del os.environ["NODE_V8_COVERAGE"]
    command = [box.node, box.driver / "count.js", counted, "script"]
    after, document = box.run(command, stdin.encode())
    if before.returncode or (before.stdout, after.returncode) != (after.stdout, 0):
        yield f"{path.name}: {before.stderr!r} {after.stderr!r}"
        return
    blocks = covered(folder, path.name)
    for site, place in counter_places(text, counted.read_text()).items():
        got, expected = document["counts"][site], count_at(blocks, place)
        check.counters += 1
        if got != expected:
            line = text.count("\n", 0, place) + 1
            yield f"{path.name}:{line}: counter {site} is {got}, V8's {expected}"


def main(tool, root):
    node = shutil.which("node")
    if node is None:
        print("no node")
        return SKIPPED
    check.counters = 0
    failures = []
    programs = sorted((pathlib.Path(root) / "tests/truth/programs").glob("*.js"))
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        box = Box(pathlib.Path(tool).resolve(), node, pathlib.Path(root), scratch)
        for path in programs:
            failures += check(box, path, scratch)
    print("\n".join(failures))
    print(f"# {len(programs)} programs, {check.counters} counters, {len(failures)} failures")
    return 1 if failures or check.counters == 0 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
