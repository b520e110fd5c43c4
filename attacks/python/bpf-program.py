# group: calls
# about: bpf, which loads programs into the kernel
# expect: security
import ctypes
import platform

number = {"x86_64": 321, "aarch64": 280}[platform.machine()]
libc = ctypes.CDLL(None, use_errno=True)
# Harmless: a map of no attributes is refused by any kernel.
result = libc.syscall(number, 0, 0, 0)
print("escaped: bpf came back with", result, "errno", ctypes.get_errno())
