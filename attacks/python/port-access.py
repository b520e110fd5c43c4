# group: calls
# about: iopl, the machine's ports
# expect: security|held
import ctypes
import platform

if platform.machine() != "x86_64":
    print("held")  # there is no such call, and nothing that it would reach
    raise SystemExit
libc = ctypes.CDLL(None, use_errno=True)
# Harmless: there is no level 4.
result = libc.syscall(172, 4)
print("escaped: iopl came back with", result, "errno", ctypes.get_errno())
