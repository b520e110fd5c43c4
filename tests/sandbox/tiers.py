#!/usr/bin/env python3
"""Which tier Argus finds, and whether it runs anything, where the kernel refuses a part of what the
sandbox is made of.

    tiers.py REFUSE ARGUS EXAMPLES
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

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
    doctor = execute(refuse, refused, [argus, "doctor", "--quick", "--json"])
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


# A program whose loop is in a module in a subfolder, which a box holds with counters in it.
MODULES = {
    "main.py": "from lib.part import total\nprint(total(int(input())))\n",
    "lib/part.py": "from .deep import other\ndef total(n):\n    return sum(other.one(i) for i in range(n))\n",
    "lib/deep/other.py": "def one(x):\n    return 1\n",
    "lib/beside.txt": "data\n",
    "main.mjs": "import { total } from './lib/part.mjs';\nimport { readFileSync } from 'fs';\n"
                "console.log(total(Number(readFileSync(0))));\n",
    "lib/part.mjs": "import { one } from './deep/other.mjs';\nexport const total = (n) => {\n"
                    "  let sum = 0;\n  for (let i = 0; i < n; i++) sum += one(i);\n  return sum;\n};\n",
    "lib/deep/other.mjs": "export const one = () => 1;\n",
}


def check_modules(refuse, argus):
    """Counted modules: the same in each tier, and as counted by hand."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        folder.chmod(0o755)
        for path, text in MODULES.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text)
        for program in ("main.py", "main.mjs"):
            for refused, tier in (([], "full"), (["--namespaces"], "restricted")):
                run = execute(refuse, refused, [argus, "run", str(folder / program), "--input", "n", "--sizes",
                                                "8..64", "--metric", "ops", "--no-save", "--json"])
                if run.returncode != 0:
                    yield f"{program}: {run.stderr}"
                    continue
                document = json.loads(run.stdout)
                lines = {(line["module"], line["line"]): line["count"]
                         for line in document["witnesses"]["counted"]["lines"]}
                wanted = ("lib/deep/other.py", 1) if program == "main.py" else ("lib/deep/other.mjs", 1)
                if document["sandbox"]["tier"] != tier or lines.get(wanted) != 64:
                    yield f"{program} in the tier {tier}: {document['sandbox']} {lines}"


def main():
    refuse, argus, examples = sys.argv[1:]
    here = execute(refuse, [], [argus, "doctor", "--quick", "--json"])
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
    for problem in check_modules(refuse, argus):
        failed += 1
        print(problem)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
