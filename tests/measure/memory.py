"""What the memory drivers report of programs whose peak is known: memory.py SOURCE-ROOT NODE.

They run here without a sandbox. Garbage is not held; what is held only for a while is.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(sys.argv[1])
NODE = sys.argv[2]
MILLION = 1_000_000

PYTHON = {
    "held and freed": ("x = bytearray(1000000)\ndel x\n", (1.0, 1.05), True, 0),
    "one after the other": ("x = bytearray(1000000)\ndel x\ny = bytearray(1000000)\n", (1.0, 1.05), True, 0),
    "both at once": ("x = bytearray(1000000)\ny = bytearray(1000000)\n", (2.0, 2.05), True, 0),
    "next to nothing": ("print(sum(range(1000)))\n", (0, 0.02), True, 0),
    "a deep recursion": ("def f(n):\n    return n and f(n - 1)\nprint(f(400))\n", (0, 0.1), True, 400 * 80),
    "mutual recursion": ("def f(n):\n    return n and g(n - 1)\ndef g(n):\n    return n and f(n - 1)\nf(400)\n",
                         (0, 0.1), True, 400 * 80),
    "left by an exit": ("import sys\nx = bytearray(1000000)\nsys.exit(0)\n", (1.0, 1.05), True, 0),
    "left at once": ("import os\nx = bytearray(1000000)\nos._exit(0)\n", (1.0, 1.05), False, 0),
    "read whole": ("import sys\nx = sys.stdin.read()\n", (0.2, 0.7), True, 0),
}

JAVASCRIPT = {
    "held": ("const a = [];\nfor (let i = 0; i < 50000; i++) { _ad(); a.push({ i, j: i }); }\n"
             "console.log(a.length);\n", (1.2, 4), 0),
    "garbage": ("let s = 0;\nfor (let i = 0; i < 3000; i++) { _ad(); s += new Array(1000).fill(i).length; }\n"
                "console.log(s);\n", (0, 0.4), 0),
    "a buffer for a while": ("let b = new Float64Array(125000);\nfor (let i = 0; i < 30000; i++) { _ad(); b[i] = i; }\n"
                             "b = undefined;\nfor (let i = 0; i < 30000; i++) _ad();\n", (0.7, 1.4), 0),
    "a deep recursion": ("function f(n) { _ad(); return n && 1 + f(n - 1); }\nconsole.log(f(2000));\n", (0, 0.4),
                         1900 * 120),
}


def run(command, text, entry):
    with tempfile.TemporaryFile() as report:
        def descriptor():
            os.dup2(report.fileno(), 3)
        done = subprocess.run([*command, *entry], input=text, capture_output=True, text=True, check=False,
                              pass_fds=(3,), preexec_fn=descriptor)
        report.seek(0)
        assert done.returncode == 0, done.stderr
        return json.loads(report.read())


def check(name, got, expected):
    low, high = expected
    assert low * MILLION <= got <= high * MILLION, f"{name}: {got} bytes, expected {low} to {high} MB"


def main():
    drivers = ROOT / "src/measure/drivers"
    shared = ROOT / "src/instrument/drivers"
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for path in (drivers / "memory.py", drivers / "memory.js", shared / "calling.py", shared / "calling.js"):
            shutil.copy(path, folder)
        (folder / "program").mkdir()
        python = [sys.executable, str(folder / "memory.py")]
        node = [NODE, "--expose-gc", "--single-threaded", str(folder / "memory.js")]
        for title, (text, peak, complete, stack) in PYTHON.items():
            program = folder / "program/a.py"
            program.write_text(text)
            report = run(python, "x" * 200000, [str(program)])
            check(f"python, {title}", report["peak"], peak)
            assert report["complete"] is complete, f"python, {title}: {report}"
            assert report["stack"] >= stack, f"python, {title}: {report}"
        for title, (text, peak, stack) in JAVASCRIPT.items():
            program = folder / "program/a.js"
            program.write_text(text)
            report = run(node, "", [str(program), "script"])
            check(f"javascript, {title}", report["peak"], peak)
            assert report["complete"] and report["stack"] >= stack, f"javascript, {title}: {report}"

        program = folder / "program/b.py"
        program.write_text("def f(items):\n    return [0] * len(items)\n")
        report = run(python, json.dumps([list(range(1000, 51000))]), [str(program), "--function", "f"])
        check("python, the arguments", report["base"], (1.5, 2.5))
        check("python, what the call adds", report["peak"] - report["base"], (0.39, 0.45))
        program = folder / "program/b.js"
        program.write_text("function f(items) { return items.map((x) => (_ad(), x + 0.5)); }\n")
        report = run(node, json.dumps([list(range(1000, 51000))]), [str(program), "script", "--function", "f"])
        check("javascript, the arguments", report["base"], (0.15, 0.8))
        check("javascript, what the call adds", report["peak"] - report["base"], (0.3, 1.5))


main()
