#!/usr/bin/env python3
"""Where interpreters and programs live, and what stands beside them: each runs in the box.

    places.py ARGUS [--user]

As root the whole is done again as a plain user.
"""

import json
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

PYTHON = "/usr/bin/python3"
SKIPPED = 77
PLAIN_USER = 65534
failures = []


def write(path, text, mode=0o644):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(mode)
    return path


def run(argus, program, path="/usr/bin:/bin", words=(), **variables):
    environment = {"PATH": path, "LC_ALL": "C.UTF-8", **variables}
    done = subprocess.run([argus, "exec", "--json", *words, str(program)], capture_output=True,
                          text=True, stdin=subprocess.DEVNULL, env=environment,
                          cwd=program.parent)
    if not done.stdout:
        return done.stderr
    document = json.loads(done.stdout)
    return document["stdout"] if document["outcome"] == "finished" else (
        f"{document['outcome']} {document['status']}: {document['stderr']}")


def expect(why, shown, wanted):
    if shown.strip() != wanted:
        failures.append(f"{why}: {shown.strip()!r}, not {wanted!r}")


def try_neighbours(argus, folder):
    write(folder / "helper.py", "value = 6\n")
    write(folder / "package/__init__.py", "from .inner import value\n")
    write(folder / "package/inner.py", "value = 7\n")
    write(folder / "data.txt", "text\n")
    write(folder / ".env", "secret\n")
    write(folder / "large.bin", "x" * 400_000)
    (folder / "inside.py").symlink_to("helper.py")
    (folder / "outside.txt").symlink_to("/etc/passwd")
    program = write(folder / "neighbours.py", """\
import os, helper, inside, package
print(helper.value * package.value, inside.value, open('data.txt').read().strip(),
      len(open('large.bin').read()), os.path.exists('.env'), os.path.lexists('outside.txt'))
for name in ('here', 'data.txt', 'package/new', '/box/new'):
    try: open(name, 'w'); print('wrote', name)
    except OSError: pass
""")
    expect("modules, packages and data", run(argus, program), "42 6 text 400000 False False")


def try_node(argus, folder):
    if not shutil.which("node", path="/usr/bin:/bin:/usr/local/bin"):
        return
    path = "/usr/bin:/bin:/usr/local/bin"
    write(folder / "node_modules/beside/index.js", "module.exports = 1;\n")
    write(folder / "lib/util.mjs", "export const two = 2;\n")
    program = write(folder / "app.js",
                    "const b = require('beside');\nimport('./lib/util.mjs').then((u) => console.log(b + u.two));\n")
    expect("node_modules beside", run(argus, program, path), "3")
    write(folder / "project/node_modules/above/index.js", "module.exports = 5;\n")
    program = write(folder / "project/src/app.js", "console.log(require('above'));\n")
    expect("node_modules above", run(argus, program, path), "5")
    shims = folder / "nvm shims"
    write(shims / "node", f'#!/bin/sh\nexec {shutil.which("node", path=path)} "$@"\n', 0o755)
    expect("a node shim", run(argus, program, f"{shims}:/usr/bin:/bin"), "5")


def try_interpreters(argus, folder):
    program = write(folder / "who.py", "import sys, json, ctypes\nprint(sys.prefix, sys.executable)\n")
    shims = folder / "shims"
    write(shims / "python3", f'#!/usr/bin/env bash\nexec {PYTHON} "$@"\n', 0o755)
    expect("a shim", run(argus, program, f"{shims}:/usr/bin:/bin"), f"/usr {PYTHON}")

    # A copy of the interpreter somewhere else, as version managers make them.
    home = folder / "home/.versions/3"
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    (home / "bin").mkdir(parents=True)
    (home / "lib").mkdir()
    shutil.copy(os.path.realpath(PYTHON), home / "bin" / version)
    (home / "bin/python3").symlink_to(version)
    (home / "lib" / version).symlink_to(f"/usr/lib/{version}")
    expect("an interpreter in a home", run(argus, program, f"{home}/bin:/usr/bin:/bin"),
           f"{home} {home}/bin/python3")

    venv = folder / "venv"
    subprocess.run([PYTHON, "-m", "venv", "--without-pip", "--system-site-packages", venv], check=True)
    site = next((venv / "lib").glob("python3*/site-packages"))
    write(site / "only_here.py", "value = 9\n")
    program = write(folder / "in_venv.py", "import only_here, sys\nprint(only_here.value, sys.prefix)\n")
    expect("a virtual environment", run(argus, program, f"{venv}/bin:/usr/bin:/bin"), f"9 {venv}")
    numpy = subprocess.run([PYTHON, "-c", "import numpy"], capture_output=True, check=False)
    if numpy.returncode != 0:
        print("numpy is not installed: left out")
        return
    program = write(folder / "with_numpy.py",
                    "import numpy\na = numpy.arange(9.0).reshape(3, 3)\nprint(int((a @ a).sum()))\n")
    expect("numpy", run(argus, program), "486")
    expect("numpy in a virtual environment", run(argus, program, f"{venv}/bin:/usr/bin:/bin"), "486")


def try_broken(argus, folder):
    """An interpreter that is a script and says that it is itself."""
    bin_folder = folder / "broken"
    script = bin_folder / "python3"
    write(script, f"#!/bin/sh\necho {script}\necho Liar 1\necho /usr\n", 0o755)
    program = write(folder / "print.py", "print(1)\n")
    done = run(argus, program, f"{bin_folder}:/usr/bin:/bin")
    if "not a program that can be started directly" not in done:
        failures.append(f"an interpreter that is no ELF file: {done}")


def try_homes(argus, folder):
    """A program right in a home sees what it can import, and nothing else."""
    home = folder / "user"
    write(home / ".ssh/id", "secret\n")
    write(home / "notes.txt", "private\n")
    write(home / "Documents/letter.txt", "private\n")
    write(home / "module.py", "value = 1\n")
    program = write(home / "main.py", "import os, module\nprint(sorted(os.listdir('.')))\n")
    expect("a home", run(argus, program, HOME=str(home)), "['main.py', 'module.py']")


def try_all(argus):
    with tempfile.TemporaryDirectory(prefix="argus-places-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        for number, attempt in enumerate((try_neighbours, try_node, try_interpreters, try_broken,
                                          try_homes)):
            part = folder / str(number)
            part.mkdir()
            attempt(argus, part)


def again_as_user(argus):
    """In a folder of its own, since the build's may be closed to others."""
    with tempfile.TemporaryDirectory(prefix="argus-user-") as name:
        os.chmod(name, 0o755)
        copy = shutil.copy(argus, name)
        script = shutil.copy(__file__, name)
        for path in (copy, script):
            os.chmod(path, os.stat(path).st_mode | stat.S_IROTH | stat.S_IXOTH)
        return subprocess.run(
            ["setpriv", f"--reuid={PLAIN_USER}", f"--regid={PLAIN_USER}", "--clear-groups", PYTHON,
             script, copy, "--user"], env={"PATH": "/usr/bin:/bin", "TMPDIR": "/tmp"},
            check=False).returncode


def main():
    argus = os.path.realpath(sys.argv[1])
    doctor = subprocess.run([argus, "doctor", "--quick", "--json"], capture_output=True, text=True, check=False)
    if json.loads(doctor.stdout)["sandbox"]["tier"] != "full":
        print("the full tier is not to be had here")
        return SKIPPED
    try_all(argus)
    for failure in failures:
        print("root:" if os.geteuid() == 0 else "user:", failure)
    status = 1 if failures else 0
    if os.geteuid() == 0 and "--user" not in sys.argv:
        status = again_as_user(argus) or status
    return status


sys.exit(main())
