# group: calls
# about: setns, into the namespaces of the box's first process
# expect: security
import ctypes
import os
import platform

number = {"x86_64": 308, "aarch64": 268}[platform.machine()]
libc = ctypes.CDLL(None, use_errno=True)
for place in ("/proc/1/ns/net", "/proc/self/ns/net"):
    try:
        namespace = os.open(place, os.O_RDONLY)
        break
    except (FileNotFoundError, PermissionError):
        namespace = -1
result = libc.syscall(number, namespace, 0)
print("escaped: setns came back with", result, "errno", ctypes.get_errno())
