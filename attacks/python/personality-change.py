# group: calls
# about: personality, which turns off address randomisation and more
# expect: held
import ctypes
import errno
import platform

libc = ctypes.CDLL(None, use_errno=True)
number = {"x86_64": 135, "aarch64": 92}[platform.machine()]
for value in (0x0040000, 0x0400000, 0x0008, 0xFFFFFFFF):
    result = libc.syscall(number, ctypes.c_ulong(value))
    if result != -1 or ctypes.get_errno() != errno.EPERM:
        print("escaped: personality", hex(value), result, "errno", ctypes.get_errno())
        break
else:
    print("held")
