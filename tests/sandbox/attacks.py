#!/usr/bin/env python3
"""The attack battery, as `argus doctor --attacks` runs it: in the tier found here, in the
restricted one, and for root also as a plain user.

    attacks.py REFUSE ARGUS SCHEMA
"""

import copy
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

try:
    import jsonschema
except ImportError:
    jsonschema = None

EXIT_SKIP = 77
EXIT_SANDBOX = 7
NOBODY = 65534
LEAST_HELD = 100

# What no schema may let pass: a path into the attacks, and a wrong value.
WRONG = [(("tier",), "none"), (("total",), -1), (("programs", 0, "status"), "lost"),
         (("programs", 0, "group"), "fun"), (("programs", 0, "happened"), None),
         (("controls", 0, "status"), "held"), (("leftovers",), None), (("more",), 1)]


def execute(command, folder, user=None):
    """Debian's interpreters: one in a home folder that is closed to others cannot be shown without
    a root of one's own."""
    places = {name: folder / name for name in ("home", "tmp")}
    for place in places.values():
        place.mkdir()
        os.chown(place, *(user, user) if user else (-1, -1))
    environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": str(places["home"]),
                   "TMPDIR": str(places["tmp"]), "ARGUS_DB": str(places["home"] / "history.db")}
    plain = {"user": user, "group": user, "extra_groups": []} if user else {}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd="/",
                          stdin=subprocess.DEVNULL, **plain)
    left = sorted(path.name for path in (*places["tmp"].iterdir(), *places["home"].iterdir()))
    for place in places.values():
        shutil.rmtree(place)
    return done, [name for name in left if not name.startswith("history.db")]


def check_attacks(attacks, tier):
    """What is wrong, a line each."""
    if tier and attacks["tier"] != tier:
        yield f"tier {attacks['tier']}, not {tier}"
    states = [program["status"] for program in attacks["programs"]]
    if attacks["total"] != len(states) or attacks["held"] != states.count("held"):
        yield "its own count is another"
    if states.count("held") < LEAST_HELD:
        yield f"only {states.count('held')} held"
    if attacks["tier"] == "full" and "skipped" in states:
        yield "attacks were skipped in the full tier"
    for program in attacks["programs"]:
        if program["status"] == "escaped":
            yield f"{program['name']}: expected {program['expected']}; {program['happened']}"
    for control in attacks["controls"]:
        if control["status"] == "silent":
            yield f"without {control['without']}: {control['attack']}: {control['happened']}"
    if not any(control["status"] == "succeeded" for control in attacks["controls"]):
        yield "no control told anything"
    yield from (f"left behind: {what}" for what in attacks["leftovers"])


def check_schema(document, path):
    if jsonschema is None:
        return
    validator = jsonschema.Draft202012Validator(json.loads(path.read_text()))
    for error in validator.iter_errors(document):
        yield f"{'/'.join(map(str, error.absolute_path))}: {error.message[:300]}"
    for path, value in WRONG:
        wrong = copy.deepcopy(document)
        place = wrong["attacks"]
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = value
        if next(validator.iter_errors(wrong), None) is None:
            yield f"the schema lets {path} be {value!r}"


def check(command, folder, tier, schema, user=None):
    done, left = execute(command + ["doctor", "--quick", "--attacks", "--json"], folder, user)
    yield from (f"left in a folder: {name}" for name in left)
    if done.returncode not in (0, EXIT_SANDBOX):
        yield f"status {done.returncode}: {done.stderr}"
        return
    document = json.loads(done.stdout)
    if "attacks" not in document:
        yield f"no attacks: {done.stderr}"
        return
    problems = [*check_attacks(document["attacks"], tier), *check_schema(document, schema)]
    if (done.returncode == 0) != (not problems):
        yield f"status {done.returncode}: {done.stderr}"
    yield from problems


def can_try(refuse, argus, folder):
    """Why not, or None."""
    for program in ("python3", "node"):
        if not shutil.which(program, path="/usr/bin:/bin"):
            return f"there is no {program} in /usr/bin"
    done, _ = execute([argus, "doctor", "--quick", "--json"], folder)
    if json.loads(done.stdout)["sandbox"]["tier"] != "full":
        return "the full tier is not to be had here, so nothing can be taken away from it"
    done, _ = execute([refuse, "--namespaces", "--", "true"], folder)
    return f"namespaces cannot be refused: {done.stderr}" if done.returncode else None


def main():
    refuse, argus, schema = (pathlib.Path(path).resolve() for path in sys.argv[1:])
    with tempfile.TemporaryDirectory(prefix="argus-attacks-test.") as name:
        folder = pathlib.Path(name)
        folder.chmod(0o755)
        # A plain user may not be able to read where it was built.
        argus, refuse = (shutil.copy(path, folder) for path in (argus, refuse))
        reason = can_try(refuse, argus, folder)
        if reason:
            print(reason)
            return EXIT_SKIP
        rows = [("here", [argus], "full", None),
                ("without namespaces", [refuse, "--namespaces", "--", argus], "restricted", None)]
        if os.geteuid() == 0:
            # Where plain users may have no namespaces, the other tier will do.
            rows.append(("as a plain user", [argus], None, NOBODY))
        failed = 0
        for what, command, tier, user in rows:
            for problem in check(command, folder, tier, schema, user):
                failed += 1
                print(f"{what}: {problem}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
