"""Hold the static witness against functions whose growth is known: run.py ARGUS SOURCE-ROOT [-v].

The labels are described in labels.py. `floor` holds what must be reached for each language: how
many of a hundred are exactly right in time and in space, which may be called cheaper in time than
they are, with the reason, and how many at most in space. A class above the true one is a miss; a
class below it is a lie, since the bound is an upper one.
"""
import collections
import json
import pathlib
import re
import subprocess
import sys

import labels

WHAT = ("time", "space")
OUTCOMES = ("hit", "above", "below", "cannot tell")


class Floor:
    """Its lines: `exact python time 80%`, `below python space 5`, `below FILE:NAME reason`."""

    def __init__(self, path):
        self.exact, self.below_space, self.excused = {}, {}, {}
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line or line.startswith("#"):
                continue
            self.read(line, f"{path}:{number}")

    def read(self, line, where):
        exact = re.fullmatch(r"exact (\w+) (time|space) (\d+)%", line)
        count = re.fullmatch(r"below (\w+) space (\d+)", line)
        lie = re.fullmatch(r"below (\S+:\S+) (\S.*)", line)
        assert exact or count or lie, (f"{where}: write `exact LANGUAGE time 80%`, "
                                       "`below LANGUAGE space 5` or `below FILE:FUNCTION REASON`")
        if exact:
            self.exact[exact[1], exact[2]] = int(exact[3])
        elif count:
            self.below_space[count[1]] = int(count[2])
        else:
            self.excused[lie[1]] = lie[2]


def bounds_of(argus, paths):
    """What Argus says: by file, its functions."""
    command = [argus, "analyze", "--json", *map(str, paths)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    files = json.loads(done.stdout)["files"]
    return {pathlib.Path(file["path"]): file["functions"] for file in files}


def function_of(label, functions):
    """The one that starts between the label and its own first line; a decorator may stand there."""
    for function in functions:
        if label.line < function["line"] <= label.code_line:
            return function
    return None


def judge(found, truth):
    if found is None:
        return "cannot tell"
    if labels.same(found, truth):
        return "hit"
    return "below" if labels.rank(found) < labels.rank(truth) else "above"


def judge_language(listed, bounds):
    """Rows of (label, its name in the floor, what, outcome, truth, found)."""
    for label in listed:
        function = function_of(label, bounds[label.path])
        own_name = function["name"] if function else label.function
        name = f"{label.path.parent.name}/{label.path.name}:{own_name}"
        for what in WHAT:
            found = function and function[what]["class"]
            truth = getattr(label, what)
            yield name, what, judge(found, truth), truth, found


def report(language, listed, rows, floor, verbose):
    """Prints a language's outcomes; returns what is against the floor."""
    tally = {what: collections.Counter(row[2] for row in rows if row[1] == what) for what in WHAT}
    against = []
    for name, what, outcome, truth, found in rows:
        reason = floor.excused.get(name) if what == "time" else None
        if outcome != "hit" and (verbose or outcome == "below" and what == "time"):
            print(f"{outcome:12} {what:5} {name}: {truth}, said {found}"
                  + (f" ({reason})" if reason else ""))
        if what == "time" and outcome == "below" and not reason:
            against.append(f"{name} is called {found}, not {truth}")
        if reason and outcome != "below":
            against.append(f"{name} needs no excuse any more")
    for what in WHAT:
        exact = 100 * tally[what]["hit"] / len(listed)
        least = floor.exact.get((language, what), 0)
        print(f"{labels.LANGUAGES[language]}, {what}: {len(listed)} functions, "
              + ", ".join(f"{tally[what][outcome]} {outcome}" for outcome in OUTCOMES)
              + f"; {exact:.1f} % exact, the floor is {least} %")
        if exact < least:
            against.append(f"{language} {what}: {exact:.1f} % exact is under {least} %")
    if tally["space"]["below"] > floor.below_space.get(language, 0):
        against.append(f"{language} space: {tally['space']['below']} below, more than "
                       f"{floor.below_space.get(language, 0)}")
    return against


def main(argus, root, verbose=None):
    here = pathlib.Path(root).resolve() / "tests/functions"
    floor = Floor(here / "floor")
    listed = {language: labels.read_language(here / language) for language in labels.LANGUAGES}
    listed = {language: found for language, found in listed.items() if found}
    bounds = bounds_of(argus, sorted({label.path for found in listed.values() for label in found}))
    against, names = [], set()
    for language, found in listed.items():
        rows = list(judge_language(found, bounds))
        names |= {row[0] for row in rows}
        against += report(language, found, rows, floor, verbose)
    against += [f"{name} is no labelled function" for name in sorted(set(floor.excused) - names)]
    for line in against:
        print(f"floor: {line}")
    return bool(against)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
