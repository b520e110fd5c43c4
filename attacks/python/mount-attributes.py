# group: calls
# about: mount_setattr, which would make the root writable
# expect: security
import ctypes

number = 442
libc = ctypes.CDLL(None, use_errno=True)
result = libc.syscall(number, -1, 0, 0, 0, 0)
print("escaped: mount_setattr came back with", result, "errno", ctypes.get_errno())
