# group: calls
# about: clock_settime, which changes everybody's time
# expect: security
import ctypes
import platform

number = {"x86_64": 227, "aarch64": 112}[platform.machine()]
libc = ctypes.CDLL(None, use_errno=True)
# Harmless: without a time.
result = libc.syscall(number, 0, 0)
print("escaped: clock_settime came back with", result, "errno", ctypes.get_errno())
