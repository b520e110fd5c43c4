#!/usr/bin/env python3
"""What the counted witness says of the programs whose class is known: counted.py ARGUS FOLDER...

Prints each that is not right, with how many are, and fails under the floor kept in floor-counted.
The first two lines of a program are its command and its class.
"""

import json
import re
import shlex
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
FLOOR = Path(__file__).resolve().parent / "floor-counted"


def programs(folders):
    for folder in folders:
        for path in sorted(Path(folder).iterdir()):
            lines = path.read_text(encoding="utf-8").splitlines()[:2] if path.suffix in (
                ".py", ".js", ".mjs") else []
            if len(lines) == 2 and "argus run" in lines[0]:
                yield path, shlex.split(lines[0].split("argus run", 1)[1]), lines[1].split("time:")[1].strip()


def count(argus, path, words):
    command = [argus, "run", str(path), *words[1:], "--metric", "ops", "--no-save", "--json",
               "--no-progress"]
    start = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    took = time.monotonic() - start
    if not done.stdout:
        return done.stderr.strip(), took
    document = json.loads(done.stdout)
    verdict = document["witnesses"]["counted"]
    return verdict["class"] or verdict.get("reason", "no class"), took


def main():
    argus, *folders = sys.argv[1:]
    right, wrong, times = 0, [], []
    for path, words, truth in programs(folders):
        found, took = count(argus, path, words)
        times.append(took)
        if found == truth:
            right += 1
        else:
            wrong.append(path.name)
            print(f"{path.name}: {found}, not {truth}")
    total = right + len(wrong)
    known = {line.split()[0] for line in FLOOR.read_text().splitlines()
             if line and not line.startswith("#")} if FLOOR.exists() else set()
    print(f"{right} of {total} right; median {statistics.median(times):.2f} s, "
          f"slowest {max(times):.2f} s")
    new = sorted(set(wrong) - known)
    if new:
        print("not known to be wrong:", *new)
    return 1 if new else 0


if __name__ == "__main__":
    sys.exit(main())
