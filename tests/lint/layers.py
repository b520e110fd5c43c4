"""Check who includes, prints, ends and allocates: layers.py SOURCE-ROOT."""
import pathlib
import re
import sys

# A call that only the places named may make; why no other may. A place is a file or a folder.
RESERVED = [
    (r"\b(?:v?printf|puts|putchar|perror|psignal)\s*\(|\bstd(?:out|err)\b",
     ["report", "cmd", "main.c"], "only what stands above the stages prints"),
    (r"\b(?:exit|abort|quick_exit|errx?|pthread_exit)\s*\(",
     [], "nothing below main ends the process; return an error"),
    (r"\b_[Ee]xit\s*\(",
     ["base/mem.c", "base/child.c", "sandbox", "attack"], "only a child, and where memory has run out"),
    (r"\b(?:malloc|calloc|realloc|reallocarray|alloca|strdup|strndup|v?asprintf)\s*\(",
     ["base/mem.c"], "mem.h checks sizes and ends the process where there is no memory"),
    (r"\b(?:ato[ifl]|atoll|[sf]?scanf)\s*\(",
     ["sandbox/sandbox.c"], "they say nothing of what is no number; use num.h (the kernel's tables are numbers)"),
    (r"\bstrto(?:l|ul|ll|ull|d|f|ld)\s*\([^;]*?,\s*NULL\b",
     ["base/num.c", "base/term.c", "analysis/lower.c"],
     "without an end, what follows the number is lost; where it stands the text was looked at before"),
    (r"\b(?:strcpy|strcat|sprintf|vsprintf|gets|strtok)\s*\(", [], "they know no end; use str.h"),
    (r"\b(?:dup|pipe|creat|accept|epoll_create|inotify_init)\s*\(", [], "it has no close-on-exec; its newer form has"),
    (r"\bsystem\s*\(|\bpopen\s*\(", [], "no shell: base/child.h"),
]

# A call, and what must stand among its arguments.
CLOSING = {
    "open": "O_CLOEXEC", "openat": "O_CLOEXEC", "memfd_create": "MFD_CLOEXEC", "pipe2": "O_CLOEXEC",
    "socket": "SOCK_CLOEXEC", "socketpair": "SOCK_CLOEXEC", "signalfd": "SFD_CLOEXEC",
    "eventfd": "EFD_CLOEXEC", "timerfd_create": "TFD_CLOEXEC", "epoll_create1": "EPOLL_CLOEXEC",
}


def read_layers(path):
    owners, allowed = {}, {}
    for line in path.read_text().splitlines():
        words = line.split("#")[0].split()
        if words[:1] == ["header"]:
            owners[words[1]] = words[2]
        elif words:
            unknown = set(words[1:]) - set(allowed)
            assert not unknown, f"layers: {words[0]} comes before {', '.join(unknown)}"
            allowed[words[0]] = {words[0], *words[1:]}
    return owners, allowed


def blanked(match):
    text = match[0]
    return "\n" * text.count("\n") if text[0] == "/" else '""'


def without_texts(code):
    """Comments and quoted texts taken out; lines keep their numbers."""
    return re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', blanked, code, flags=re.S)


def folder_of(path, root, owners):
    if path.is_relative_to(root / "include"):
        return owners.get(path.stem, path.stem)
    parts = path.relative_to(root / "src").parts
    return parts[0] if len(parts) > 1 else path.stem


def check_includes(path, code, root, owners, allowed):
    folder = folder_of(path, root, owners)
    if folder not in allowed:
        yield 1, f"the folder {folder} is not in tests/lint/layers"
        return
    for match in re.finditer(r'^\s*#\s*include\s+"([^"]+)"', code, flags=re.M):
        line = code.count("\n", 0, match.start(1)) + 1
        parts = match[1].split("/")
        if len(parts) != 2:
            yield line, f'"{match[1]}": name the folder, as in "{folder}/{parts[-1]}"'
            continue
        stem = parts[1].removesuffix(".h")
        target = owners.get(stem, stem) if parts[0] == "argus" else parts[0]
        if target not in allowed[folder]:
            yield line, f"{folder} may not include {match[1]}: see tests/lint/layers"


def check_calls(path, code, root):
    bare = without_texts(code)
    place = str(path.relative_to(root / "src")) if path.is_relative_to(root / "src") else str(path)
    for pattern, places, why in RESERVED:
        if any(place == at or place.startswith(at + "/") for at in places):
            continue
        for match in re.finditer(pattern, bare):
            yield bare.count("\n", 0, match.start()) + 1, f"{match[0].rstrip('(')}: {why}"
    for match in re.finditer(r"(?<![\w.>])(%s)\s*\(([^;{]*)[;{]" % "|".join(CLOSING), bare):
        if CLOSING[match[1]] not in match[2]:
            yield bare.count("\n", 0, match.start()) + 1, f"{match[1]} without {CLOSING[match[1]]}"
    for match in re.finditer(r'\bfopen\s*\([^,]*,\s*"([^"]*)"', code):
        if "e" not in match[1]:
            yield code.count("\n", 0, match.start()) + 1, f'fopen "{match[1]}": without e it is not closed on exec'


def main(root):
    root = pathlib.Path(root).resolve()
    owners, allowed = read_layers(root / "tests/lint/layers")
    files = sorted([*(root / "src").rglob("*.[ch]"), *(root / "include/argus").glob("*.h")])
    assert files, "there is nothing to check"
    found = 0
    for path in files:
        code = path.read_text()
        for line, what in [*check_includes(path, code, root, owners, allowed), *check_calls(path, code, root)]:
            print(f"{path.relative_to(root)}:{line}: {what}")
            found += 1
    print(f"{len(files)} files, {found} findings")
    return bool(found)


sys.exit(main(*sys.argv[1:]))
