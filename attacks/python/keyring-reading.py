# group: calls
# about: keyctl, whose keyrings are shared by all boxes of a user
# expect: security
import ctypes
import platform

number = {"x86_64": 250, "aarch64": 219}[platform.machine()]
libc = ctypes.CDLL(None, use_errno=True)
# Harmless: the number of the session's keyring.
result = libc.syscall(number, 0, -3, 0)
print("escaped: keyctl came back with", result, "errno", ctypes.get_errno())
