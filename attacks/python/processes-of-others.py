# group: secrets
# about: environment, memory, files and command line of argus and of the user's other processes
# expect: held
# env: ARGUS_ATTACK_PID ARGUS_ATTACK_PEER
import errno
import os

facts = [os.environ.get("ARGUS_ATTACK_" + name) for name in ("PID", "PEER")]
if not all(facts):
    print("escaped: no ARGUS_ATTACK_PID or ARGUS_ATTACK_PEER")
    raise SystemExit
names = ("environ", "maps", "mem", "cmdline", "exe", "fd/0", "cwd", "root/etc/hostname", "auxv",
         "stack", "syscall", "io", "personality", "pagemap", "map_files", "fdinfo/0", "smaps")
refusals = (errno.ENOENT, errno.EACCES, errno.EPERM, errno.ESRCH)
for process in {*facts, "1", str(os.getppid())} - {str(os.getpid())}:
    for name in names:
        path = f"/proc/{process}/{name}"
        try:
            descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
            if os.path.isdir(path) or os.read(descriptor, 1):
                print("escaped: read", path)
                raise SystemExit
        except OSError as error:
            if error.errno not in refusals:
                raise
print("held")
