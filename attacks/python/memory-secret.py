# group: calls
# about: memfd_secret, memory that no limit on data counts
# expect: security
import ctypes

number = 447
libc = ctypes.CDLL(None, use_errno=True)
# Harmless: flags that no kernel takes.
result = libc.syscall(number, 0xffff)
print("escaped: memfd_secret came back with", result, "errno", ctypes.get_errno())
