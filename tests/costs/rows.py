#!/usr/bin/env python3
"""Holds rows of a cost table against what the interpreter does: rows.py LANGUAGE [-v] [NAME].

A row of LANGUAGE.tsv beside this file makes values of size s and says a call; the interpreter runs
it under callgrind for several s, and the instructions between two marks are the measure. No clock
is in it: a loaded machine counts the same. The table's cost, evaluated at the same sizes, has to
grow as they do: by the ratio of two steps, for which the constant part of a call does not matter.
Then costs that are wrong are put in the row's place, and each of them has to be found.

The columns: the table's type and name ("operator" where the drivers charge without a row), what its
letters are at s, how often the call is made, the statements that make its values, the call, and
of operators the cost. The variable COSTS names another table than the repository's.
"""

import math
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SIZES = (256, 1024, 4096)
STEP = SIZES[1] / SIZES[0]
# Each row runs at this size first, so that its code is specialised and the caches in it are filled.
WARM = 64
SKIP = 77
UNKNOWN_INSTRUCTION = (-4, 132)  # how valgrind ends for a processor that it does not know

# What is constant grows less than this from the smallest to the largest size. log(n) grows 1.5-fold
# there, its share of a call's instructions less: gcd 1.17-fold.
CONSTANT = 1.12
# How far exponents may be apart: n is 1, n*log(n) is 1.12.
NEAR = 0.055
# Steps of a logarithm are a handful of instructions, branches among them.
NEAR_LOG = 0.35

NAMES = {
    "log": lambda value: math.log2(value) if value > 1 else 0,
    "sqrt": math.sqrt,
    "exp": lambda value: 2.0**value,
    "fact": lambda value: math.gamma(value + 1),
    "__builtins__": {},
}

LANGUAGES = {
    "python": {
        "interpreter": "python3",
        # Of a site module, whatever the machine has would be counted, too.
        "options": ["-I", "-S"],
        "ending": ".py",
        "row": "def row{index}(s):\n    {make}\n    times = range({times})\n    mark()\n"
        "    for _ in times: {call}\n    mark()\n",
        "measure": "measure({index}, row{index}, [{warm}] * {warm_runs}, {sizes})\n",
        "warm_runs": 2,
    },
    "javascript": {
        "interpreter": "node",
        # Compiled code comes at times of its own, and so does a collection.
        "options": ["--jitless", "--single-threaded", "--predictable", "--hash-seed=1",
                    "--random-seed=1", "--no-lazy-feedback-allocation",
                    "--min-semi-space-size=128", "--max-semi-space-size=128"],
        "ending": ".js",
        "row": "function row{index}(s) {{\n  {make};\n  const times = {times};\n  mark();\n"
        "  for (let i = 0; i < times; i++) {{ {call}; }}\n  mark();\n}}\n",
        "measure": "measure({index}, row{index}, Array({warm_runs}).fill({warm}), {sizes});\n",
        "warm_runs": 2,
    },
}


class Row:
    def __init__(self, line, costs):
        cells = line.split("\t") + [""]
        kind, name, letters, self.times, self.make, self.call, own = cells[:7]
        self.title = f"{kind} {name} ({letters})"
        self.letters = dict(item.split("=", 1) for item in letters.split())
        self.cost = own or costs.get((kind, name))
        if self.cost is None:
            sys.exit(f"{self.title}: the table has no such row")
        missing = set(re.findall(r"\b[a-z]\b", self.cost)) - set(self.letters)
        if missing:
            sys.exit(f"{self.title}: {self.cost} needs {', '.join(sorted(missing))}")

    def expected(self, cost):
        return [self.expected_at(cost, {"s": s}) for s in SIZES]

    def expected_at(self, cost, size):
        letters = {letter: evaluate(text, size) for letter, text in self.letters.items()}
        return evaluate(cost, letters) * evaluate(self.times, size)


def evaluate(text, letters):
    return eval(text, {**NAMES, **letters})


def lines_of(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def sample(language, name):
    table = Path(os.environ.get("COSTS") or ROOT / "grammars" / language / "costs.tsv")
    cells = [line.split("\t") for line in lines_of(table)]
    costs = {(kind, name): cost for kind, name, cost, *_ in cells}
    lines = lines_of(HERE / f"{language}.tsv")
    return [Row(line, costs) for line in lines if name in line.replace("\t", " ")]


def program(how, rows):
    text = (HERE / f"prelude{how['ending']}").read_text(encoding="utf-8")
    for index, row in enumerate(rows):
        text += how["row"].format(index=index, make=row.make, times=row.times, call=row.call)
    for index in range(len(rows)):
        text += how["measure"].format(
            index=index, warm=WARM, warm_runs=how["warm_runs"], sizes=list(SIZES))
    return text


def run(interpreter, how, path, out):
    command = [shutil.which("valgrind"), "--tool=callgrind", "--dump-before=getpriority",
               "--combine-dumps=yes", f"--callgrind-out-file={out}", interpreter, *how["options"],
               path]
    # `rep movsb` counts as an instruction a byte, a copy through registers as one for 32; glibc
    # takes either, by the size.
    never = 1 << 30
    environment = {"PATH": os.defpath, "PYTHONHASHSEED": "0",
                   "GLIBC_TUNABLES": f"glibc.cpu.x86_rep_movsb_threshold={never}:"
                   f"glibc.cpu.x86_rep_stosb_threshold={never}"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode in UNKNOWN_INSTRUCTION:
        print("skipped: valgrind does not know this processor's instructions")
        sys.exit(SKIP)
    if done.returncode != 0:
        sys.exit(f"the rows failed:\n{done.stdout}{done.stderr}")
    return [int(index) for index in done.stdout.split()]


def measure(interpreter, how, rows):
    """The instructions at each size by the row's index, without rows that the interpreter lacks."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"rows{how['ending']}"
        path.write_text(program(how, rows), encoding="utf-8")
        out = Path(folder) / "counts"
        known = run(interpreter, how, path, out)
        with out.open(encoding="utf-8", errors="replace") as lines:
            totals = [int(line.split()[1]) for line in lines if line.startswith("totals:")]
    # A count for each mark and one at the end; every second one is of a call.
    calls = totals[1:-1:2]
    each = how["warm_runs"] + len(SIZES)
    if len(calls) != each * len(known):
        sys.exit(f"{len(calls)} measurements of {len(known)} rows")
    return {index: calls[place * each + how["warm_runs"] : (place + 1) * each]
            for place, index in enumerate(known)}


def exponent(values):
    first, second = values[1] - values[0], values[2] - values[1]
    return math.log(second / first, STEP) if first > 0 and second > 0 else math.nan


def trouble(row, cost, measured):
    """What is wrong with this cost; None if nothing is."""
    expected = row.expected(cost)
    growth = max(measured) / min(measured)
    if expected[2] == expected[0]:
        return f"{growth:.2f}-fold, and {cost} is constant" if growth >= CONSTANT else None
    if growth < CONSTANT:
        return f"constant, and {cost} is not"
    wanted, found = exponent(expected), exponent(measured)
    near = NEAR if wanted > 0.5 else NEAR_LOG
    # No exponent is near to none.
    if abs(found - wanted) <= near:
        return None
    return f"an exponent of {found:.3f}, and {cost} has {wanted:.3f}"


def same_growth(row, cost):
    steps = [row.expected(one) for one in (cost, row.cost)]
    constant = [step[2] == step[0] for step in steps]
    if any(constant):
        return all(constant)
    return abs(exponent(steps[0]) - exponent(steps[1])) < NEAR


def wrong_costs(row):
    """What the row could say instead, by the letter that grows with s."""
    letter = next(letter for letter, text in row.letters.items() if "s" in text)
    costs = ["1", f"log({letter})", letter, f"{letter}*log({letter})", f"{letter}*{letter}"]
    return [cost for cost in costs if not same_growth(row, cost)]


def check(row, measured, verbose):
    """Whether the row is right, and how many wrong ones in its place were and were not found."""
    wrong = trouble(row, row.cost, measured)
    if wrong or verbose:
        print(f"{row.title}: {wrong or 'right'}; instructions {measured}")
    planted = wrong_costs(row)
    missed = [cost for cost in planted if not trouble(row, cost, measured)]
    if missed and not wrong:
        print(f"{row.title}: {', '.join(missed)} would be right, too; instructions {measured}")
    return wrong is None, len(planted), 0 if wrong else len(missed)


def find(name):
    path = f"/usr/bin/{name}"
    return path if Path(path).exists() else shutil.which(name)


def main():
    language, *words = sys.argv[1:]
    how = LANGUAGES[language]
    interpreter = find(how["interpreter"])
    for tool, path in (("valgrind", shutil.which("valgrind")), (how["interpreter"], interpreter)):
        if not path:
            print(f"skipped: there is no {tool}")
            return SKIP
    verbose = "-v" in words
    rows = sample(language, " ".join(word for word in words if word != "-v"))
    measured = measure(interpreter, how, rows)
    results = [check(rows[index], counts, verbose) for index, counts in measured.items()]
    for index, row in enumerate(rows):
        if index not in measured:
            print(f"{row.title}: not in this interpreter")
    right = sum(result[0] for result in results)
    planted = sum(result[1] for result in results)
    missed = sum(result[2] for result in results)
    print(f"{right} of {len(results)} rows are right; "
          f"{planted - missed} of {planted} wrong costs in their place were found")
    return 0 if results and right == len(results) and missed == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
