# group: games
# about: raises its limits, lowers those of others, and reads theirs
# expect: held
# env: ARGUS_ATTACK_PEER
import ctypes
import errno
import os
import platform

peer = os.environ.get("ARGUS_ATTACK_PEER")
if not peer:
    print("escaped: no ARGUS_ATTACK_PEER")
    raise SystemExit
libc = ctypes.CDLL(None, use_errno=True)
prlimit = {"x86_64": 302, "aarch64": 261}[platform.machine()]
setrlimit = {"x86_64": 160, "aarch64": 164}[platform.machine()]
old, stack = (ctypes.c_uint64 * 2)(), 3
calls = []
for resource in range(16):
    if resource != stack:
        # To what it is already: allowed to everybody but for the filter.
        libc.syscall(prlimit, 0, resource, 0, old)
        same = (ctypes.c_uint64 * 2)(*old)
        calls += [(f"limit {resource}", prlimit, (0, resource, same, 0)),
                  (f"limit {resource} the old way", setrlimit, (resource, same)),
                  (f"limit {resource} by number", prlimit, (os.getpid(), resource, same, 0))]
for process in {1, os.getppid(), int(peer)} - {0, os.getpid()}:
    calls.append((f"a limit of {process}", prlimit, (process, 7, 0, old)))
for name, number, arguments in calls:
    result = libc.syscall(number, *arguments)
    if result != -1 or ctypes.get_errno() != errno.EPERM:
        print("escaped:", name, result, "errno", ctypes.get_errno())
        raise SystemExit
endless = (ctypes.c_uint64 * 2)(2**64 - 1, 2**64 - 1)
if libc.syscall(prlimit, 0, stack, endless, 0) == 0:
    print("escaped: a stack without a limit")
else:
    print("held")
