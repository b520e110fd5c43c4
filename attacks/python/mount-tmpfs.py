# group: calls
# about: mount, by which a box is rebuilt from inside
# expect: security
# restricted: security|held
import ctypes
import errno
import platform

number = {"x86_64": 165, "aarch64": 40}[platform.machine()]
libc = ctypes.CDLL(None, use_errno=True)
# Harmless: no address is valid, so nothing is mounted.
result = libc.syscall(number, 0, 0, 0, 0, 0)
# An outer sandbox, as a container's, may have refused it first.
refused = result == -1 and ctypes.get_errno() == errno.EPERM
print("held" if refused else f"escaped: mount came back with {result}")
