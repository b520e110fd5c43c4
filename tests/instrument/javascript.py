"""Counters in JavaScript: javascript.py INSTRUMENT SOURCE-ROOT.

Every file of npm's own folder is still a program after counters are put into it, with as many
lines; and small programs say what they said before, with exactly the counts that are expected.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from javascript_cases import CASES, FUNCTIONS

LEAST_FILES = 500
SKIPPED = 77


def npm_folder(node):
    beside = pathlib.Path(node).resolve().parent.parent
    for folder in (beside / "lib/node_modules/npm", pathlib.Path("/usr/lib/node_modules/npm"),
                   pathlib.Path("/usr/share/nodejs")):
        if folder.is_dir():
            return folder
    return None


def instrument(tool, path, *options):
    done = subprocess.run([tool, path, *options], capture_output=True, check=False)
    return done.stdout if done.returncode == 0 else None


def check_corpus(tool, node, scratch):
    folder = npm_folder(node)
    if folder is None:
        print("# no npm beside node: no corpus")
        return []
    pairs, refused = [], 0
    for path in sorted(folder.rglob("*")):
        if path.suffix not in (".js", ".cjs", ".mjs") or not path.is_file() or path.is_symlink():
            continue
        text = instrument(tool, path)
        if text is None:
            refused += 1
            continue
        changed = scratch / f"{len(pairs)}{path.suffix}"
        changed.write_bytes(text)
        pairs.append([str(path), str(changed)])
    checker = pathlib.Path(__file__).with_name("corpus.js")
    done = subprocess.run([node, "--experimental-vm-modules", "--no-warnings", checker],
                          input=json.dumps(pairs).encode(), capture_output=True, check=True)
    answer = json.loads(done.stdout)
    print(f"# corpus: {answer['taken']} files, {refused} not understood, "
          f"{answer['skipped']} that node does not take either")
    if answer["taken"] < LEAST_FILES:
        answer["failures"].append(f"{answer['taken']} files are too few")
    return answer["failures"]


class Box:
    """A folder with the driver's files, and one with the program."""

    def __init__(self, tool, node, root, scratch):
        self.tool, self.node, self.scratch = tool, node, scratch
        self.driver = scratch / "argus"
        self.driver.mkdir()
        for part in (root / "src/instrument/drivers").glob("*.js"):
            shutil.copy(part, self.driver)
        shutil.copy(root / "grammars/javascript/costs.tsv", self.driver)

    def run(self, command, stdin):
        with open(self.scratch / "counts.json", "w+b") as counts:
            os.dup2(counts.fileno(), 3)
            done = subprocess.run(command, input=stdin, capture_output=True, pass_fds=(3,),
                                  cwd=self.scratch, check=False, timeout=60)
            return done, json.loads((self.scratch / "counts.json").read_bytes() or b"null")

    def prepare(self, name, text):
        plain = self.scratch / "plain"
        counted = self.scratch / "counted"
        for folder in (plain, counted):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
        (plain / name).write_bytes(text)
        changed = instrument(self.tool, plain / name)
        if changed is None:
            raise ValueError("not instrumented")
        (counted / name).write_bytes(changed)
        sites = instrument(self.tool, plain / name, "--sites")
        (self.driver / "sites.tsv").write_bytes(sites)
        return plain / name, counted / name, sites.decode().splitlines()


def named_counts(sites, counts):
    return [(site.rstrip("\t").replace("\t", " "), int(count))
            for site, count in zip(sites, counts) if site != "call\tlog"]


def check_case(box, name, text, expected):
    plain, counted, sites = box.prepare(name, text)
    kind = "module" if name.endswith(".mjs") else "script"
    before, _ = box.run([box.node, plain], b"a b\n")
    after, document = box.run([box.node, box.driver / "count.js", counted, kind], b"a b\n")
    if (before.stdout, before.returncode) != (after.stdout, after.returncode):
        yield f"says {after.stdout!r} {after.returncode} {after.stderr!r}, not {before.stdout!r}"
    if not document or not document.get("complete"):
        yield f"no counts: {document}"
        return
    counts = named_counts(sites, document["counts"])
    if expected is not None and counts != expected:
        yield f"counts {counts}, not {expected}"


def check_function(box, name, function, text, args, expected):
    _, counted, sites = box.prepare(name, text)
    kind = "module" if name.endswith(".mjs") else "script"
    done, document = box.run([box.node, box.driver / "count.js", counted, kind, "--function",
                              function], json.dumps(args).encode())
    got = document.get("names") if "error" in document else named_counts(sites, document["counts"])
    if got != expected:
        yield f"{function}: {got}, not {expected} {done.stderr!r}"


def check_partial(box):
    """A program that is killed leaves counts."""
    _, counted, _ = box.prepare("endless.js", b"for (;;) ;\n")
    with open(box.scratch / "counts.json", "w+b") as counts:
        os.dup2(counts.fileno(), 3)
        child = subprocess.Popen([box.node, box.driver / "count.js", counted, "script"],
                                 pass_fds=(3,))
        document = None
        for _ in range(100):
            try:
                child.wait(timeout=0.1)
            except subprocess.TimeoutExpired:
                pass
            if os.fstat(3).st_size > 0:
                break
        child.kill()
        child.wait()
        text = (box.scratch / "counts.json").read_bytes()
    document = json.loads(text or b"null")
    if not document or document["complete"] or document["counts"][0] < 1000:
        yield f"killed: {document}"


def main(tool, root):
    node = shutil.which("node")
    if node is None:
        print("no node")
        return SKIPPED
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        box = Box(pathlib.Path(tool).resolve(), node, pathlib.Path(root), scratch)
        for title, name, text, expected in CASES:
            failures += [f"{title}: {what}" for what in check_case(box, name, text, expected)]
        for title, *rest in FUNCTIONS:
            failures += [f"{title}: {what}" for what in check_function(box, *rest)]
        failures += check_partial(box)
        failures += check_corpus(box.tool, node, scratch)
    print("\n".join(failures))
    print(f"# {len(CASES)} programs, {len(FUNCTIONS)} functions, {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
