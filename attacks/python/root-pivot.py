# group: calls
# about: pivot_root, which puts another root in the place of the box's
# expect: security
# restricted: security|held
import ctypes
import errno
import platform

number = {"x86_64": 155, "aarch64": 41}[platform.machine()]
libc = ctypes.CDLL(None, use_errno=True)
result = libc.syscall(number, 0, 0)
# An outer sandbox, as a container's, may have refused it first.
refused = result == -1 and ctypes.get_errno() == errno.EPERM
print("held" if refused else f"escaped: pivot_root came back with {result}")
