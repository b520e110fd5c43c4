# group: calls
# about: io_uring, whose operations no filter of calls sees
# expect: held
import ctypes
import errno

libc = ctypes.CDLL(None, use_errno=True)
parameters = ctypes.create_string_buffer(256)
for name, number in (("setup", 425), ("enter", 426), ("register", 427)):
    result = libc.syscall(number, 1, parameters, 0, 0, 0, 0)
    # Not there at all: libuv falls back to threads then, and to nothing at EPERM.
    if result != -1 or ctypes.get_errno() != errno.ENOSYS:
        print("escaped: io_uring", name, result, "errno", ctypes.get_errno())
        break
else:
    print("held")
