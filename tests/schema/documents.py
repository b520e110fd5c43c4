"""Check what the commands print with --json: documents.py SCHEMAS EXAMPLES ARGUS MAKE-HISTORY."""
import copy
import json
import os
import pathlib
import subprocess
import sys
import tempfile

try:
    import jsonschema
except ImportError:
    print("python3-jsonschema is not installed")
    sys.exit(77)

SORT = "def first(items):\n    return sorted(items)[0]\n"
COUNT = "console.log(require('fs').readFileSync(0, 'utf8').split(' ').length);\n"
CRASH = "input()\nraise ValueError('\\udcff')\n"
LOOP = "import part\nfor x in input().split(): part.step(x)\n"
PART = "def step(x):\n    return [y for y in x]\n"
SORTED = "exports.first = (items) => items.sort((a, b) => a - b)[0];\n"
FIRST = "console.log(require('fs').readFileSync(0, 'utf8').split(' ')[0]);\n"
GATES = """targets:
  - {name: first, file: sort.py, function: first, args: ints(n), thresholds: {time: 100%, memory: 100%}}
  - {name: loop, file: loop.py, input: ints(n), expect: 1}
  - {name: crash, file: crash.py, input: n}
"""
SPIN = "while True: pass\n"
TRACE = "import ctypes, socket\ntry: socket.socket()\nexcept OSError: ctypes.CDLL(None).ptrace(0)\n"
TABLE = "n,seconds\n" + "".join(f"{n},{n * 1e-6 + 0.001}\n" for n in (1000, 2000, 4000, 8000, 16000, 32000))

# The schema, the command, and the exit status where it is not 0.
DOCUMENTS = [
    ("run", "run count.js --input ints(n) --sizes 100..200 -r 1 --budget 60s --predict 1M"),
    ("run", "run sort.py --function first --args ints(n) --sizes 100..200 -r 1 --budget 60s --label x --tag a --tag b"),
    ("run", "run crash.py --input n", 5),
    ("run", "run loop.py --input ints(n) --metric ops --predict 1e6,2M"),
    ("run", "history show last"),
    ("run", "run loop.py --input ints(n) --metric ops --timeout 10ms", 6),
    ("run", "history show last"),
    ("run", "history show 01HF00000A --db written.db"),
    ("run", "history show 01HG --db written.db"),
    ("run", "history show 01HH --db written.db"),
    ("history", "history"),
    ("history", "history list -n 2 --db written.db"),
    ("history", "history --db missing.db"),
    ("diff", "history diff last~1 last"),
    ("diff", "history diff 01HF00000A 01HF00000B --db written.db"),
    ("diff", "history diff 01HG 01HH --db written.db"),
    ("export", "history export --db written.db"),
    ("export", "history export"),
    ("stats", "history stats"),
    ("stats", "history stats --db missing.db"),
    ("verify", "history verify"),
    ("verify", "history verify --repair --db missing.db"),
    ("prune", "history prune --keep 1"),
    ("prune", "history prune --older-than 90d --keep 1 --db written.db"),
    ("prune", "history prune --max-size 1 --db missing.db --yes"),
    ("import", "history import written.jsonl"),
    ("import", "history import changed.jsonl"),
    ("trend", "history trend merge.py --db written.db"),
    ("trend", "history trend loop.py"),
    ("trend", "history trend none.py"),
    ("baselines", "history baseline"),
    ("baselines", "history baseline set v1 01HF00000A --db written.db"),
    ("fit", "fit table.csv --predict 1M --expect n"),
    ("fit", "fit table.csv --expect 1", 3),
    ("analysis", "analyze sort.py count.js crash.py"),
    ("analysis", "analyze examples"),
    ("analysis", "analyze sort.py missing.py", 1),
    ("analysis", "analyze --function first examples sort.py"),
    ("sarif", "analyze --max n odd examples", 3),
    ("sarif", "analyze sort.py"),
    ("sarif", "analyze missing.py", 1),
    ("compare", "compare sort.py sorted.js --function first --args ints(n) --sizes 100..400 -r 1 --budget 60s"),
    ("compare", "compare count.js first.js --input ints(n) --sizes 100..200 -r 1 --budget 60s", 5),
    ("compare", "compare count.js crash.py --input ints(n) --sizes 100..200 -r 1 --output ignore", 5),
    ("check", "check gates.yaml", 3),
    ("check", "check gates.yaml --only first --update-baseline"),
    ("check", "check gates.yaml --only first"),
    ("check", "check gates.yaml --changed-since HEAD"),
    ("sarif", "check gates.yaml", 3),
    ("input", "input ints(n) -n 3"),
    ("input", "input --args ints(n),'a' -n 3"),
    ("doctor", "doctor"),
    ("doctor", "doctor --quick"),
    ("exec", "exec count.js --input ints(n)"),
    ("exec", "exec crash.py --input n", 5),
    ("exec", "exec spin.py --timeout 50ms", 6),
    ("exec", "exec trace.py", 5),
    ("exec", "exec sort.py --function first --args ints(n)"),
]

# What doctor says of a machine that is quick enough; it is not tested whether this one is.
NOISE = {"language": "python", "runs": 16, "seconds": 4.5, "cpu_seconds": 0.02, "cpu_spread": 0, "wall_seconds": 0.03,
         "wall_spread": 0.01, "outliers": 0, "drift": -0.001}
RESOLUTION = {"pairs": 8, "seconds": 0.8, "difference": 0.05}
SELF_TEST = {"pairs": 8, "pair_seconds": 0.1, "confidence": 0.992, "ratio": [0.99, 1, 1.01], "resolves": [RESOLUTION],
             "needs": [RESOLUTION]}
BESIDE = {"unchanged": False, "ratio": [0.9, 1.1, None], "from_n": 10, "to_n": 20, "held_n": 20, "held_bytes": [0, 9]}
RIGHT = {
    "check": [(("targets", 0, "beside"), BESIDE)],
    "doctor": [(("noise",), NOISE), (("noise",), {**NOISE, "waiting": 0.5, "stolen": 0}), (("self_test",), SELF_TEST)],
}

# What no schema may let pass: a path into a document, and a wrong value.
WRONG = {
    "run": [
        (("schema",), "argus.run/2"), (("id",), "short"), (("state",), "gone"), (("path",), None),
        (("verdict", "time", "class"), "fast"), (("verdict", "time", "class"), "n^2"),
        (("verdict", "time", "confidence"), 2), (("verdict", "memory"), None), (("sizes",), None),
        (("witnesses", "timed", "model"), 7), (("trials", 0, "cpu_seconds"), "1"),
        (("trials", 0, "outcome"), "fine"), (("more",), 1), (("failure",), "but it is finished"),
        (("predictions", 0, "unit"), "years"), (("predictions", 0, "reason"), ""), (("predictions", 0, "n"), 0),
        (("predictions", 0, "estimate"), "1"), (("predictions",), None), (("sandbox", "tier"), "some"), (("machine", "cores"), -1),
        (("witnesses", "counted", "points", 0, "n"), 0), (("witnesses", "counted", "lines"), None),
        (("witnesses", "counted", "lines", 0, "class"), "n"), (("witnesses", "counted", "more"), 1),
        (("witnesses", "counted", "cut_off"), 3), (("witnesses", "counted", "runs"), 0),
        (("witnesses", "counted", "cpu_seconds"), "1"), (("witnesses", "static", "time", "law"), "n"),
    ],
    "doctor": [
        (("checks", 0, "state"), "fine"), (("checks",), []), (("checks", 0, "text"), ""), (("clock",), None),
        (("clock", "read_seconds"), 0), (("clock", "counts_ticks"), 1), (("startup", 0, "language"), "perl"),
        (("startup", 0, "cpu_spread"), -1), (("noise",), {**NOISE, "cpu_spread": "1 %"}), (("noise",), {}),
        (("noise",), {**NOISE, "outliers": 2}), (("noise",), {**NOISE, "runs": 1}), (("noise",), {**NOISE, "more": 1}),
        (("self_test",), {**SELF_TEST, "ratio": [1, 1]}), (("self_test",), {**SELF_TEST, "pairs": 7}),
        (("self_test",), {**SELF_TEST, "needs": []}), (("self_test",), {**SELF_TEST, "confidence": 0.5}),
        (("self_test",), {**SELF_TEST, "resolves": [{"pairs": 0, "seconds": 1, "difference": 0.1}]}),
    ],
    "exec": [(("outcome",), "fine"), (("stdout",), 1), (("sandbox", "tier"), "none"), (("more",), 1)],
    "analysis": [(("files", 0, "program", "time", "confidence"), 2), (("files", 0, "path"), 1)],
    "sarif": [
        (("version",), "2.2"), (("runs",), []), (("more",), 1), (("runs", 0, "results", 0, "ruleId"), "other"),
        (("runs", 0, "results", 0, "level"), "note"), (("runs", 0, "results", 0, "message"), "text"),
        (("runs", 0, "results", 0, "locations", 0, "physicalLocation", "artifactLocation", "uri"), "a b.py"),
        (("runs", 0, "results", 0, "locations", 0, "physicalLocation", "region", "startLine"), 0),
    ],
    "fit": [(("verdict", "confidence"), -1), (("samples", 0, "n"), 0), (("more",), 1)],
    "history": [(("runs",), None), (("more",), 1)],
    "trend": [
        (("value",), "bytes"), (("n",), 0), (("runs",), None), (("runs", 0, "id"), "short"), (("runs", 0, "ratio"), -1),
        (("runs", 0, "class_changed"), 1), (("runs", 0, "time", "class"), "n"), (("target", "mode"), "other"),
        (("more",), 1),
    ],
    "baselines": [(("baselines",), None), (("more",), 1)],
    "export": [
        (("run",), "short"), (("state",), "gone"), (("target", "mode"), "other"), (("seed",), -1), (("seed",), "many"),
        (("verdicts", "time"), {"class": "n"}), (("verdicts", "best"), {}), (("trials", 0, "kind"), "long"),
        (("trials", 0, "cpu_seconds"), "1"), (("source",), "00"), (("label",), {"base64": "!"}), (("more",), 1),
        (("target",), None), (("schema",), "argus.export/1"),
    ],
    "diff": [
        (("a", "id"), "short"), (("verdicts", "time"), None), (("verdicts", "time", "change"), "faster"), (("lines",), []),
        (("lines", "rows", 0, "b"), {}), (("seconds", "startup"), 1), (("more",), 1),
    ],
    "stats": [
        (("runs",), -1), (("states",), {}), (("languages",), None), (("tables", 0, "rows"), "1"), (("bytes",), 0.5),
        (("more",), 1),
    ],
    "verify": [
        (("damaged",), None), (("checks",), {}), (("checks", "runs", "count"), -1), (("checks", "more"), {}),
        (("more",), 1),
    ],
    "prune": [(("deleted",), 1), (("runs",), None), (("first_ms",), "1"), (("more",), 1)],
    "import": [(("added",), -1), (("kept_ids",), ["short"]), (("more",), 1)],
    "input": [(("text",), 1), (("more",), 1)],
    "check": [
        (("targets", 0, "status"), "good"), (("targets", 0, "name"), ""), (("targets",), None), (("more",), 1),
        (("targets", 1, "blame"), {"file": "a", "line": 0, "code": ""}), (("targets", 0, "beside"), {}),
        (("targets", 0, "beside"), BESIDE | {"ratio": [1]}), (("since",), 1), (("unchanged",), -1), (("targets", 0, "time", "class"), "n"),
    ],
    "compare": [
        (("outputs_equal",), "yes"), (("pairs", 0, "verdict"), "better"), (("pairs", 0, "ratio"), [1, 1]),
        (("pairs", 0, "ratio"), [0, 1, 2]), (("programs",), []), (("programs", 0, "trials", 0, "n"), 0),
        (("programs", 0, "verdict", "time", "class"), "n"), (("more",), 1), (("margin",), 0),
    ],
}


def write_files(folder, examples):
    for name, text in (("sort.py", SORT), ("count.js", COUNT), ("crash.py", CRASH), ("loop.py", LOOP), ("part.py", PART),
                       ("sorted.js", SORTED), ("gates.yaml", GATES), ("first.js", FIRST),
                       ("spin.py", SPIN), ("trace.py", TRACE), ("table.csv", TABLE)):
        (folder / name).write_text(text)
    (folder / "examples").symlink_to(examples)
    odd = folder / "odd" / "a folder, 100%: \udcff"
    odd.mkdir(parents=True)
    (odd / "ä#?.py").write_text("def f(x):\n    'ä'; print 1\n")
    (odd / "none.js").write_text("}}}\n")


def documents_of(name, argus, folder, words, status):
    environment = {**os.environ, "ARGUS_DB": str(folder / "history.db")}
    form = "--json"
    if name == "export":
        form = "--output=-"
    elif name == "sarif":
        form = "--export=sarif=-" if words.startswith("check") else "--sarif"
    done = subprocess.run([argus, *words.split(" "), form], cwd=folder, env=environment,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert done.returncode == status, (words, done.returncode, done.stderr.decode())
    lines = done.stdout.splitlines() if name == "export" else [done.stdout]
    return [json.loads(line, parse_constant=lambda name: sys.exit(f"{words}: {name} is no JSON")) for line in lines]


def changed(document, path, value):
    wrong = copy.deepcopy(document)
    place = wrong
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return wrong


def refuses(validator, document):
    return next(validator.iter_errors(document), None) is not None


def check(validators, argus, folder):
    failures = []
    seen = set()
    for name, words, *status in DOCUMENTS:
        documents = documents_of(name, argus, folder, words, status[0] if status else 0)
        for error in (error for document in documents for error in validators[name].iter_errors(document)):
            place = "/".join(map(str, error.absolute_path))
            failures.append(f"{words!r}: {place}: {error.message[:300]}")
        document = documents[-1]
        for path, value in () if name in seen else WRONG[name]:
            if not refuses(validators[name], changed(document, path, value)):
                failures.append(f"argus.{name}-1.json lets {path} be {value!r}")
        for path, value in () if name in seen else RIGHT.get(name, ()):
            if refuses(validators[name], changed(document, path, value)):
                failures.append(f"argus.{name}-1.json does not let {path} be {value!r}")
        seen.add(name)
    return failures


def main(*paths):
    schemas, examples, argus, make_history = map(os.path.abspath, paths)
    validators = {}
    for path in pathlib.Path(schemas).glob("argus.*-1.json"):
        schema = json.loads(path.read_text())
        jsonschema.Draft202012Validator.check_schema(schema)
        validators[path.name.removeprefix("argus.").removesuffix("-1.json")] = jsonschema.Draft202012Validator(schema)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write_files(folder, examples)
        subprocess.run([make_history, folder / "written.db"], check=True)
        named = [argus, "history", "baseline", "set", "v1", "01HF00000A", "--db", folder / "written.db"]
        subprocess.run(named, check=True, stdout=subprocess.DEVNULL)
        for words in (["init", "-q"], ["add", "."],
                      ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "all"]):
            subprocess.run(["git", "-C", folder, *words], check=True, stdout=subprocess.DEVNULL)
        export = [argus, "history", "export", "--db", folder / "written.db", "-o", folder / "written.jsonl"]
        subprocess.run(export, check=True, stdout=subprocess.DEVNULL)
        text = (folder / "written.jsonl").read_bytes()
        (folder / "changed.jsonl").write_bytes(text.replace(b"first try", b"second try"))
        failures = check(validators, argus, folder)
    print("\n".join(failures).encode("utf-8", "backslashreplace").decode())
    return bool(failures)


sys.exit(main(*sys.argv[1:]))
