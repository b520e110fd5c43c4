# group: calls
# about: reboot, which ends everything
# expect: security
import ctypes
import platform

number = {"x86_64": 169, "aarch64": 142}[platform.machine()]
libc = ctypes.CDLL(None, use_errno=True)
# Harmless: without its magic numbers it does nothing.
result = libc.syscall(number, 0, 0, 0, 0)
print("escaped: reboot came back with", result, "errno", ctypes.get_errno())
