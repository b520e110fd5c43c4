"""Hold the static witness against programs whose growth is known: run.py ARGUS SOURCE-ROOT [-v].

A program says in its first line how it is run and in its second how its time grows, and its memory:

    # time: O(n^2), memory: O(n)
    # time: O(n^2), memory: O(n), auxiliary: O(1)

`memory` is the most that is live at one moment, input and call stack included; `auxiliary`, where a
function is called, is what the call adds to its arguments. Only the time is judged here.

`floor` holds what must be reached: how many of a hundred are exactly right, and which may be called
slower growing than they are, with the reason. A class above the true one is a miss; a class below it
is a lie, since the bound is an upper one.
"""
import json
import pathlib
import re
import shlex
import subprocess
import sys

ORDER = ["O(1)", "O(log n)", "O(sqrt n)", "O(n)", "O(n log n)", "O(n sqrt n)", "O(n^2)", "O(n^2 log n)",
         "O(n^3)", "O(n^k)", "O(c^n)", "O(n!)"]


def rank(name):
    """Its place among all classes: the family's, then the exponent or the base."""
    power = re.fullmatch(r"O\(n\^([\d.]+)\)", name)
    base = re.fullmatch(r"O\(([\d.]+)\^n\)", name)
    if name in ORDER:
        return ORDER.index(name), 0
    return (ORDER.index("O(n^k)"), float(power[1])) if power else (ORDER.index("O(c^n)"), float(base[1]))


def read_label(path):
    command, label = path.read_text().splitlines()[:2]
    words = shlex.split(re.sub(r"^(#|//) ", "", command))
    time = re.fullmatch(r"(?:#|//) time: (O\([^,]*\))(?:, (?:memory|auxiliary): O\([^,]*\))*", label)
    assert words[:2] == ["argus", "run"] and time, f"{path}: the first two lines are no label"
    assert words[2].endswith(path.name), f"{path}: its first line runs {words[2]}"
    function = words[words.index("--function") + 1] if "--function" in words else None
    return function, time[1]


def read_floor(path):
    least, excused = 0, {}
    for line in path.read_text().splitlines():
        key, _, rest = line.partition(" ")
        if key == "exact":
            least = int(rest.removesuffix("%"))
        elif key == "below":
            name, _, reason = rest.partition(" ")
            assert reason, f"floor: {name} has no reason"
            excused[name] = reason
    return least, excused


def bounds_of(argus, paths):
    done = subprocess.run([argus, "analyze", "--json", *map(str, paths)], stdout=subprocess.PIPE, check=True)
    return {pathlib.Path(file["path"]): file for file in json.loads(done.stdout)["files"]}


def judge(file, function, truth):
    parts = [part for part in file["functions"] if part["name"] == function] if function else [file["program"]]
    assert parts, f"{file['path']}: no function {function}"
    found = parts[0]["time"]["class"]
    if found is None:
        return "cannot tell", found
    if found == truth:
        return "hit", found
    return ("below" if rank(found) < rank(truth) else "above"), found


def main(argus, root, verbose=None):
    root = pathlib.Path(root).resolve()
    here = root / "tests/truth"
    paths = sorted(path for folder in (root / "examples", here / "programs") for path in folder.iterdir()
                   if path.suffix in (".py", ".js", ".mjs"))
    least, excused = read_floor(here / "floor")
    bounds = bounds_of(argus, paths)
    tally = {"hit": 0, "above": 0, "below": 0, "cannot tell": 0}
    lies = []
    for path in paths:
        function, truth = read_label(path)
        outcome, found = judge(bounds[path], function, truth)
        tally[outcome] += 1
        name = str(path.relative_to(root))
        if outcome == "below" and name not in excused:
            lies.append(name)
        if outcome != "hit" or verbose:
            print(f"{outcome:12} {name}: {truth}, said {found}" + (f" ({excused[name]})" if name in excused else ""))
        if outcome != "below" and name in excused:
            print(f"floor: {name} needs no excuse any more")
            lies.append(name)
    exact = 100 * tally["hit"] / len(paths)
    print(f"{len(paths)} programs: {tally['hit']} hits ({exact:.0f} %), {tally['above']} above, "
          f"{tally['below']} below, {tally['cannot tell']} cannot tell; the floor is {least} %")
    return bool(lies) or exact < least


sys.exit(main(*sys.argv[1:]))
