# group: calls
# about: the calls of the x32 ABI, which are the usual ones by other numbers
# expect: security|held
import ctypes
import platform

if platform.machine() != "x86_64":
    print("held")  # there is no such ABI
    raise SystemExit
libc = ctypes.CDLL(None, use_errno=True)
result = libc.syscall(0x40000000 | 39)
print("escaped: getpid of x32 came back with", result, "errno", ctypes.get_errno())
