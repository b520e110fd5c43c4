# group: calls
# about: userfaultfd, which holds the kernel inside a page fault
# expect: security
import ctypes
import platform

number = {"x86_64": 323, "aarch64": 282}[platform.machine()]
libc = ctypes.CDLL(None, use_errno=True)
result = libc.syscall(number, 0)
print("escaped: userfaultfd came back with", result, "errno", ctypes.get_errno())
