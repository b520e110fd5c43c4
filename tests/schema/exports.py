"""Every form that --export writes is what its readers take: exports.py SCHEMAS ARGUS.

Names of targets and files, lines of code and what programs say are made of what these forms take for
their own. XML is held against its schema by xmllint; without it that part is skipped, and said to be.
"""
import csv
import html.parser
import io
import itertools
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

try:
    import jsonschema
except ImportError:
    print("python3-jsonschema is not installed")
    sys.exit(77)

NASTY = "a<b>&\"'|`*_[x](y)#1@z\\%,;:=~ü\u202e"
SLOW = "def f(items):\n    return [x for x in items if x in items[1:]]  # <i>&\"'|`%\n"
FAST = "def f(items):\n    return len(set(items))\n"
CRASH = "import sys\ninput()\nsys.stderr.buffer.write(b'<b>&\"|\\n\\x1b[31m\\xff%0A::error::')\nraise SystemExit(3)\n"
GATES = f"""targets:
  - {{name: {json.dumps(NASTY)}, file: {json.dumps(NASTY + ".py")}, function: f, args: perm(n), expect: n}}
  - {{name: "tab\\tline\\nfeed \\x07 bell", file: fast.py, function: f, args: perm(n)}}
  - {{name: "=1+1", file: crash.py, input: n}}
  - {{name: slow, file: slow.py, function: f, args: perm(n)}}
"""
FORMS = ("md", "csv", "json", "html", "svg", "junit", "sarif", "github", "gitlab")
PLAIN = FORMS[:5]
VOID = {"meta", "link", "br", "hr", "img", "rect", "path"}
ODD = os.fsdecode(b"odd \xff<&>.py")

# The schema of its JSON, its command line, its exit status, and its forms.
COMMANDS = [
    ("check", ["check", "gates.yaml"], 3, FORMS),
    ("check", ["check", "gates.yaml", "--only", "slow"], 3, FORMS),
    ("run", ["run", ODD, "--function", "f", "--args", "perm(n)", "--metric", "ops", "--expect", "n"], 3, FORMS),
    ("run", ["run", NASTY + ".py", "--function", "f", "--args", "perm(n)", "--sizes", "100..400", "-r", "1", "--budget", "60s",
             "--predict", "1e6", "--expect-memory", "n^2"], 0, FORMS),
    ("run", ["run", "crash.py", "--input", "n", "--no-save"], 5, FORMS),
    ("compare", ["compare", ODD, NASTY + ".py", "fast.py", "--function", "f", "--args", "perm(n)", "--sizes", "100..400",
                 "-r", "1", "--budget", "60s", "--output", "ignore"], 0, PLAIN),
    ("compare", ["compare", ODD, "fast.py", "--function", "f", "--args", "perm(n)", "--sizes", "100..200", "-r", "1"], 5, PLAIN),
    ("compare", ["compare", "lines.py", "crash.py", "--input", "n", "--sizes", "100..200", "-r", "1"], 5, PLAIN),
]


class Page(html.parser.HTMLParser):
    """Tags that are balanced, attributes that are there once, and nothing that runs or is fetched."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.tags, self.text = [], set(), ""

    def handle_starttag(self, tag, attrs):
        assert len(attrs) == len(dict(attrs)), (tag, attrs)
        assert all(not name.startswith("on") for name, _ in attrs), (tag, attrs)
        assert all(name not in ("src", "action") for name, _ in attrs), (tag, attrs)
        assert dict(attrs).get("href", "data:,") == "data:,", attrs
        self.tags.add(tag)
        if tag not in VOID or "svg" in self.open and tag != "rect":
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        assert "svg" in self.open, f"<{tag}/> outside of a drawing"
        self.tags.add(tag)

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, f"</{tag}> where {self.open[-3:]} are open"
        self.open.pop()

    def handle_data(self, data):
        self.text += data


def is_html(text, _):
    page = Page()
    page.feed(text)
    page.close()
    assert not page.open, page.open
    assert text.startswith("<!DOCTYPE html>\n") and {"html", "head", "title", "main"} <= page.tags
    assert not page.tags & {"script", "iframe", "object", "b"}, page.tags
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)|@import|url\(", text)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202e]", text), "a control character"


def is_svg(text, _):
    root = ElementTree.fromstring(text)
    assert root.tag == "{http://www.w3.org/2000/svg}svg", root.tag
    assert root.get("aria-label") and float(root.get("width")) > 0
    assert not [e for e in root.iter() if e.tag.endswith(("}script", "}image", "}foreignObject"))]


def is_csv(text, _):
    rows = list(csv.reader(io.StringIO(text), strict=True))
    assert rows and len(set(rows[0])) == len(rows[0]), text
    assert {len(row) for row in rows} == {len(rows[0])}, [len(row) for row in rows]
    assert not [cell for row in rows for cell in row if re.match(r"[=@+]|-[^0-9]", cell)]


def tables(lines):
    """Each a list of rows of cells, without the dashes under its head."""
    for is_table, group in itertools.groupby(lines, lambda line: line.startswith("|")):
        if is_table:
            rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in group]
            yield rows[:1] + rows[2:]


def is_markdown(text, _):
    lines = re.sub(r"\\.", "", text).split("\n")
    for line, after in zip(lines, lines[1:] + [""]):
        if not line.startswith("|"):
            continue
        assert line.endswith("|"), line
        if after.startswith("|"):
            assert line.count("|") == after.count("|"), (line, after)
    for head, *rows in tables(lines):
        for name, *cells in zip(head, *rows):
            assert not name or any(cells), f"{name} has nothing in it: {head}"
    assert text.startswith("### ") and "<b>" not in re.sub("<code>.*?</code>", "", "\n".join(lines)), text


def is_json(text, validator):
    errors = list(validator.iter_errors(json.loads(text)))
    assert not errors, errors[0].message[:300]


def is_quality(text, validator):
    is_json(text, validator)
    prints = [item["fingerprint"] for item in json.loads(text)]
    assert len(set(prints)) == len(prints), prints


def is_github(text, _):
    for line in text.split("\n")[:-1]:
        assert re.fullmatch(r"::(error|warning) file=[^,:]+(,line=\d+)?,title=argus \w+: [^,:]+::[^:].*", line), line
        assert not re.search("[\x00-\x1f]", line)


def is_junit(text, schema):
    suite = ElementTree.fromstring(text).find("testsuite")
    cases = suite.findall("testcase")
    assert len(cases) == int(suite.get("tests"))
    for kind, count in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
        assert len(suite.findall(f"testcase/{kind}")) == int(suite.get(count)), kind
    if shutil.which("xmllint"):
        done = subprocess.run(["xmllint", "--noout", "--nonet", "--schema", schema, "-"], input=text.encode(),
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        assert done.returncode == 0, done.stdout.decode()


READERS = {"md": is_markdown, "csv": is_csv, "json": is_json, "html": is_html, "svg": is_svg, "junit": is_junit,
           "sarif": is_json, "github": is_github, "gitlab": is_quality}


def run(argus, folder, words, status):
    environment = {**os.environ, "ARGUS_DB": str(folder / "history.db")}
    environment.pop("GITHUB_STEP_SUMMARY", None)
    done = subprocess.run([argus, *words], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert done.returncode == status, (words, done.returncode, done.stderr.decode(errors="replace"))


def check(argus, folder, schemas, validators, row):
    name, words, status, forms = row
    exports = [word for form in forms for word in ("--export", f"{form}=out.{form}")]
    run(argus, folder, [*words, *exports, "--no-progress"], status)
    contexts = {"json": validators.get(name), "sarif": validators["sarif"], "gitlab": validators["gitlab"],
                "junit": schemas / "argus.junit-1.xsd"}
    failures = []
    for form in forms:
        path = folder / f"out.{form}"
        try:
            READERS[form](path.read_bytes().decode("utf-8"), contexts.get(form))
        except (AssertionError, ValueError, csv.Error, ElementTree.ParseError) as wrong:
            failures.append(f"{words}: {form}: {type(wrong).__name__}: {wrong}")
            if os.environ.get("KEEP"):
                shutil.copy(path, os.environ["KEEP"])
        path.unlink()
    return failures


def refuses(reader, text, context=None):
    try:
        reader(text, context)
    except (AssertionError, ValueError, csv.Error, ElementTree.ParseError):
        return True
    return False


def check_readers(schemas, validators):
    """The readers are no wave-through."""
    page = "<!DOCTYPE html>\n<html><head><title>t</title></head><body><main>{}</main></body></html>"
    case = '<testcase classname="a" name="b" file="c" time="0.100">{}</testcase>'
    suite = '<testsuites><testsuite name="s" tests="1" failures="0" errors="0" skipped="{}" time="1.000">' + case + \
        "</testsuite></testsuites>"
    is_html(page.format("fine"), None)
    is_junit(suite.format(0, ""), schemas / "argus.junit-1.xsd")
    wrong = [(is_html, page.format(text), None) for text in (
        "<p>", "</p>", "<script></script>", "<b>", "<p onclick='x'></p>", "<img src='x'>", "\x1b", "http://a.example")]
    wrong += [(is_csv, text, None) for text in ("a,b\n1\n", "a,a\n1,2\n", "a,b\n=1,2\n", "a\n\"\n", "")]
    wrong += [(is_markdown, text, None) for text in (
        "none\n", "### a\n|a|b|\n|-|\n", "### a\n|a|b|\n|-|-|\n|1||\n", "### a\n|a\n|-|\n", "### <b>")]
    wrong += [(is_github, text + "\n", None) for text in ("error", "::error file=a,b::c", "::error file=a,title=argus check: b::::c")]
    quality = {"description": "d", "check_name": "argus", "fingerprint": "0" * 16, "severity": "major",
               "location": {"path": "a.py", "lines": {"begin": 1}}}
    is_quality(json.dumps([quality]), validators["gitlab"])
    wrong += [(is_quality, json.dumps(document), validators["gitlab"]) for document in (
        {}, [quality, quality], [{**quality, "severity": "bad"}], [{**quality, "location": {"path": "./a.py", "lines": {"begin": 1}}}],
        [{**quality, "more": 1}], [{**quality, "location": {"path": "a.py", "lines": {"begin": 0}}}])]
    wrong += [(is_junit, suite.format(1, ""), None), (is_svg, "<svg/>", None)]
    if shutil.which("xmllint"):
        wrong += [(is_junit, suite.format(1, "<skipped/>"), schemas / "argus.junit-1.xsd")]
    return [f"{reader.__name__} takes {text!r}" for reader, text, context in wrong if not refuses(reader, text, context)]


def write_files(folder):
    for name, text in ((NASTY + ".py", SLOW), (ODD, SLOW), ("fast.py", FAST), ("crash.py", CRASH), ("slow.py", FAST),
                       ("lines.py", "print(input())\n"), ("gates.yaml", GATES)):
        (folder / name).write_text(text)


def main(*paths):
    schemas, argus = (pathlib.Path(path).resolve() for path in paths)
    validators = {}
    for path in schemas.glob("argus.*-1.json"):
        schema = json.loads(path.read_text())
        jsonschema.Draft202012Validator.check_schema(schema)
        validators[path.name.removeprefix("argus.").removesuffix("-1.json")] = jsonschema.Draft202012Validator(schema)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write_files(folder)
        # What is slow now was fast when the baseline was made.
        run(argus, folder, ["check", "gates.yaml", "--only", "slow", "--update-baseline", "-q"], 0)
        (folder / "slow.py").write_text(SLOW)
        failures = check_readers(schemas, validators)
        for row in COMMANDS:
            failures += check(argus, folder, schemas, validators, row)
    print("\n".join(failures).encode("utf-8", "backslashreplace").decode())
    if not failures and not shutil.which("xmllint"):
        print("xmllint (libxml2-utils) is not installed: JUnit was not held against its schema")
        return 77
    return bool(failures)


sys.exit(main(*sys.argv[1:]))
