# group: secrets
# about: a file of the user's, by every way of opening a file
# expect: held
# env: ARGUS_ATTACK_CANARY
import ctypes
import errno
import os
import platform

canary = os.environ.get("ARGUS_ATTACK_CANARY")
if not canary:
    print("escaped: no ARGUS_ATTACK_CANARY")
    raise SystemExit
libc = ctypes.CDLL(None, use_errno=True)
machine = platform.machine()
path, how = canary.encode(), ctypes.create_string_buffer(24)
calls = [
    ("openat", {"x86_64": 257, "aarch64": 56}[machine], (-100, path, 0, 0)),
    ("openat2", 437, (-100, path, how, 24)),
    ("uselib", 134 if machine == "x86_64" else 9999, (path,)),
    ("truncate", {"x86_64": 76, "aarch64": 45}[machine], (path, 7)),
]
if machine == "x86_64":
    calls += [("open", 2, (path, 0, 0)), ("creat", 85, (path + b"-new", 0o600))]
for name, number, arguments in calls:
    result = libc.syscall(number, *arguments)
    refusals = (errno.ENOENT, errno.EACCES, errno.EPERM, errno.EROFS)
    if result >= 0 or ctypes.get_errno() not in refusals:
        print("escaped:", name, result, "errno", ctypes.get_errno())
        break
else:
    print("held")
