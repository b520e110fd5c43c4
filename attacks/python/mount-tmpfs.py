# group: calls
# about: mount, by which a box is rebuilt from inside
# expect: security
import ctypes
import platform

number = {"x86_64": 165, "aarch64": 40}[platform.machine()]
libc = ctypes.CDLL(None, use_errno=True)
# Harmless: no address is valid, so nothing is mounted.
result = libc.syscall(number, 0, 0, 0, 0, 0)
print("escaped: mount came back with", result, "errno", ctypes.get_errno())
