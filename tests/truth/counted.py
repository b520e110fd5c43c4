#!/usr/bin/env python3
"""What the counted witness says of the programs whose class is known: counted.py [-j N] ARGUS FOLDER...

Prints each that is not right, with how many are, and fails where one is wrong that floor-counted does
not excuse, or right although it does. The first two lines of a program are its command and its classes;
the one of the time is judged.
"""

import concurrent.futures
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
TIME = re.compile(r"time: (O\([^,]*\))")


def programs(folders):
    for folder in folders:
        for path in sorted(Path(folder).iterdir()):
            lines = path.read_text(encoding="utf-8").splitlines()[:2] if path.suffix in (
                ".py", ".js", ".mjs") else []
            if len(lines) == 2 and "argus run" in lines[0]:
                command = shlex.split(lines[0].split("argus run", 1)[1])
                yield path, command, TIME.search(lines[1])[1]


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


def known_wrong():
    lines = FLOOR.read_text(encoding="utf-8").splitlines()
    return {line.split()[0] for line in lines if line and not line.startswith("#")}


def main(jobs, argus, *folders):
    argus = Path(argus).resolve()
    right, wrong, times = 0, [], []
    listed = list(programs(folders))
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        found = pool.map(lambda row: count(argus, *row[:2]), listed)
        for (path, _, truth), (said, took) in zip(listed, found):
            times.append(took)
            if said == truth:
                right += 1
            else:
                wrong.append(path.name)
                print(f"{path.name}: {said}, not {truth}", flush=True)
    print(f"{right} of {len(listed)} right ({100 * right / len(listed):.1f} %); "
          f"median {statistics.median(times):.2f} s, slowest {max(times):.2f} s")
    new = sorted(set(wrong) - known_wrong())
    gone = sorted(known_wrong() & {path.name for path, _, _ in listed} - set(wrong))
    if new:
        print("not known to be wrong:", *new)
    if gone:
        print("known to be wrong, but right:", *gone)
    return 1 if new or gone else 0


if __name__ == "__main__":
    words = sys.argv[1:]
    several = words[:1] == ["-j"]
    sys.exit(main(int(words[1]) if several else 1, *words[2 * several:]))
