# group: calls
# about: umount2, which would uncover what /tmp and /proc hide
# expect: security
import ctypes
import platform

number = {"x86_64": 166, "aarch64": 39}[platform.machine()]
libc = ctypes.CDLL(None, use_errno=True)
result = libc.syscall(number, 0, 0)
print("escaped: umount2 came back with", result, "errno", ctypes.get_errno())
