# group: calls
# about: kcmp, which tells what two processes share
# expect: security
import ctypes
import os
import platform

number = {"x86_64": 312, "aarch64": 272}[platform.machine()]
libc = ctypes.CDLL(None, use_errno=True)
# Harmless: 99 is no kind of comparison.
result = libc.syscall(number, os.getpid(), os.getpid(), 99, 0, 0)
print("escaped: kcmp came back with", result, "errno", ctypes.get_errno())
