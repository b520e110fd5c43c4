"""Each header compiles alone, says what it is for, and is guarded: headers.py SOURCE-ROOT CC…"""
import concurrent.futures
import pathlib
import subprocess
import sys


def guard_of(path, root):
    inner = path.relative_to(root / ("src" if path.is_relative_to(root / "src") else "include"))
    parts = [part for part in inner.with_suffix("").parts if part != "argus"]
    return "_".join(["ARGUS", *parts, "H"]).upper()


def check(path, root, compiler):
    text = path.read_text()
    found = []
    if not text.startswith("/*"):
        found.append("does not open with what it is for")
    if f"#ifndef {guard_of(path, root)}\n#define {guard_of(path, root)}\n" not in text:
        found.append(f"is not guarded by {guard_of(path, root)}")
    done = subprocess.run(
        [*compiler, "-std=gnu17", "-D_GNU_SOURCE", "-Wall", "-Wextra", "-Werror", "-fsyntax-only",
         f"-I{root}/include", f"-I{root}/src", "-include", str(path), "-x", "c", "/dev/null"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        found.append(f"does not compile alone:\n{done.stdout}")
    return [f"{path.relative_to(root)}: {what}" for what in found]


def main(root, *compiler):
    root = pathlib.Path(root).resolve()
    headers = sorted([*(root / "include").rglob("*.h"), *(root / "src").rglob("*.h")])
    assert headers, "there is nothing to check"
    with concurrent.futures.ThreadPoolExecutor() as pool:
        found = sum(pool.map(lambda path: check(path, root, compiler), headers), [])
    print("\n".join([*found, f"{len(headers)} headers, {len(found)} findings"]))
    return bool(found)


sys.exit(main(*sys.argv[1:]))
