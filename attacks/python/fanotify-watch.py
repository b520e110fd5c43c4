# group: calls
# about: fanotify_init, which watches other people's files
# expect: security
import ctypes
import platform

number = {"x86_64": 300, "aarch64": 262}[platform.machine()]
libc = ctypes.CDLL(None, use_errno=True)
result = libc.syscall(number, -1, 0)
print("escaped: fanotify_init came back with", result, "errno", ctypes.get_errno())
