"""Reads the labels of functions whose growth is known.

Right above each labelled function stands one comment line:

    # label: time O(n log n), space O(n), args "ints(n)"

Time and space are the worst over all inputs, with every size taken as n; what the function only
hands on, compares or hashes whole (a word, a number) has no size. Space is all that the call
allocates at its peak, its result and the depth of its recursion too, without its arguments. A
generator is taken as run to its end, by one who keeps nothing. The arguments drive the function
into its worst case. What no expression can make is made by another function of the file:
`via NAME`, and `via n*NAME` where NAME calls the labelled function n times, so that NAME costs n
times as much.
`args -` is for what neither can reach; the proof stands behind it, or in the comment above the label.
"""
import dataclasses
import math
import pathlib
import re

LABEL = re.compile(r'\s*(?:#|//) label: time (O\(.+?\)), space (O\(.+?\)), '
                   r'args (?:"(.*)"(?: via (n\*)?([\w$]+))?|-(?: .*)?)')
# Lines that may stand between a label and its function.
BETWEEN = re.compile(r"\s*(#|//|/?\*|@)")
NAME = re.compile(r"\s*(?:(?:export|default|static|async|def|function|const|let|var|get|set)\b\s*)*"
                  r"[*#]?\s*([\w$]+)")
SUFFIXES = (".py", ".js", ".mjs")
LANGUAGES = {"python": "Python", "javascript": "JavaScript"}
# (power of n, power of log n) of the classes that have no number in them.
POWERS = {"O(1)": (0, 0), "O(log n)": (0, 1), "O(sqrt n)": (0.5, 0), "O(n)": (1, 0),
          "O(n log n)": (1, 1), "O(n sqrt n)": (1.5, 0), "O(n^2 log n)": (2, 1)}
TIMES_N = {"O(1)": "O(n)", "O(log n)": "O(n log n)", "O(sqrt n)": "O(n sqrt n)", "O(n)": "O(n^2)",
           "O(n log n)": "O(n^2 log n)", "O(n^2)": "O(n^3)"}


@dataclasses.dataclass
class Label:
    path: pathlib.Path
    line: int  # of the label
    code_line: int  # of the function's name; a decorator may stand between
    function: str  # without its class
    time: str
    space: str
    args: str  # None where nothing can drive it
    via: str  # the function that is called instead, or None
    times_n: bool

    @property
    def name(self):
        return f"{self.path.name}:{self.line}:{self.function}"

    def counted(self):
        """The class that counting must find, of what `run_name` runs."""
        return TIMES_N[self.time] if self.times_n else self.time

    def run_name(self):
        return self.via or self.function


def rank(name):
    """Orders classes: exponentials after powers, the factorial last."""
    if name == "O(n!)":
        return 2, 0, 0
    base = re.fullmatch(r"O\(([\d.]+)\^n\)", name)
    if base:
        return 1, float(base[1]), 0
    power = re.fullmatch(r"O\(n\^([\d.]+)\)", name)
    return (0, float(power[1]), 0) if power else (0, *POWERS[name])


def same(found, truth):
    """Whether two classes are one. A fitted base may be a twentieth off, a fitted power a tenth."""
    if found is None or found == truth:
        return found == truth
    kind, number, logs = rank(found)
    truth_kind, truth_number, truth_logs = rank(truth)
    if kind != truth_kind or logs != truth_logs or kind == 2:
        return False
    tolerance = 0.1 if kind == 0 else 0.05 * truth_number
    fitted = found not in POWERS and not number.is_integer()
    return fitted and math.isclose(number, truth_number, abs_tol=tolerance)


def read_label(path, lines, at):
    found = LABEL.fullmatch(lines[at])
    assert found, (f"{path}:{at + 1}: write `label: time O(..), space O(..), args \"EXPR\"`, "
                   "and ` via NAME` where it takes one")
    time, space, args, times_n, via = found.groups()
    code = at + 1
    while BETWEEN.match(lines[code]):
        code += 1
    rank(time), rank(space)
    name = NAME.match(lines[code])[1]
    return Label(path, at + 1, code + 1, name, time, space, args, via, bool(times_n))


def read_file(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    marked = [at for at, line in enumerate(lines) if re.match(r"\s*(#|//) label:", line)]
    return [read_label(path, lines, at) for at in marked]


def read_language(folder):
    """All labels of a language's folder; none if there is no such folder."""
    if not folder.is_dir():
        return []
    paths = sorted(path for path in folder.iterdir() if path.suffix in SUFFIXES)
    return [label for path in paths for label in read_file(path)]
