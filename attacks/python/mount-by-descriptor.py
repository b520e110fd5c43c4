# group: calls
# about: fsopen, the first step of the newer mount calls
# expect: security
# restricted: security|held
import ctypes
import errno

number = 430
libc = ctypes.CDLL(None, use_errno=True)
result = libc.syscall(number, 0, 0)
# An outer sandbox, as a container's, may have refused it first.
refused = result == -1 and ctypes.get_errno() == errno.EPERM
print("held" if refused else f"escaped: fsopen came back with {result}")
