# group: calls
# about: unshare, where a program is root of a user namespace
# expect: security
import ctypes
import platform

number = {"x86_64": 272, "aarch64": 97}[platform.machine()]
libc = ctypes.CDLL(None, use_errno=True)
# Harmless: CLONE_NEWUSER.
result = libc.syscall(number, 0x10000000)
print("escaped: unshare came back with", result, "errno", ctypes.get_errno())
