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
    "left at once": ("import os\nx = bytearray(1000000)\nos._exit(0)\n", (1.0, 1.05), True, 0),
    "a child that holds more": ("import os\nx = bytearray(1000000)\nif os.fork() == 0:\n    y = bytearray(5000000)\n"
                                "else:\n    os.wait()\n    os._exit(0)\n", (1.0, 1.05), True, 0),
    "a child at once": ("import os\nx = bytearray(1000000)\ny = os.fork() or os._exit(0)\nos.wait()\n",
                        (1.0, 1.05), True, 0),
    "traces itself": ("import tracemalloc\ntracemalloc.start()\nx = bytearray(1000000)\ndel x\n"
                      "tracemalloc.reset_peak()\ntracemalloc.stop()\n", (1.0, 1.05), True, 0),
    "as deep as it gets": ("import sys\ndef f(n):\n    return n and f(n - 1)\nf(998)\ntry:\n    f(999)\n"
                           "except RecursionError:\n    sys.exit(0)\nsys.exit(1)\n", (0, 0.3), True, 990 * 80),
    "deep in a thread": ("import threading\ndef f(n):\n    return n and f(n - 1)\n"
                         "thread = threading.Thread(target=f, args=[400])\nthread.start()\nthread.join()\n",
                         (0, 0.6), True, 400 * 80),
    "other builtins": ("import builtins\nbuiltins.len = builtins.max = None\n"
                       "def f(n):\n    return n and f(n - 1)\nf(10)\n", (0, 0.1), True, 10 * 80),
    "read whole": ("import sys\nx = sys.stdin.read()\n", (0.2, 0.7), True, 0),
}

JAVASCRIPT = {
    "held": ("const a = [];\nfor (let i = 0; i < 50000; i++) { _ad(); a.push({ i, j: i }); }\n"
             "console.log(a.length);\n", (1.2, 4), True, 0),
    "a little": ("const a = [];\nfor (let i = 0; i < 4500; i++) { _ad(); a.push({ i }); }\n"
                 "console.log(a.length);\n", (0.15, 0.35), True, 0),
    "garbage": ("let s = 0;\nfor (let i = 0; i < 3000; i++) { _ad(); s += new Array(1000).fill(i).length; }\n"
                "console.log(s);\n", (0, 0.4), True, 0),
    "a buffer for a while": ("let b = new Float64Array(125000);\nfor (let i = 0; i < 30000; i++) { _ad(); b[i] = i; }\n"
                             "b = undefined;\nfor (let i = 0; i < 30000; i++) _ad();\n", (0.7, 1.4), True, 0),
    "a deep recursion": ("function f(n) { _ad(); return n && 1 + f(n - 1); }\nconsole.log(f(2000));\n", (0, 0.4), True,
                         1900 * 120),
    "exit in a promise": ("const a = new Float64Array(125000);\nsetTimeout(() => {}, 60000);\n"
                          "Promise.resolve().then(() => { for (let i = 0; i < 1000; i++) _ad(); process.exit(a[0]); });\n",
                          (0.7, 1.2), True, 0),
    "an exit handler that throws": ("process.on('uncaughtException', () => {});\n"
                                    "process.on('exit', () => { throw new Error('one'); });\n", (0, 0.4), True, 0),
    "an early word of the end": ("process.emit('exit', 0);\nconst a = [];\n"
                                 "for (let i = 0; i < 50000; i++) { _ad(); a.push({ i, j: i }); }\n"
                                 "console.log(a.length);\n", (1.2, 4), True, 0),
    "another library": ("Object.prototype.toJSON = Array.prototype[Symbol.iterator] = () => 'none';\n"
                        "Function.prototype.call = Function.prototype.apply = () => 'none';\n"
                        "Math.max = Math.floor = JSON.stringify = () => 0;\n"
                        "for (let i = 0; i < 1000; i++) _ad();\n", (0, 0.4), True, 0),
    "recursion to the end": ("function f() { _ad(); f(); }\n"
                             "for (let k = 0; k < 20; k++) try { f(); } catch {}\n"
                             "if (typeof new Error('one').stack !== 'string') process.exit(1);\n"
                             "const a = [];\nfor (let i = 0; i < 50000; i++) { _ad(); a.push({ i, j: i }); }\n"
                             "console.log(a.length);\n", (1.2, 4), True, 1900 * 120),
    "a stack that cannot be seen": ("Object.freeze(Error);\nObject.freeze(globalThis);\n"
                                    "for (let i = 0; i < 1000; i++) _ad();\n", (0, 0.4), False, 0),
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
        for title, (text, peak, complete, stack) in JAVASCRIPT.items():
            program = folder / "program/a.js"
            program.write_text(text)
            report = run(node, "", [str(program), "script"])
            check(f"javascript, {title}", report["peak"], peak)
            assert report["complete"] is complete, f"javascript, {title}: {report}"
            assert report["stack"] >= stack, f"javascript, {title}: {report}"

        program = folder / "program/b.py"
        program.write_text("def f(items):\n    return [0] * len(items)\n")
        report = run(python, json.dumps([list(range(1000, 51000))]), [str(program), "--function", "f"])
        check("python, the arguments", report["base"], (1.5, 2.5))
        check("python, what the call adds", report["peak"] - report["base"], (0.39, 0.45))
        program = folder / "program/b.js"
        program.write_text("function f(items) { return items.map((x) => (_ad(), x + 0.5)); }\n")
        report = run(node, json.dumps([list(range(1000, 51000))]), [str(program), "script", "--function", "f"])
        check("javascript, the arguments", report["base"], (0.39, 0.45))
        check("javascript, what the call adds", report["peak"] - report["base"], (0.3, 1.5))


main()
