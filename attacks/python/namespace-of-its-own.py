# group: calls
# about: unshare, where a program is root of a user namespace
# expect: security
# restricted: security|held
import ctypes
import errno
import platform

number = {"x86_64": 272, "aarch64": 97}[platform.machine()]
libc = ctypes.CDLL(None, use_errno=True)
# Harmless: CLONE_NEWUSER.
result = libc.syscall(number, 0x10000000)
# An outer sandbox, as a container's, may have refused it first.
refused = result == -1 and ctypes.get_errno() == errno.EPERM
print("held" if refused else f"escaped: unshare came back with {result}")
