# group: calls
# about: syslog, the kernel's log
# expect: security
import ctypes
import platform

number = {"x86_64": 103, "aarch64": 116}[platform.machine()]
libc = ctypes.CDLL(None, use_errno=True)
# Harmless: asks for the log's size only.
result = libc.syscall(number, 10, 0, 0)
print("escaped: syslog came back with", result, "errno", ctypes.get_errno())
