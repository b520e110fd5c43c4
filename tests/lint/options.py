"""The manual against the program: options.py ARGUS SOURCE_FOLDER.

Every option of `argus --list-options` stands in its command's section of man/argus.1 and the other
way round, and every `argus ...` line of the documents is one that argus takes. Lines of commands
that need nothing but files are run, in a folder made for that; of `argus run`, whose runs take
seconds, the options and the expressions are checked.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

COMMON = "COMMON OPTIONS"
MANUALS = ("man/argus.1", "man/argus-input.7")
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "examples/README.md", "examples/ci/README.md")
GATES = {"--expect", "-e", "--expect-memory", "--max"}
SHOWN = ("argus analyze ", "argus fit ", "argus input ", "cat ")
TIMES = (("n", "seconds"), ("1000", "0.011"), ("2000", "0.014"), ("4000", "0.026"),
         ("8000", "0.074"), ("16000", "0.266"), ("32000", "1.034"), ("64000", "4.12"))
LINE = re.compile(r"^(?:\s*\$ |\s+)?((?:build/src/)?argus [a-z].*)$")

failures = []


def fail(place, text):
    failures.append(f"{place}: {text}")


class Option:
    def __init__(self, row):
        self.command, self.name, self.letter, value, _, choices = row
        self.optional, self.value = value.startswith("="), value.lstrip("=")
        self.choices = choices.split()

    def spelling(self):
        """As the manual has it: "-i, --input EXPR"."""
        left = f"{self.letter}, {self.name}" if self.letter else self.name
        if not self.value:
            return left
        return f"{left}[={self.value}]" if self.optional else f"{left} {self.value}"


def read_options(argus):
    done = subprocess.run([argus, "--list-options"], check=True, capture_output=True, text=True,
                          encoding="utf-8")
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    return [row[0] for row in rows if not row[1]], [Option(row) for row in rows if row[1]]


def unroff(text):
    for mark, plain in ((r"\(aq", "'"), (r"\(dq", '"'), (r"\(ha", "^"), (r"\-", "-"), (r"\&", ""),
                        (r"\e", "\\")):
        text = text.replace(mark, plain)
    return text


def item_spelling(words):
    """".It Fl i , \\-input Ar EXPR" is "-i, --input EXPR"; None for an item that is no option."""
    words = [word for word in words if word not in ("Ns", "Oc")]
    if not words or words[0] != "Fl":
        return None
    out, macro, joined = "", "", False
    for word in words:
        if word in ("Fl", "Ar", "Oo"):
            macro = word
        elif word == ",":
            out += ","
        elif macro == "Fl":
            out += (" " if out else "") + "-" + word
        elif macro == "Oo":
            out, joined = out + "[=", True
        else:
            out += word + "]" if joined else " " + word
    return out


def read_manual(path):
    """{section: {spelling of an option}}, the sections being commands, as "history show", and COMMON."""
    sections, heading, current = {}, "", None
    for line in path.read_text(encoding="utf-8").splitlines():
        words = unroff(line).split()
        if line.startswith(".Sh "):
            heading = " ".join(words[1:])
            current = sections.setdefault(COMMON, set()) if heading == COMMON else None
        elif line.startswith(".Ss ") and heading == "COMMANDS":
            current = sections.setdefault(" ".join(words[1:]), set())
        elif line.startswith(".It ") and current is not None:
            spelling = item_spelling(words[1:])
            if spelling:
                current.add(spelling)
    return sections


def check_manual(commands, options, sections):
    common = sections.get(COMMON, set())
    for name in sections.keys() - {*commands, COMMON}:
        fail("man/argus.1", f"there is no command {name}")
    for command in commands:
        there = {option.spelling() for option in options if option.command == command}
        parent = command.rpartition(" ")[0]
        if command not in sections:
            # What a command does without a word is explained there.
            if there != {option.spelling() for option in options if option.command == parent}:
                fail("man/argus.1", f"the command {command} has no section")
            continue
        for spelling in sorted(there - sections[command] - common):
            fail(f"man/argus.1, {command}", f"{spelling} is missing")
        for spelling in sorted((sections[command] | common) - there):
            fail(f"man/argus.1, {command}", f"{spelling} is no option")


def example_lines(path):
    """(place, command line) of the code blocks."""
    roff, inside = path.suffix != ".md", False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith(("```", ".Bd", ".Ed")):
            inside = line.startswith(".Bd") or line.startswith("```") and not inside
            continue
        match = LINE.match(unroff(line) if roff else line)
        if match and inside:
            yield f"{path.name}:{number}", match[1].removeprefix("build/src/")
        # Tables of examples: a line in backquotes.
        elif not roff and line.startswith("|"):
            for text in re.findall(r"`(argus [a-z][^`]*)`", line):
                yield f"{path.name}:{number}", text


def transcripts(path):
    """(place, command line, what is shown below it) of a Markdown file's blocks."""
    place, command, shown, inside = "", None, "", False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith(("```", "$ ")):
            if command:
                yield place, command, shown
            inside ^= line.startswith("```")
            place, shown = f"{path.name}:{number}", ""
            command = line[2:] if inside and line.startswith("$ ") else None
        else:
            shown += line + "\n"


def plain_words(line):
    """The words of the first argus command of a shell line, redirections and the rest left out."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars="<>|&;")
    lexer.whitespace_split = True
    lexer.commenters = "#"
    words = []
    for word in lexer:
        if set(word) <= set("<>|&;"):
            break
        words.append(word)
    return words


def split_options(place, command, words, options):
    """({name: value}, other words), with what is wrong reported."""
    known = {spelling: option for option in options if option.command == command
             for spelling in (option.name, option.letter) if spelling}
    given, others, at = {}, [], 0
    while at < len(words):
        word, at = words[at], at + 1
        name, equals, value = word.partition("=") if word.startswith("--") else (word, "", "")
        if not word.startswith("-") or word == "-":
            others.append(word)
        elif name not in known:
            fail(place, f"argus {command} has no {name}")
        else:
            option = known[name]
            if option.value and not option.optional and not equals:
                value, at = (words[at], at + 1) if at < len(words) else ("", at)
            # "junit=FILE" is the choice junit.
            if option.choices and value.partition("=")[0] not in option.choices:
                fail(place, f"{name} {value}: none of {option.choices}")
            given[option.name] = value
    return given, others


def make_folder(folder, source):
    """What the examples find in the reader's folder."""
    shutil.copytree(source / "examples", folder / "examples")
    examples = folder / "examples"
    (folder / "src").mkdir()
    for name, like in (("sort.py", "merge_sort.py"), ("search.py", "search.py"),
                       ("lib.py", "search.py"), ("paths.js", "paths.js"),
                       ("src/sort.py", "merge_sort.py"), ("src/paths.js", "balance.js")):
        shutil.copy(examples / like, folder / name)
    for name, mark in (("times.tsv", "\t"), ("times.csv", ",")):
        lines = [mark.join(row) for row in TIMES]
        (folder / name).write_text("\n".join(lines) + "\n", encoding="ascii")


class Runner:
    def __init__(self, argus, folder):
        self.folder = folder
        (folder / "bin").mkdir()
        (folder / "bin" / "argus").symlink_to(argus)
        self.env = {**os.environ, "PATH": f"{folder}/bin:{os.environ['PATH']}",
                    "ARGUS_DB": str(folder / "history.db"), "LC_ALL": "C.UTF-8", "COLUMNS": "80"}

    def run(self, place, line, allowed):
        done = subprocess.run(["bash", "-c", line], cwd=self.folder, env=self.env,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, timeout=60)
        said = done.stdout.decode(errors="replace")
        if done.returncode not in allowed:
            fail(place, f"{line}: status {done.returncode}: {said}")
        return said

    def check_shown(self, place, line, shown):
        """Is what the document shows below a command what it prints?"""
        said = self.run(place, line, {0, 3})
        if said != shown:
            fail(place, f"{line} prints now:\n{said}")

    def check_run(self, place, given, others):
        """Does FILE exist, and are the expressions ones?"""
        if len(others) != 1 or not (self.folder / others[0]).is_file():
            fail(place, f"argus run takes one file that is there, not {others}")
        if ("--input" in given) == ("--function" in given):
            fail(place, "argus run takes --input or --function")
        for name, flag in (("--input", ""), ("--args", "--args ")):
            if name in given:
                self.run(place, f"argus input {flag}-n 10 -- {shlex.quote(given[name])}", {0})


def check_line(runner, place, line, commands, options):
    words = plain_words(line)
    part = " ".join(words[1:3])
    command = part if part in commands else words[1]
    if command not in commands:
        fail(place, f"argus has no command {command}")
        return
    given, others = split_options(place, command, words[1 + len(command.split()):], options)
    if command == "run":
        runner.check_run(place, given, others)
    elif command in ("input", "fit", "analyze"):
        runner.run(place, line, {0, 3} if GATES & given.keys() else {0})


def check_examples(argus, source, commands, options):
    count = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_folder(folder, source)
        runner = Runner(argus, folder)
        for document in (*MANUALS, *DOCUMENTS):
            lines = list(example_lines(source / document))
            for place, line in lines:
                check_line(runner, place, line, commands, options)
            count += len(lines)
        for document in DOCUMENTS:
            for place, line, shown in transcripts(source / document):
                if line.startswith(SHOWN):
                    runner.check_shown(place, line, shown)
    return count


def check_table(source):
    """Each example's command and time, off its first two lines, are a row of the table."""
    rows = (source / "examples/README.md").read_text(encoding="utf-8")
    for path in sorted((source / "examples").iterdir()):
        if path.suffix == ".md" or path.is_dir():
            continue
        command, label = path.read_text(encoding="utf-8").splitlines()[:2]
        command = command.lstrip("/# ")
        time = re.search(r"time: (O\([^,]*\))", label)[1]
        row = f"| [{path.name}]({path.name}) | `{command}` | {time} |"
        if row not in rows:
            fail("examples/README.md", f"has no row that starts: {row}")


def check_markup(source):
    if not shutil.which("mandoc"):
        print("mandoc is not installed: the manuals' markup is not checked")
        return
    for manual in MANUALS:
        done = subprocess.run(["mandoc", "-T", "lint", "-W", "warning", source / manual],
                              capture_output=True, text=True, encoding="utf-8")
        for line in done.stdout.splitlines():
            fail(manual, line)


def main():
    argus, source = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    commands, options = read_options(argus)
    check_manual(commands, options, read_manual(source / "man/argus.1"))
    check_table(source)
    check_markup(source)
    count = check_examples(argus, source, commands, options)
    if count == 0:
        fail("examples", "none were found")
    print("\n".join([*failures, f"{len(options)} options, {count} example lines, "
                                f"{len(failures)} failures"]))
    return len(failures) > 0


sys.exit(main())
