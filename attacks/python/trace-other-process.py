# group: calls
# about: ptrace, which reads and steers other processes
# expect: security
import ctypes
import platform

number = {"x86_64": 101, "aarch64": 117}[platform.machine()]
libc = ctypes.CDLL(None, use_errno=True)
# Harmless: attaching to process 0 is attaching to nobody.
result = libc.syscall(number, 16, 0, 0, 0)
print("escaped: ptrace came back with", result, "errno", ctypes.get_errno())
