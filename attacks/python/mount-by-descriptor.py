# group: calls
# about: fsopen, the first step of the newer mount calls
# expect: security
import ctypes

number = 430
libc = ctypes.CDLL(None, use_errno=True)
result = libc.syscall(number, 0, 0)
print("escaped: fsopen came back with", result, "errno", ctypes.get_errno())
