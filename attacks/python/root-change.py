# group: calls
# about: chroot, by which root leaves a chroot
# expect: security
import ctypes
import platform

number = {"x86_64": 161, "aarch64": 51}[platform.machine()]
libc = ctypes.CDLL(None, use_errno=True)
# Harmless: to the root that it has already.
result = libc.syscall(number, b"/")
print("escaped: chroot came back with", result, "errno", ctypes.get_errno())
