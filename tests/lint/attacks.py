"""Check the heads of the attack battery's programs: attacks.py SOURCE-ROOT."""
import pathlib
import re
import sys

LANGUAGES = {"python": (".py", "#"), "javascript": (".js", "//")}
GROUPS = ("time", "processes", "memory", "disk", "output", "secrets", "files", "network", "ipc",
          "calls", "games")
LEAST_PROGRAMS, LEAST_A_GROUP, LEAST_JAVASCRIPT = 100, 4, 30
LINES_MAX, COLUMNS_MAX = 80, 100

OUTCOME = r"(?:held|finished|exit(?:=\d+)?|signal|cpu|wall|memory|output|security|refused)"
FACTS = ("CANARY", "FOLDER", "HOME", "DB", "PORT", "UDP", "ABSTRACT", "SOCKET", "PID", "NAMESPACES",
         "HOSTNAME", "SECRET", "SHM", "SYSV", "PEER")
FACT = r"ARGUS_ATTACK_(?:%s)" % "|".join(FACTS)
LIMIT = r"(?:(?:cpu|wall)=\d+(?:\.\d+)?|(?:memory|output)=\d+[KMG]?)"

# In this order; what must be there, and what its value looks like.
KEYS = {
    "group": (True, "|".join(GROUPS)),
    "about": (True, r".{10,}[^.]"),
    "expect": (True, rf"{OUTCOME}(?:\|{OUTCOME})*"),
    "restricted": (False, rf"{OUTCOME}(?:\|{OUTCOME})*|skip .{{10,}}"),
    "limits": (False, rf"{LIMIT}(?: {LIMIT})*"),
    "runs": (False, r"[2-9]"),
    "function": (False, r"[A-Za-z_]\w*"),
    "work": (False, r"\d+(?:\.\d+)?"),
    "env": (False, rf"{FACT}(?: {FACT})*"),
}


def head_of(lines, mark):
    head = []
    for line in lines:
        match = re.fullmatch(re.escape(mark) + r" (\w+): (.*)", line)
        if not match:
            break
        head.append(match.groups())
    return head


def check_head(head):
    keys = [key for key, _ in head]
    known = [key for key in keys if key in KEYS]
    yield from (f"unknown key '{key}'" for key in keys if key not in KEYS)
    if known != [key for key in KEYS if key in known]:
        yield "keys twice or out of order: " + ", ".join(keys)
    yield from (f"no '{key}'" for key, (needed, _) in KEYS.items() if needed and key not in keys)
    for key, value in head:
        if key in KEYS and not re.fullmatch(KEYS[key][1], value):
            yield f"{key}: '{value}' is not what it may be"


def check_facts(head, code):
    """A fact is named in the head if and only if the program asks for it."""
    names = "|".join(FACTS)
    asked = set(re.findall(r"ARGUS_ATTACK_(%s)\b" % names, code))
    if '"ARGUS_ATTACK_" +' in code:
        asked |= {word for word in re.findall(r'"([A-Z]+)"', code) if word in FACTS}
    said = set(re.findall(r"ARGUS_ATTACK_(\w+)", dict(head).get("env", "")))
    if asked != said:
        yield "env: " + ", ".join(sorted(asked ^ said)) + " is said or asked for, not both"


def check_function(head, code):
    fields = dict(head)
    name = fields.get("function")
    if name and not re.search(rf"^(?:async )?(?:def|function) {name}\(", code, flags=re.M):
        yield f"function: there is no {name}"
    if ("refused" in fields.get("expect", "")) and not name:
        yield "expect: only function mode can be refused"
    if "work" in fields and not name:
        yield "work: only a function's is known"
    if re.search(r"\bheld\b", fields.get("expect", "")) and "held" not in code:
        yield "expect: the program never says 'held'"


def check_file(path, mark):
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    head = head_of(lines, mark)
    code = "\n".join(lines[len(head):])
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", path.stem):
        yield "the name is not in lower-case-with-dashes"
    if not text.isascii():
        yield "not ASCII"
    if len(lines) >= LINES_MAX or any(len(line) > COLUMNS_MAX for line in lines):
        yield f"{LINES_MAX} lines or more, or one of more than {COLUMNS_MAX} columns"
    yield from check_head(head)
    yield from check_facts(head, code)
    yield from check_function(head, code)


def check_numbers(groups, javascript):
    if len(groups) < LEAST_PROGRAMS:
        yield f"{len(groups)} programs, not {LEAST_PROGRAMS}"
    if javascript < LEAST_JAVASCRIPT:
        yield f"{javascript} programs in JavaScript, not {LEAST_JAVASCRIPT}"
    for group in GROUPS:
        if groups.count(group) < LEAST_A_GROUP:
            yield f"{groups.count(group)} programs in the group {group}, not {LEAST_A_GROUP}"


def main(root):
    root = pathlib.Path(root).resolve() / "attacks"
    findings, groups, names, javascript = [], [], {}, 0
    for folder, (ending, mark) in LANGUAGES.items():
        for path in sorted((root / folder).iterdir()):
            place = path.relative_to(root.parent)
            if path.suffix != ending:
                findings.append(f"{place}: does not end in {ending}")
                continue
            findings += [f"{place}: {what}" for what in check_file(path, mark)]
            if path.stem in names:
                findings.append(f"{place}: the name of {names[path.stem]}")
            names[path.stem] = place
            javascript += folder == "javascript"
            lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
            groups.append(dict(head_of(lines, mark)).get("group"))
    findings += check_numbers(groups, javascript)
    print(*findings, sep="\n", end="\n" if findings else "")
    print(f"{len(groups)} programs, {len(findings)} findings")
    return bool(findings)


sys.exit(main(*sys.argv[1:]))
