"""The CI examples: ci.py ARGUS SOURCE_FOLDER.

The YAML is read, the keys that GitHub and GitLab ask for are there, and each command line of argus has options
that argus takes. The steps of the action and of the job that run argus are run, in a folder made for that.
"""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

try:
    import yaml
except ImportError:
    print("python3-yaml is not installed")
    sys.exit(77)

# Of GitHub's expressions, what the action's steps use.
EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
# What GitLab takes as artifacts:reports, of which Argus writes some.
REPORTS = {"junit", "codequality"}
FILES = ("action.yml", "argus.yml", ".gitlab-ci.yml")
SLOW = "def f(items):\n    return [x for x in items if x in items[1:]]\n"
GATE = "targets:\n  - {name: f, file: f.py, function: f, args: perm(n), expect: n}\n"

failures = []


def expect(place, condition, text):
    if not condition:
        failures.append(f"{place}: {text}")


def read(folder):
    documents = {}
    for name in FILES:
        text = (folder / name).read_text(encoding="ascii")
        expect(name, "\t" not in text, "has tabs")
        expect(name, max(map(len, text.splitlines())) <= 140, "has long lines")
        documents[name] = yaml.safe_load(text)
    return documents


def argus_options(argus):
    """{(command, option): its choices}, None in their place where the option is a flag."""
    done = subprocess.run([argus, "--list-options"], check=True, capture_output=True, text=True, encoding="utf-8")
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    return {(row[0], row[1]): row[5].split() if row[3] else None for row in rows if row[1]}


def check_script(place, script, options):
    """The argus commands of a piece of shell."""
    script = script.replace("\\\n", " ")
    lines = re.findall(r"^\s*(argus .*?)(?:\s*\|\|)?$", script, re.MULTILINE)
    for line in lines:
        line = re.sub(r"\$\{\w+:\+([^}]*)\}", r"\1", line)
        _, command, *words = shlex.split(line)
        while words:
            word = words.pop(0)
            if not word.startswith("--"):
                continue
            name, equals, value = word.partition("=")
            if (command, name) not in options:
                failures.append(f"{place}: argus {command} has no {name}")
                continue
            choices = options[command, name]
            if choices is not None and not equals:
                value = words.pop(0)
            form = value.partition("=")[0]
            expect(place, not choices or form in choices or "$" in form, f"{name} {value}: none of {choices}")
    return len(lines)


def steps_of(document):
    runs = document.get("runs") or next(iter(document["jobs"].values()))
    return runs["steps"]


def check_steps(name, document):
    for step in steps_of(document):
        kinds = {"run", "uses"} & step.keys()
        expect(name, len(kinds) == 1, f"a step takes run or uses: {step}")
        if "uses" in step:
            expect(name, re.fullmatch(r"[\w.-]+/[\w./-]+@[\w.]+", step["uses"]), f"uses {step['uses']}")
        elif "runs" in document:
            # A workflow has a shell by default; steps of a composite action have none.
            expect(name, step.get("shell") == "bash", "a step of a composite action names its shell")
            expect(name, not EXPRESSION.search(step["run"]), "what comes from outside is no part of a script")


def check_action(action):
    for key in ("name", "description", "runs", "inputs", "outputs"):
        expect("action.yml", key in action, f"has no {key}")
    expect("action.yml", action["runs"]["using"] == "composite", "is no composite action")
    for kind in ("inputs", "outputs"):
        for name, of in action[kind].items():
            expect("action.yml", of.get("description"), f"{name} has no description")
            # GitHub hands on texts only.
            wanted = of.get("default" if kind == "inputs" else "value")
            expect("action.yml", isinstance(wanted, str), f"{name} has {wanted!r}")
    text = yaml.dump(action)
    for expression in EXPRESSION.findall(text):
        for scope, name in re.findall(r"\b(inputs)\.([\w-]+)", expression):
            expect("action.yml", name in action[scope], f"has no input {name}")
        for step in re.findall(r"\bsteps\.([\w-]+)\.", expression):
            expect("action.yml", step in [s.get("id") for s in steps_of(action)], f"has no step {step}")
    check_steps("action.yml", action)


def check_workflow(workflow, action):
    # YAML 1.1 takes the key on for true.
    for key in ("name", True, "permissions", "jobs"):
        expect("argus.yml", key in workflow, f"has no {key}")
    expect("argus.yml", workflow["permissions"]["security-events"] == "write", "may not upload")
    for job in workflow["jobs"].values():
        expect("argus.yml", {"runs-on", "timeout-minutes", "steps"} <= job.keys(), "a job is not whole")
        ours = [step for step in job["steps"] if "/argus/examples/ci@" in step.get("uses", "")]
        expect("argus.yml", len(ours) == 1, "does not use the action")
        expect("argus.yml", job["steps"][0].get("with", {}).get("fetch-depth") == 0, "has no history")
        for step in ours:
            expect("argus.yml", step["with"].keys() <= action["inputs"].keys(), "has inputs that the action has not")
            for output in re.findall(rf"steps\.{step['id']}\.outputs\.([\w-]+)", yaml.dump(job)):
                expect("argus.yml", output in action["outputs"], f"the action has no output {output}")
    check_steps("argus.yml", workflow)


def check_gitlab(jobs):
    job = jobs["argus"]
    expect(".gitlab-ci.yml", isinstance(job["script"], list) and job["image"], "the job is not whole")
    expect(".gitlab-ci.yml", job["artifacts"]["when"] == "always", "reports are wanted of what fails")
    expect(".gitlab-ci.yml", job["artifacts"]["reports"].keys() == REPORTS, "reports are not what GitLab takes")
    script = "\n".join(job["script"])
    for form, path in (("junit", job["artifacts"]["reports"]["junit"]), ("html", job["artifacts"]["paths"][0]),
                       ("gitlab", job["artifacts"]["reports"]["codequality"])):
        expect(".gitlab-ci.yml", f"--export {form}={path}" in script, f"{path} is not written as {form}")


def make_project(folder, argus):
    (folder / "bin").mkdir()
    (folder / "bin" / "argus").symlink_to(argus)
    (folder / "f.py").write_text(SLOW)
    (folder / "argus.yaml").write_text(GATE)
    # Nothing of the machinery that the test itself may run in.
    outside = {name: value for name, value in os.environ.items() if not name.startswith("GITHUB_")}
    return {**outside, "PATH": f"{folder}/bin:{os.environ['PATH']}", "HOME": str(folder), "LC_ALL": "C.UTF-8"}


def run_step(script, folder, environment):
    return subprocess.run(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script], cwd=folder, env=environment,
                          stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=100)


def run_action(action, argus):
    """The step that checks, as GitHub runs it: it fails, and its reports are there."""
    step = next(step for step in steps_of(action) if step.get("id") == "check")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        inputs = {key: value["default"] for key, value in action["inputs"].items()}
        environment = make_project(folder, argus)
        for key, value in step["env"].items():
            environment[key] = EXPRESSION.sub(lambda match: inputs[match[1].removeprefix("inputs.")], value)
        environment |= {"RUNNER_TEMP": name, "GITHUB_OUTPUT": f"{name}/output", "GITHUB_STEP_SUMMARY": f"{name}/summary"}
        done = run_step(step["run"], folder, environment)
        expect("action.yml", done.returncode == 3, f"its check ends with {done.returncode}: {done.stderr}")
        expect("action.yml", "::error file=f.py,line=2,title=argus check: f::" in done.stdout, done.stdout)
        expect("action.yml", "| f | **fail** |" in (folder / "summary").read_text(), "there is no summary")
        outputs = dict(line.split("=", 1) for line in (folder / "output").read_text().splitlines())
        expect("action.yml", outputs.keys() == action["outputs"].keys(), f"its outputs are {outputs}")
        for path in outputs.values():
            expect("action.yml", Path(path).stat().st_size > 0, f"{path} is empty")
        # A wrong configuration leaves nothing to upload.
        (folder / "argus.yaml").write_text("targets: 1\n")
        for path in (folder / "output", *map(Path, outputs.values())):
            path.unlink()
        done = run_step(step["run"], folder, environment)
        expect("action.yml", done.returncode == 2 and not (folder / "output").exists(), "a mistake has outputs")


def run_gitlab(job, argus):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = make_project(folder, argus)
        done = run_step("\n".join(job["script"]), folder, environment)
        expect(".gitlab-ci.yml", done.returncode == 3, f"its script ends with {done.returncode}: {done.stderr}")
        for path in (*job["artifacts"]["paths"], *job["artifacts"]["reports"].values()):
            expect(".gitlab-ci.yml", (folder / path).is_file(), f"{path} is not there")


def main():
    argus, source = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    documents = read(source / "examples/ci")
    action, jobs = documents["action.yml"], documents[".gitlab-ci.yml"]
    options = argus_options(argus)
    count = sum(check_script("action.yml", step.get("run", ""), options) for step in steps_of(action))
    for part in ("before_script", "script"):
        count += check_script(".gitlab-ci.yml", "\n".join(jobs["argus"][part]), options)
    expect("examples/ci", count == 2, f"{count} lines of argus")
    check_action(action)
    check_workflow(documents["argus.yml"], action)
    check_gitlab(jobs)
    # What is wrong to read says little when it is run.
    if not failures:
        run_action(action, argus)
        run_gitlab(jobs["argus"], argus)
    print("\n".join([*failures, f"{len(documents)} files, {count} lines of argus, {len(failures)} failures"]))
    return len(failures) > 0


sys.exit(main())
