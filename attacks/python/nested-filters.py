# group: calls
# about: filters and Landlock domains of its own, which could answer for the box's
# expect: held
import ctypes
import errno
import platform

libc = ctypes.CDLL(None, use_errno=True)
seccomp = {"x86_64": 317, "aarch64": 277}[platform.machine()]
prctl = {"x86_64": 157, "aarch64": 167}[platform.machine()]
action = ctypes.c_uint32(0x7FFF0000)
attempts = (
    ("seccomp: which actions there are", seccomp, (2, 0, ctypes.byref(action))),
    ("seccomp through prctl", prctl, (22, 2, 0)),
    ("landlock: which version it is", 444, (0, 0, 1)),
    ("landlock: a domain", 446, (-1, 0)),
)
for name, number, arguments in attempts:
    result = libc.syscall(number, *arguments)
    if result != -1 or ctypes.get_errno() != errno.EPERM:
        print("escaped:", name, result, "errno", ctypes.get_errno())
        break
else:
    print("held")
