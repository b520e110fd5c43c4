# group: calls
# about: modify_ldt, which programs of today do not need and exploits did
# expect: security|held
import ctypes
import platform

if platform.machine() != "x86_64":
    print("held")  # there is no such call, and no such table
    raise SystemExit
libc = ctypes.CDLL(None, use_errno=True)
# Harmless: reads no bytes of the table.
result = libc.syscall(154, 0, 0, 0)
print("escaped: modify_ldt came back with", result, "errno", ctypes.get_errno())
