# group: files
# about: modes, owners and attributes, which make a file dangerous to whoever uses it next
# expect: held
import ctypes
import errno
import os
import platform

libc = ctypes.CDLL(None, use_errno=True)
index = ("x86_64", "aarch64").index(platform.machine())
path = os.environ.get("TMPDIR", "/tmp") + "/argus-rights"
try:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
except OSError as error:
    if error.errno not in (errno.EACCES, errno.EROFS, errno.ENOENT):
        raise
    path, descriptor = os.path.abspath(__file__), 1  # nothing is writable at all
name, here = path.encode(), -100
calls = (
    ("fchmod", (91, 52), (descriptor, 0o4755)), ("fchmodat", (268, 53), (here, name, 0o4755)),
    ("fchown", (93, 55), (descriptor, -1, -1)), ("fchownat", (260, 54), (here, name, -1, -1, 0)),
    ("fchmodat2", (452, 452), (here, name, 0o4755, 0)),
    ("setxattr", (188, 5), (name, b"user.argus", b"x", 1, 0)),
    ("fsetxattr", (190, 7), (descriptor, b"user.argus", b"x", 1, 0)),
    ("getxattr", (191, 8), (name, b"user.argus", 0, 0)), ("listxattr", (194, 11), (name, 0, 0)),
    ("removexattr", (197, 14), (name, b"user.argus")),
)
for call, numbers, arguments in calls:
    result = libc.syscall(numbers[index], *arguments)
    if result != -1 or ctypes.get_errno() != errno.EPERM:
        print("escaped:", call, result, "errno", ctypes.get_errno())
        break
else:
    print("held")
