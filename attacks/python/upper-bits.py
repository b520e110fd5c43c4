# group: calls
# about: arguments whose upper half the kernel ignores and a filter may not
# expect: held
import ctypes
import errno
import os
import platform

libc = ctypes.CDLL(None, use_errno=True)
index = ("x86_64", "aarch64").index(platform.machine())
high = 1 << 32
calls = (
    ("kill", (62, 129), (high | os.getppid(), 0)), ("kill of all", (62, 129), (high - 1, 0)),
    ("clone", (56, 220), (high | 17, 0, 0, 0, 0)), ("socket", (41, 198), (high | 2, 1, 0)),
    ("prlimit", (302, 261), (0, high | 2, os.urandom(16), 0)),
    ("fcntl lock", (72, 25), (1, high | 6, bytes(32))),
    ("prctl", (157, 167), (high | 4, 1, 0, 0, 0)),
    ("execveat", (322, 281), (high | 255, b"", 0, 0, 0x1000)),
)
for name, numbers, arguments in calls:
    given = [ctypes.c_ulong(value) if isinstance(value, int) else value for value in arguments]
    result = libc.syscall(numbers[index], *given)
    if result == 0 and name == "clone":
        os._exit(0)
    if result != -1 or ctypes.get_errno() not in (errno.EPERM, errno.EACCES):
        print("escaped:", name, result, "errno", ctypes.get_errno())
        break
else:
    print("held")
