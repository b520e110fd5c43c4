"""What Python's library says: library.py FOLDER [exercises | surfaces | tests].

FOLDER is a copy of the library, with counters or without, from which all of it is loaded, in Python
wherever there is a choice. What this prints may not depend on the counters; notes that may, as what
was loaded, go to FOLDER/notes.json. See ../outputs.py.
"""
import importlib
import os
import sys

FOLDER = os.path.abspath(sys.argv[1])
# Without them the library takes what it has in Python.
IN_C = ("_asyncio", "_bisect", "_datetime", "_decimal", "_elementtree", "_functools", "_heapq",
        "_json", "_operator", "_pickle", "_queue", "_statistics", "_zoneinfo")
# Loading one of them does something that should not be done, or is done by the path of the machine.
LEFT_OUT = ("antigravity", "idlelib", "turtledemo", "site", "sitecustomize", "usercustomize",
      "test",
            "_sysconfigdata", "this", "pip", "lib2to3.tests", "tkinter.test", "ensurepip._bundled",
            "_pyrepl", "pydoc_data.module_docs")


def load_from_folder():
    """Modules that started the interpreter are loaded anew; frozen ones as well."""
    stay = {"__main__", "importlib", "importlib._bootstrap", "importlib._bootstrap_external",
            "zipimport", "site", "sitecustomize"}
    codecs, encodings = sys.modules["codecs"], sys.modules["encodings"]
    if not hasattr(codecs, "unregister"):  # before 3.10
        stay |= {"codecs"} | {name for name in sys.modules if name.startswith("encodings")}
    finder = next(one for one in sys.meta_path if getattr(one, "__name__", "") == "PathFinder")
    sys.meta_path.insert(0, finder)
    library = os.path.dirname(os.__file__)
    sys.path[:] = [FOLDER] + [path for path in sys.path if path != os.path.dirname(__file__)]
    for name, module in list(sys.modules.items()):
        origin = getattr(getattr(module, "__spec__", None), "origin", None) or ""
        of_library = origin.startswith(library) and origin.endswith(".py")
        if name not in stay and (origin == "frozen" or of_library):
            del sys.modules[name]
    if "encodings" not in sys.modules:
        importlib.import_module("encodings")
        codecs.unregister(encodings.search_function)
    for name in () if "tests" in sys.argv else IN_C:  # which do that themselves
        sys.modules[name] = None


load_from_folder()
import json  # noqa: E402
import re  # noqa: E402
import traceback  # noqa: E402
import warnings  # noqa: E402

warnings.simplefilter("ignore")


def without_addresses(text):
    return re.sub(r" at 0x[0-9a-f]+", " at ...", text)


def loaded():
    return sorted(name for name, module in sys.modules.items()
                  if (getattr(module, "__file__", None) or "").startswith(FOLDER + os.sep))


def run_exercises(notes):
    import exercises

    notes["fine"], notes["broken"] = [], {}
    for name, function in list(vars(exercises).items()):
        if not name.startswith("use_"):
            continue
        print("==", name)
        try:
            function()
            notes["fine"].append(name)
        except Exception as error:  # the interpreter may be older or newer than the exercise
            print(type(error).__name__, error)
            notes["broken"][name] = traceback.format_exc()


def module_names():
    for path, folders, files in os.walk(FOLDER):
        folders[:] = sorted(name for name in folders if name.isidentifier() and name != "__pycache__")
        parts = os.path.relpath(path, FOLDER).replace(".", "").split(os.sep)
        for file in sorted(files):
            name, kind = os.path.splitext(file)
            if kind != ".py" or not name.isidentifier() or name == "__main__":
                continue
            named = ".".join(part for part in (*parts, name) if part).replace(".__init__", "")
            if not any(named == out or named.startswith(out + ".") for out in LEFT_OUT):
                if not named.startswith("_sysconfigdata"):
                    yield named


def signature_of(function):
    """Without the parameter by which a loop at the start of a function is counted."""
    import inspect

    try:
        said = str(inspect.signature(function))
    except (ValueError, TypeError):
        return "?"
    said = re.sub(r"(, )?(\*, )?_af\d+=0", "", said).replace("(, ", "(")
    return without_addresses(said)


def surface(value, depth=0):
    """What can be seen of a value from outside, in one line."""
    import inspect
    import zlib

    kind = type(value).__name__
    doc = getattr(value, "__doc__", None)
    doc = zlib.crc32(doc.encode("utf-8", "replace")) if isinstance(doc, str) else 0
    if inspect.isfunction(value):
        return f"{kind} {value.__qualname__}{signature_of(value)} {value.__code__.co_firstlineno} {doc}"
    if isinstance(value, type):
        bases = ",".join(base.__name__ for base in value.__bases__)
        members = "".join(f"\n\t{name} {surface(member, 1)}" for name, member in sorted(
            (key, item) for key, item in vars(value).items()
            if not key.startswith("__") and not key.startswith("_abc")) if depth == 0)
        return f"class {value.__qualname__}({bases}) {doc}{members}"
    if type(value) in (bool, int, float, str, bytes, type(None)):
        return repr(value)[:200]
    if type(value) in (tuple, list, dict):
        return f"{kind} {len(value)}"
    return kind


# What the values of a name are is the machine's matter or the moment's.
VARYING = {"sys.path", "site", "FOLDER", "environ"}


def show_surfaces(notes):
    notes["imported"], notes["attempted"] = [], 0
    for name in module_names():
        try:
            module = importlib.import_module(name)
        except BaseException as error:
            print("==", name, type(error).__name__, without_addresses(str(error))[:200])
            continue
        notes["imported"].append(name)
        print("==", name)
        for key, value in sorted(vars(module).items()):
            if not key.startswith("_") and key not in VARYING:
                print(key, surface(value))


# Whose documentation has examples that hold everywhere, and look at neither clock nor network.
EXAMPLES = ("_pydecimal", "_threading_local", "collections", "datetime", "decimal", "difflib",
      "enum",
            "distutils.versionpredicate", "fractions", "functools", "graphlib", "heapq",
            "http.cookiejar", "http.cookies", "json", "json.encoder", "pickle", "pickletools", "random",
            "re", "reprlib", "shutil", "statistics", "string", "textwrap", "types", "typing",
            "unittest.mock", "zipfile")


def run_examples(notes):
    import doctest

    for name in EXAMPLES:
        if name not in sys.modules:
            continue
        failed, attempted = doctest.testmod(sys.modules[name], report=False)
        notes["attempted"] += attempted
        if attempted:
            print("examples", name, failed, attempted)


# What counters do change: a site has names among the builtins, of which two of these make a class;
# a traceback shows the text of lines.
TESTS_LEFT_OUT = ("test_field_named_like_builtin", "test_field_named_like_builtin_frozen",
                  "test_exit_exception_traceback")


def each_test(suite):
    for item in suite:
        if hasattr(item, "__iter__"):
            yield from each_test(item)
        elif item._testMethodName not in TESTS_LEFT_OUT:
            yield item


def run_tests(notes, names):
    """The interpreter's own tests: which passed, failed and were skipped."""
    import unittest

    notes["passed"] = 0
    for name in names:
        try:
            suite = unittest.defaultTestLoader.loadTestsFromName(name)
        except Exception as error:
            print("==", name, type(error).__name__, error)
            continue
        result = unittest.TestResult()
        unittest.TestSuite(each_test(suite)).run(result)
        bad = len(result.failures) + len(result.errors)
        print("==", name, result.testsRun, bad, len(result.skipped))
        for test, text in result.failures + result.errors:
            print(test, without_addresses((text.splitlines() or [""])[-1]))
        notes["passed"] += result.testsRun - bad - len(result.skipped)


def main():
    notes = {}
    what = sys.argv[2]
    if what == "exercises":
        run_exercises(notes)
    elif what == "surfaces":
        show_surfaces(notes)
        run_examples(notes)
    else:
        run_tests(notes, sys.argv[3:])
    notes["loaded"] = loaded()
    with open(os.path.join(FOLDER, "notes.json"), "w", encoding="utf-8") as file:
        json.dump(notes, file)


main()
