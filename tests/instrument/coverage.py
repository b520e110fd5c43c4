"""The counts of JavaScript programs are V8's own: coverage.py INSTRUMENT ARGUS SOURCE-ROOT.

Each JavaScript program of tests/truth and examples runs once as it is under NODE_V8_COVERAGE and
once counted, on what its first line says that it is fed. At the place of each counter V8 knows how
often its block was entered; the two must be equal.
"""
import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

from javascript import SKIPPED, Box

N = 24
N_STEEP = 7  # where the steps double, or worse, with n
STEEP = ("O(2^n)", "O(n!)")
REST = r"_as\(\d+,\w+\)"
MARK = re.compile(rf"(?:\{{|;|\()?_ac\[(\d+)\]\+\+(?:;(?:{REST};)*|,(?:{REST},)*\()|\{{(?:{REST};)+"
                  r"| _a[a-z]\((?:\d+,)*")


def made(argus, n, *expression):
    command = [argus, "input", *expression, "-n", str(n)]
    done = subprocess.run(command, capture_output=True, check=True)
    return done.stdout.decode()


def read_program(argus, path):
    """Its text, with a call at the end where it is a function, and its input."""
    text = path.read_text()
    words = shlex.split(text.splitlines()[0])
    option = dict(zip(words, words[1:]))
    time = re.search(r"time: (O\([^,]*\))", text.splitlines()[1])[1]
    n = N_STEEP if time in STEEP else N
    if "--function" not in option:
        return text, made(argus, n, option["--input"])
    args = made(argus, n, "--args", option["--args"]).strip()
    return text + f"\n{option['--function']}(...{args})\n", ""


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


def copy_parts(path, *programs):
    """The modules of a program stand in folders beside it."""
    for folder in path.parent.glob("*_parts"):
        for program in programs:
            shutil.copytree(folder, program.parent / folder.name)


def check(box, argus, path, scratch):
    text, stdin = read_program(argus, path)
    plain, counted, sites = box.prepare(path.name, text.encode())
    copy_parts(path, plain, counted)
    folder = scratch / "coverage"
    shutil.rmtree(folder, ignore_errors=True)
    os.environ["NODE_V8_COVERAGE"] = str(folder)
    before, _ = box.run([box.node, plain], stdin.encode())
    del os.environ["NODE_V8_COVERAGE"]
    kind = "module" if path.suffix == ".mjs" else "script"
    command = [box.node, box.driver / "count.js", counted, kind]
    after, document = box.run(command, stdin.encode())
    if before.returncode or (before.stdout, after.returncode) != (after.stdout, 0):
        yield f"{path.name}: {before.stderr!r} {after.stderr!r}"
        return
    blocks = covered(folder, path.name)
    places = counter_places(text, counted.read_text())
    for site, name in enumerate(sites):
        if site not in places and not name.startswith("call\t"):
            yield f"{path.name}: counter {site} ({name.strip()}) has no place"
    for site, place in places.items():
        got, expected = document["counts"][site], count_at(blocks, place)
        check.counters += 1
        if got != expected:
            line = text.count("\n", 0, place) + 1
            yield f"{path.name}:{line}: counter {site} is {got}, V8's {expected}"


def main(tool, argus, root):
    node = shutil.which("node")
    if node is None:
        print("no node")
        return SKIPPED
    check.counters = 0
    failures = []
    root = pathlib.Path(root)
    programs = sorted(path for folder in ("tests/truth/programs", "examples")
                      for path in (root / folder).iterdir() if path.suffix in (".js", ".mjs"))
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        box = Box(pathlib.Path(tool).resolve(), node, root, scratch)
        for path in programs:
            failures += check(box, argus, path, scratch)
    print("\n".join(failures))
    print(f"# {len(programs)} programs, {check.counters} counters, {len(failures)} failures")
    return 1 if failures or check.counters == 0 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
