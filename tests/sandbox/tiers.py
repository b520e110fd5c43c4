#!/usr/bin/env python3
"""Which tier Argus finds, and whether it runs anything, where the kernel refuses a part of what the
sandbox is made of.

    tiers.py REFUSE ARGUS EXAMPLES
"""

import json
import os
import re
import subprocess
import sys

NONE = {"none"}
RESTRICTED = {"restricted"}
FULL = {"full"}
EXIT_SKIP = 77
EXIT_SANDBOX = 7

# What is refused, the tiers that may be found, what is said when nothing is run, and why.
ROWS = [
    ([], FULL | RESTRICTED, None, "as it is here"),
    (["--landlock"], FULL | NONE, None, "with namespaces Landlock is a second wall"),
    (["--namespaces"], RESTRICTED, None, "as in a container"),
    (["--proc"], FULL | RESTRICTED, None, "as in a container that hides parts of /proc"),
    (["--namespaces", "--landlock"], NONE, r"namespaces.*Landlock", "nothing keeps files apart"),
    (["--seccomp"], NONE, r"seccomp|system.call", "the filter is part of every tier"),
    (["--namespaces", "--landlock", "--seccomp"], NONE, r"seccomp|system.call|namespaces",
     "nothing at all"),
]


def execute(refuse, refused, command):
    # Debian's interpreter: one in a home folder that is closed to others cannot be shown without
    # a root of one's own.
    environment = {**os.environ, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
    return subprocess.run([refuse, *refused, "--", *command], capture_output=True, text=True,
                          env=environment, stdin=subprocess.DEVNULL)


def find_tier(doctor):
    """The tier in what `argus doctor --json` printed."""
    if "sandbox" in doctor:
        return doctor["sandbox"]["tier"]
    text = next(check["text"] for check in doctor["checks"] if check["name"] == "sandbox")
    word = text.split(":")[0]
    return word if word in FULL | RESTRICTED else "none"


def check(refuse, argus, examples, refused, tiers, words):
    """What is wrong, a line each."""
    doctor = execute(refuse, refused, [argus, "doctor", "--json"])
    if doctor.returncode not in (0, EXIT_SANDBOX):
        yield f"doctor: status {doctor.returncode}: {doctor.stderr}"
        return
    tier = find_tier(json.loads(doctor.stdout))
    if tier not in tiers:
        yield f"doctor says '{tier}', not {' or '.join(sorted(tiers))}: {doctor.stdout}"
    if (doctor.returncode == EXIT_SANDBOX) != (tier == "none"):
        yield f"doctor: status {doctor.returncode} with tier '{tier}'"
    run = execute(refuse, refused, [argus, "run", examples + "/vowels.py", "--input", "string(n)",
                                    "--sizes", "10..40", "--runs", "1", "--no-save", "--json"])
    expected = EXIT_SANDBOX if tier == "none" else 0
    if run.returncode != expected:
        yield f"run: status {run.returncode}, not {expected}: {run.stderr}"
    elif expected == 0 and json.loads(run.stdout)["sandbox"]["tier"] != tier:
        yield f"run was in another tier than '{tier}'"
    elif expected and words and not re.search(words, run.stderr):
        yield f"run does not say why: {run.stderr}"
    elif expected and (run.stdout or "Traceback" in run.stderr):
        yield f"run printed: {run.stdout}"


def main():
    refuse, argus, examples = sys.argv[1:]
    here = execute(refuse, [], [argus, "doctor", "--json"])
    if find_tier(json.loads(here.stdout)) != "full":
        print("the full tier is not to be had here, so nothing can be taken away from it")
        return EXIT_SKIP
    failed = 0
    for refused, tiers, words, why in ROWS:
        ready = execute(refuse, refused, ["true"])
        if ready.returncode != 0:
            print(f"skipped: {' '.join(refused)} ({why}): {ready.stderr.strip()}")
            continue
        for problem in check(refuse, argus, examples, refused, tiers, words):
            failed += 1
            print(f"refuse {' '.join(refused)} ({why}): {problem}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
