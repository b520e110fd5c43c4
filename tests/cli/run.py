"""Run one transcript and compare what it shows: run.py ARGUS MAKE-HISTORY CASE.

CASE/cmd is a bash snippet, run after prelude.sh in a fresh scratch folder; CASE/expect is what it
printed, and its exit status where that is not 0. BLESS=1 writes CASE/expect anew. A snippet that
ends with 77 is a test skipped, its last line says why.
"""
import difflib
import os
import pathlib
import re
import subprocess
import sys
import tempfile

SKIPPED = 77
HERE = pathlib.Path(__file__).resolve().parent
EXAMPLES = HERE.parent.parent / "examples"

# What differs from machine to machine and run to run, by what stands in its place.
MASKS = {
    r"CPython \d[\w.+]*": "CPython VERSION",
    r"Node\.js v\d[\w.+-]*": "Node.js VERSION",
}


def environment(scratch, argus, make_history, case):
    tools = scratch / "tools"
    tools.mkdir()
    (tools / "argus").symlink_to(argus)
    (tools / "make-history").symlink_to(make_history)
    passed_on = {name: value for name, value in os.environ.items()
                 if not name.startswith(("LC_", "ARGUS_", "MESON_", "CLICOLOR", "GITHUB_"))}
    return {
        **passed_on,
        "PATH": f"{tools}:{os.environ['PATH']}",
        "HOME": str(scratch),
        "XDG_DATA_HOME": str(scratch / "data"),
        "ARGUS_DB": str(scratch / "history.db"),
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "TERM": "dumb",
        "COLUMNS": "80",
        "CASE": str(case),
        "EXAMPLES": str(EXAMPLES),
    }


def masked(text, scratch, case):
    for path, name in ((case, "CASE"), (EXAMPLES, "EXAMPLES"), (scratch, "SCRATCH")):
        text = text.replace(str(path), name)
    for pattern, name in MASKS.items():
        text = re.sub(pattern, name, text)
    return text


def transcript(argus, make_history, case):
    with tempfile.TemporaryDirectory(prefix="argus-cli-") as name:
        scratch = pathlib.Path(name).resolve()
        scratch.chmod(0o755)
        work = scratch / "work"
        work.mkdir()
        script = f". '{HERE}/prelude.sh'; . '{case}/cmd'"
        done = subprocess.run(["bash", "-c", script], cwd=work, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=100,
                              env=environment(scratch, argus, make_history, case))
    shown = masked(done.stdout.decode("utf-8", "backslashreplace"), scratch, case)
    if done.returncode not in (0, SKIPPED):
        shown += f"exit status of the case: {done.returncode}\n"
    return shown, done.returncode == SKIPPED


def main(argus, make_history, folder):
    case = pathlib.Path(folder).resolve()
    shown, skipped = transcript(pathlib.Path(argus).resolve(), pathlib.Path(make_history).resolve(), case)
    if skipped:
        print(shown.rstrip().rsplit("\n", 1)[-1])
        return SKIPPED
    expect = case / "expect"
    if os.environ.get("BLESS"):
        expect.write_text(shown)
        return 0
    expected = expect.read_text() if expect.exists() else ""
    sys.stdout.writelines(difflib.unified_diff(
        expected.splitlines(True), shown.splitlines(True), "expected", "shown"))
    return int(expected != shown)


sys.exit(main(*sys.argv[1:]))
