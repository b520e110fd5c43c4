# group: calls
# about: name_to_handle_at, half of the way out of a root by file handle
# expect: security
import ctypes
import platform

number = {"x86_64": 303, "aarch64": 264}[platform.machine()]
libc = ctypes.CDLL(None, use_errno=True)
result = libc.syscall(number, -100, 0, 0, 0, 0)
print("escaped: name_to_handle_at came back with", result, "errno", ctypes.get_errno())
