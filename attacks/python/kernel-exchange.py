# group: calls
# about: kexec_load, another kernel
# expect: security
import ctypes
import platform

number = {"x86_64": 246, "aarch64": 104}[platform.machine()]
libc = ctypes.CDLL(None, use_errno=True)
# Harmless: flags that no kernel takes.
result = libc.syscall(number, 0, 0, 0, 0xffff)
print("escaped: kexec_load came back with", result, "errno", ctypes.get_errno())
