# group: calls
# about: setns, into the namespaces of the box's first process
# expect: security
# restricted: security|held
import ctypes
import errno
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
# An outer sandbox, as a container's, may have refused it first.
refused = result == -1 and ctypes.get_errno() == errno.EPERM
print("held" if refused else f"escaped: setns came back with {result}")
