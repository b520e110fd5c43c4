"""Real modules say the same with counters: outputs.py INSTRUMENT SOURCE-ROOT [python|javascript].

Python's library and the packages that come with npm are copied, once as they are and once with
counters in all of their files, which share one driver. outputs/library.py and outputs/packages.js
load and use both copies from a folder of the same name, and what they print has to be the same to
the last byte. Where the interpreter has its own tests (Debian: libpython3-testsuite), a dozen of
them run on the copies as well.
"""
import difflib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import sysconfig
import tempfile

from javascript import npm_folder

SKIPPED = 77  # nothing of what was asked for is installed
SECONDS = 240  # a loaded machine takes a tenth of that
HERE = pathlib.Path(__file__).resolve().parent / "outputs"
NOT_COPIED = shutil.ignore_patterns("site-packages", "dist-packages", "__pycache__", "lib-dynload",
                                    "config-*", "*.so", "*.a", "idlelib", "turtledemo", "tkinter",
                                    "ensurepip", "test", "tests", "idle_test")
TEST_HELPERS = ("__init__.py", "support", "*_tests.py", "pickletester.py", "ann_module*.py")
FILES_AT_LEAST = 400
MODULES_AT_LEAST = 40
PACKAGES_AT_LEAST = 15
TESTS = ["test_heapq", "test_bisect", "test_textwrap", "test_difflib", "test_statistics",
      "test_shlex",
         "test_fractions", "test_json", "test_copy", "test_calendar", "test_configparser",
         "test_graphlib", "test_html", "test_htmlparser", "test_ipaddress", "test_pprint",
         "test_reprlib", "test_sched", "test_string", "test_csv", "test_base64", "test_colorsys",
         "test_contextlib", "test_dataclasses", "test_enum", "test_functools", "test_operator",
         "test_optparse", "test_random", "test_urlparse", "test_collections", "test_weakset"]


class Copies:
    """Two copies of a folder, of which one has counters, with a driver for its sites."""

    def __init__(self, tool, scratch, root, parts):
        self.tool, self.scratch = tool, scratch
        self.folder = scratch / "library"  # where either is while it runs
        self.driver = scratch / "argus"
        self.driver.mkdir()
        for part in parts:
            for path in sorted(root.glob(part)):
                shutil.copy(path, self.driver)

    def make(self, copy, kinds):
        """Files of these kinds get counters; how many there are."""
        copy(self.scratch / "plain")
        copy(self.scratch / "counted")
        plain = self.scratch / "plain"
        names = sorted(str(path.relative_to(plain)) for path in plain.rglob("*")
                       if path.suffix in kinds and path.is_file())
        done = subprocess.run([self.tool, "--copy", plain, self.scratch / "counted"], check=True,
                              input="".join(f"{name}\n" for name in names).encode(),
                              capture_output=True)
        (self.driver / "sites.tsv").write_bytes(done.stdout)
        same = sum((plain / name).read_bytes() == (self.scratch / "counted" / name).read_bytes()
                   for name in names)
        return len(names) - same

    def run(self, which, command):
        """What the program says, its notes, and what it counted."""
        environment = {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "PYTHONHASHSEED": "0",
                       "LC_ALL": "C.UTF-8", "TZ": "UTC", "TMPDIR": str(self.scratch),
                       "HOME": str(self.scratch), "COLUMNS": "80"}
        copy = self.scratch / which
        copy.rename(self.folder)
        with open(self.scratch / "counts.json", "w+b") as counts:
            os.dup2(counts.fileno(), 3)
            # Into files: node loses part of what it writes into a full pipe before it exits.
            with open(self.scratch / "out", "wb") as out, open(self.scratch / "err", "wb") as err:
                try:
                    status = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=out,
                                            stderr=err, pass_fds=(3,), cwd=self.scratch,
                                            timeout=SECONDS, env=environment).returncode
                except subprocess.TimeoutExpired:
                    status = "does not end"
            done = subprocess.CompletedProcess(command, status,
                                               (self.scratch / "out").read_bytes(),
                                               (self.scratch / "err").read_bytes())
            counted = json.loads((self.scratch / "counts.json").read_bytes() or b"{}")
        self.folder.rename(copy)
        notes = copy / "notes.json"
        found = json.loads(notes.read_bytes()) if notes.exists() else {}
        notes.unlink(missing_ok=True)
        return done, found, counted


def difference(title, plain, counted):
    """What differs between two outputs, in a few lines."""
    for what in ("returncode", "stdout", "stderr"):
        one, other = getattr(plain, what), getattr(counted, what)
        if one == other:
            continue
        if isinstance(one, bytes):
            lines = difflib.unified_diff(one.decode(errors="replace").splitlines(),
                                         other.decode(errors="replace").splitlines(), "plain",
                                         "counted", lineterm="", n=1)
            yield f"{title}: {what}:\n" + "\n".join(line[:300] for line in list(lines)[:40])
        else:
            yield f"{title}: {what}: {other}, not {one}"


def compare(copies, title, plain, counted):
    """(what is wrong, the plain program's notes, what was counted)"""
    one, notes, _ = copies.run("plain", plain)
    other, others, counts = copies.run("counted", counted)
    failures = list(difference(title, one, other))
    if one.returncode != 0:
        failures.append(f"{title}: without counters: {one.stderr.decode()[-2000:]}")
    if notes != others:
        failures.append(f"{title}: notes: {others}, not {notes}")
    if not counts.get("complete"):
        failures.append(f"{title}: no whole report")
    return failures, notes, counts.get("counts", [])


def check_library(tool, root, scratch):
    library = pathlib.Path(sysconfig.get_paths()["stdlib"])

    def copy(folder):
        shutil.copytree(library, folder, ignore=NOT_COPIED, symlinks=False)
        shutil.copy(HERE / "exercises.py", folder)
        for pattern in (*TEST_HELPERS, *TESTS, *(f"{name}.py" for name in TESTS)):
            for path in (library / "test").glob(pattern):
                copy_one = shutil.copytree if path.is_dir() else shutil.copy
                (folder / "test").mkdir(exist_ok=True)
                copy_one(path, folder / "test" / path.name)

    copies = Copies(tool, scratch, root, ["src/instrument/drivers/count.py",
                                          "src/instrument/drivers/calling.py",
                                          "src/instrument/drivers/probes.py",
                                          "grammars/python/costs.tsv"])
    files = copies.make(copy, {".py"})
    program = [HERE / "library.py", copies.folder]
    plain, counted = [sys.executable], [sys.executable, copies.driver / "count.py"]
    failures, notes, counts = compare(copies, "exercises", [*plain, *program, "exercises"],
                                      [*counted, *program, "exercises"])
    fine = len(notes.get("fine", []))
    print(f"# python: {files} files with counters; {fine} exercises of {len(notes.get('loaded', []))} "
          f"modules, {sum(count > 0 for count in counts)} of {len(counts)} sites counted")
    for name, why in notes.get("broken", {}).items():
        print(f"# {name} does not run here: {why.splitlines()[-1]}")
    if fine < MODULES_AT_LEAST or files < FILES_AT_LEAST:
        failures.append("too few modules")
    more, notes, _ = compare(copies, "surfaces", [*plain, *program, "surfaces"],
                             [*counted, *program, "surfaces"])
    print(f"# python: {len(notes.get('imported', []))} modules look the same, "
          f"{notes.get('attempted', 0)} examples of their documentation")
    failures += more
    if not (library / "test" / "test_heapq.py").exists():
        print("# python's own tests are not installed (libpython3-testsuite): left out")
        return failures
    program += ["tests", *(f"test.{name}" for name in TESTS)]
    more, notes, _ = compare(copies, "tests", [*plain, *program], [*counted, *program])
    print(f"# python: {notes.get('passed', 0)} of its own tests passed")
    return failures + more


def check_packages(tool, root, scratch):
    node = shutil.which("node")
    folder = npm_folder(node) if node else None
    if folder is None:
        print("# javascript: no node, or no npm beside it: left out")
        return None
    whole = (folder / "node_modules").is_dir()

    def copy(into):
        # Debian has the packages beside each other; files of theirs that run are not known.
        shutil.copytree(folder, into if whole else into / "node_modules", symlinks=False,
                        ignore_dangling_symlinks=True)
        shutil.copy(HERE / "packages.mjs", into)

    copies = Copies(tool, scratch, root, ["src/instrument/drivers/*.js",
                                          "grammars/javascript/costs.tsv"])
    files = copies.make(copy, {".js", ".cjs", ".mjs"})
    program, words = copies.folder / "packages.mjs", ["files"] if whole else []
    failures, notes, counts = compare(
        copies, "packages", [node, program, *words],
        [node, copies.driver / "count.js", program, "module", *words])
    fine = len(notes.get("fine", []))
    print(f"# javascript: {files} files with counters; {fine} packages used, "
          f"{notes.get('files', 0)} files look the same, "
          f"{sum(count > 0 for count in counts)} of {len(counts)} sites counted")
    for name, why in notes.get("broken", {}).items():
        print(f"# {name} does not run here: {why.splitlines()[0]}")
    if fine < PACKAGES_AT_LEAST:
        failures.append("too few packages")
    return failures


CHECKS = {"python": check_library, "javascript": check_packages}


def main(tool, root, *which):
    answers = []
    for name in which or CHECKS:
        with tempfile.TemporaryDirectory() as folder:
            answers.append(CHECKS[name](pathlib.Path(tool).resolve(), pathlib.Path(root),
                                        pathlib.Path(folder).resolve()))
    failures = [what for answer in answers for what in answer or ()]
    print("\n".join(failures))
    if all(answer is None for answer in answers):
        return SKIPPED
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
