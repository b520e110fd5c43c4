"""Check the JSON of argus history against its schema: SCHEMAS ARGUS FILL-HISTORY."""
import copy
import json
import pathlib
import subprocess
import sys
import tempfile

try:
    import jsonschema
except ImportError:
    print("python3-jsonschema is not installed")
    sys.exit(77)


def output(*words):
    return json.loads(subprocess.run(words, check=True, stdout=subprocess.PIPE).stdout)


def refused(schema, document):
    try:
        jsonschema.validate(document, schema)
    except jsonschema.ValidationError:
        return True
    return False


def main(schemas, argus, fill):
    schema = json.loads((pathlib.Path(schemas) / "argus.history-1.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    with tempfile.TemporaryDirectory() as folder:
        db = f"{folder}/history.db"
        empty = output(argus, "history", "--json", "--db", db)
        subprocess.run([fill, db, "120", "2"], check=True)
        full = output(argus, "history", "-n", "0", "--json", "--db", db)
    jsonschema.validate(empty, schema)
    jsonschema.validate(full, schema)
    assert empty["runs"] == [] and len(full["runs"]) == 120

    # The schema is no wave-through.
    for change in ({"state": "gone"}, {"id": "short"}, {"started_ms": "yesterday"}, {"seed": None},
                   {"verdict": {"time": {"class": "fast"}}}, {"more": 1}):
        wrong = copy.deepcopy(full)
        wrong["runs"][0].update(change)
        assert refused(schema, wrong), change


main(*sys.argv[1:])
