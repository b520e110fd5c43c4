# group: calls
# about: process_vm_readv, which reads the memory of other processes
# expect: security
import ctypes
import os
import platform

number = {"x86_64": 310, "aarch64": 270}[platform.machine()]
libc = ctypes.CDLL(None, use_errno=True)
# Harmless: no bytes are asked for.
result = libc.syscall(number, os.getppid(), 0, 0, 0, 0, 0)
print("escaped: process_vm_readv came back with", result, "errno", ctypes.get_errno())
