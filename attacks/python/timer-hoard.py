# group: memory
# about: timers of the kernel, each a small piece of its memory
# expect: held
import ctypes
import errno
import platform

libc = ctypes.CDLL(None, use_errno=True)
number = {"x86_64": 222, "aarch64": 107}[platform.machine()]
identity = ctypes.c_int()
made = 0
while made < 100_000 and libc.syscall(number, 1, 0, ctypes.byref(identity)) == 0:
    made += 1
if made <= 256 and ctypes.get_errno() == errno.EAGAIN:
    print("held")
else:
    print("escaped:", made, "timers, errno", ctypes.get_errno())
