# group: calls
# about: finit_module, code for the kernel
# expect: security
import ctypes
import platform

number = {"x86_64": 313, "aarch64": 273}[platform.machine()]
libc = ctypes.CDLL(None, use_errno=True)
result = libc.syscall(number, -1, 0, 0)
print("escaped: finit_module came back with", result, "errno", ctypes.get_errno())
