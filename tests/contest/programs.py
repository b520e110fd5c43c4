"""Reads the heads of the contest programs, whose growth is known.

    # argus run tests/contest/python/NAME.py --input 'EXPR'
    # time: O(n^2)
    # case: O(n)
    # counted: O(n log n), why counting does not find the label

The time is that of the whole program, in the worst case, with every size that it reads growing as
n; EXPR drives it there. `case` stands where the program goes through test cases, and is the time of
one of them. The third and fourth line may be left out.
"""
import dataclasses
import pathlib
import re
import shlex

LANGUAGES = {"python": "Python", "javascript": "JavaScript"}
SUFFIXES = (".py", ".js", ".mjs")
FIELD = re.compile(r"(?:#|//) (time|case|counted): (O\(.+?\)|unknown)(?:, (\S.*))?")


@dataclasses.dataclass
class Program:
    path: pathlib.Path
    input: str
    time: str
    case: str  # None where there is no loop over test cases
    counted: str  # what counting finds instead of the time; None where it finds the time

    @property
    def name(self):
        return f"{self.path.parent.name}/{self.path.name}"


def read_command(path, line):
    words = shlex.split(re.sub(r"^(#|//) ", "", line))
    where = f"tests/contest/{path.parent.name}/{path.name}"
    assert words[:4] == ["argus", "run", where, "--input"] and len(words) == 5, (
        f"{path}:1: write `argus run {where} --input 'EXPR'`")
    return words[4]


def read_program(path):
    command, *rest = path.read_text(encoding="utf-8").splitlines()[:4]
    fields = {}
    for line in rest:
        field = FIELD.fullmatch(line)
        if not field:
            break
        fields[field[1]] = field[2]
    assert "time" in fields, f"{path}:2: write `time: O(...)`, the class of the whole program"
    return Program(path, read_command(path, command), fields["time"], fields.get("case"),
                   fields.get("counted"))


def read_language(folder):
    return [read_program(path) for path in sorted(folder.iterdir()) if path.suffix in SUFFIXES]
