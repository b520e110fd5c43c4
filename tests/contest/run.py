"""Hold the static witness against programs it was not made with: run.py ARGUS SOURCE-ROOT [-v].

The programs say in their heads how they grow; see programs.py. `floor` holds what must be reached:
for each language how many of a hundred are exactly right, and which programs may be called cheaper
than they are, with the reason. A class above the true one is a miss; a class below it is a lie,
since the bound is an upper one. What is said of one test case is only reported.
"""
import collections
import json
import pathlib
import re
import subprocess
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "functions"))
import labels  # noqa: E402
import programs  # noqa: E402

OUTCOMES = ("exact", "above", "below", "cannot tell")


def read_floor(path):
    """({language: least}, {name: reason}) of lines `exact python 80%` and `below NAME REASON`."""
    exact, excused = {}, {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        least = re.fullmatch(r"exact (\w+) (\d+)%", line)
        lie = re.fullmatch(r"below (\S+/\S+) (\S.*)", line)
        assert least or lie, (f"{path}:{number}: write `exact LANGUAGE 80%` or "
                              "`below LANGUAGE/FILE REASON`")
        if least:
            exact[least[1]] = int(least[2])
        else:
            excused[lie[1]] = lie[2]
    return exact, excused


def bounds_of(argus, listed):
    """What Argus says: by file, its whole program."""
    command = [argus, "analyze", "--json", *(str(program.path) for program in listed)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    files = json.loads(done.stdout)["files"]
    return {pathlib.Path(file["path"]): file["program"] for file in files}


def judge(found, truth):
    if found is None:
        return "cannot tell"
    if labels.same(found, truth):
        return "exact"
    return "below" if labels.rank(found) < labels.rank(truth) else "above"


def summary(outcomes):
    tally = collections.Counter(outcomes)
    return ", ".join(f"{tally[outcome]} {outcome}" for outcome in OUTCOMES)


def report_cases(language, listed, bounds, verbose):
    """Says how often one test case is right; an unknown one is left out of the JSON."""
    rows = [(program, bounds[program.path].get("per_case")) for program in listed if program.case]
    outcomes = [judge(found, program.case) for program, found in rows]
    for (program, found), outcome in zip(rows, outcomes):
        if verbose and outcome != "exact":
            print(f"{outcome:12} {program.name}, a case: {program.case}, said {found}")
    print(f"{programs.LANGUAGES[language]}: {len(rows)} with test cases, a case is "
          f"{summary(outcomes)}; not held against it")


def report_times(language, listed, bounds, floor, verbose):
    """Prints a language's outcomes; returns what is against the floor."""
    exact, excused = floor
    outcomes, against = [], []
    for program in listed:
        found = bounds[program.path]["time"]["class"]
        outcome, reason = judge(found, program.time), excused.get(program.name)
        outcomes.append(outcome)
        if outcome == "below" and not reason:
            against.append(f"{program.name} is called {found}, not {program.time}")
        if outcome != "below" and reason:
            against.append(f"{program.name} needs no excuse any more")
        if verbose and outcome != "exact":
            print(f"{outcome:12} {program.name}: {program.time}, said {found}"
                  + (f" ({reason})" if reason else ""))
    share, least = 100 * outcomes.count("exact") / len(listed), exact.get(language, 0)
    print(f"{programs.LANGUAGES[language]}: {len(listed)} programs, {summary(outcomes)}; "
          f"{share:.1f} % exact, the floor is {least} %")
    if share < least:
        against.append(f"{language}: {share:.1f} % exact is under {least} %")
    return against


def main(argus, root, verbose=None):
    here = pathlib.Path(root).resolve() / "tests/contest"
    floor = read_floor(here / "floor")
    listed = {language: programs.read_language(here / language) for language in programs.LANGUAGES}
    bounds = bounds_of(argus, [program for found in listed.values() for program in found])
    against, names = [], {program.name for found in listed.values() for program in found}
    for language, found in listed.items():
        against += report_times(language, found, bounds, floor, verbose)
        report_cases(language, found, bounds, verbose)
    against += [f"{name} is no program" for name in sorted(set(floor[1]) - names)]
    for line in against:
        print(f"floor: {line}")
    return bool(against)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
