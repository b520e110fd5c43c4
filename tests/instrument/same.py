"""Counts are the same in every run: same.py ARGUS EXAMPLES [--all].

Each program ten times: idle, with both cores busy, and where this runs as root as a plain user. All
that the counted witness says has to be the same, to the last digit.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

RUNS = 10
NOBODY = 65534
PROGRAMS = [
    ["merge_sort.py", "--input", "n; ints(n)"],
    ["search.py", "--function", "search", "--args", "sorted(ints(n)), 500000000"],
    ["heap_sort.js", "--function", "heapSort", "--args", "ints(n)"],
    ["bisect.mjs", "--function", "bisect", "--args", "sorted(ints(n)), 7"],
]


def count(argus, folder, words, user):
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "TMPDIR": "/tmp"}
    command = [argus, "run", str(folder / words[0]), *words[1:], "--metric", "ops", "--sizes", "8..64",
               "--no-save", "--no-progress", "--json"]
    identity = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if user else {}
    done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, cwd="/", **identity)
    if done.returncode == 7:
        print("no sandbox here:", done.stderr.decode())
        sys.exit(77)
    assert done.returncode == 0, (words, user, done.returncode, done.stderr.decode())
    counted = json.loads(done.stdout)["witnesses"]["counted"]
    del counted["cpu_seconds"]  # the clock's
    return counted


def busy():
    return subprocess.Popen([sys.executable, "-c", "while True: pass"])


def differences(argus, folder, words):
    first = None
    for run in range(RUNS):
        loaded = 3 <= run < 6
        as_user = run >= 6 and os.geteuid() == 0
        others = [busy() for _ in range(2)] if loaded else []
        try:
            counted = count(argus, folder, words, as_user)
        finally:
            for other in others:
                other.kill()
                other.wait()
        first = first or counted
        if counted != first:
            yield f"{words[0]}: run {run} ({'user' if as_user else 'busy' if loaded else 'idle'}): " \
                  f"{counted['points']}, before that {first['points']}"
    if not first["points"] or first["points"][-1]["worst"] <= first["points"][0]["worst"]:
        yield f"{words[0]}: counts that do not grow: {first}"


def main(argus, examples, everything=None):
    programs = PROGRAMS if everything else [PROGRAMS[0], PROGRAMS[-1]]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        folder.chmod(0o755)
        for words in programs:
            shutil.copy(pathlib.Path(examples) / words[0], folder)
        shutil.copy(argus, folder / "argus")
        found = [line for words in programs for line in differences(folder / "argus", folder, words)]
    print("\n".join(found) or f"{len(programs)} programs, {RUNS} runs each, all the same")
    return bool(found)


sys.exit(main(*sys.argv[1:]))
