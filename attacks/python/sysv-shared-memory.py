# group: ipc
# about: SysV shared memory, which outlives the run, and a segment of the host
# expect: held
# env: ARGUS_ATTACK_SYSV
import ctypes
import errno
import os
import platform

key = os.environ.get("ARGUS_ATTACK_SYSV")
if not key:
    print("escaped: no ARGUS_ATTACK_SYSV")
    raise SystemExit
libc = ctypes.CDLL(None, use_errno=True)
index = ("x86_64", "aarch64").index(platform.machine())
calls = (("shmget of the host", (29, 194), (int(key), 4096, 0)),
         ("shmget", (29, 194), (0, 4096, 0o1600)), ("shmat", (30, 196), (0, 0, 0)),
         ("shmctl", (31, 195), (0, 2, 0)), ("shmdt", (67, 197), (0,)))
for name, numbers, arguments in calls:
    result = libc.syscall(numbers[index], *arguments)
    if result != -1 or ctypes.get_errno() != errno.EPERM:
        if name == "shmget":
            libc.shmctl(result, 0, None)
        print("escaped:", name, result, "errno", ctypes.get_errno())
        break
else:
    print("held")
