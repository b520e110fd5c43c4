# group: processes
# about: shells and helpers, by every way of the standard library
# expect: held
import errno
import multiprocessing
import os
import pty
import subprocess

attempts = {
    "run": lambda: subprocess.run(["/bin/true"]),
    "shell": lambda: subprocess.run("true", shell=True),
    "popen": lambda: os.popen("true").close(),
    "spawn": lambda: os.posix_spawn("/bin/true", ["true"], {}),
    "terminal": lambda: pty.fork() or os._exit(0),
    "pool": lambda: multiprocessing.get_context("fork").Process(target=int).start(),
    "spawned pool": lambda: multiprocessing.get_context("spawn").Process(target=int).start(),
}
for name, attempt in attempts.items():
    try:
        attempt()
        print("escaped:", name)
        break
    except OSError as error:
        # No terminals, no shared memory: what it would take is not there either.
        if error.errno not in (errno.EPERM, errno.EACCES) and str(error) != "out of pty devices":
            raise
else:
    print("held" if os.system("true") != 0 else "escaped: system")
