# group: calls
# about: pivot_root, which puts another root in the place of the box's
# expect: security
import ctypes
import platform

number = {"x86_64": 155, "aarch64": 41}[platform.machine()]
libc = ctypes.CDLL(None, use_errno=True)
result = libc.syscall(number, 0, 0)
print("escaped: pivot_root came back with", result, "errno", ctypes.get_errno())
