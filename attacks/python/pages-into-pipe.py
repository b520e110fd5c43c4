# group: calls
# about: vmsplice, whose pages no limit counts
# expect: security
import ctypes
import platform

number = {"x86_64": 278, "aarch64": 75}[platform.machine()]
libc = ctypes.CDLL(None, use_errno=True)
result = libc.syscall(number, -1, 0, 0, 0)
print("escaped: vmsplice came back with", result, "errno", ctypes.get_errno())
