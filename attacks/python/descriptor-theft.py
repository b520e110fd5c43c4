# group: calls
# about: pidfd_getfd, which takes a descriptor out of another process
# expect: security
import ctypes

number = 438
libc = ctypes.CDLL(None, use_errno=True)
result = libc.syscall(number, -1, 0, 0)
print("escaped: pidfd_getfd came back with", result, "errno", ctypes.get_errno())
