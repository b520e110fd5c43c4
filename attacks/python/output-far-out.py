# group: output
# about: writes far beyond the end of its output, by every way to a descriptor
# expect: held
import ctypes
import errno
import os

libc = ctypes.CDLL(None, use_errno=True)
again = os.open("/proc/self/fd/1", os.O_RDWR)
far, keep_size = 1 << 30, 1


def sent():
    os.lseek(again, far, os.SEEK_SET)
    os.sendfile(again, os.open(__file__, os.O_RDONLY), 0, 100)


def reserved():
    if libc.fallocate(1, keep_size, ctypes.c_long(0), ctypes.c_long(64 << 20)) < 0:
        raise OSError(ctypes.get_errno(), "fallocate")


attempts = {"a hole": lambda: os.ftruncate(1, far), "a byte": lambda: os.pwrite(again, b"x", far),
            "allocated": lambda: os.posix_fallocate(1, far, 4096), "sent": sent,
            "reserved": reserved,
            "in pieces": lambda: os.pwritev(1, [b"x"] * 9, far)}
for name, attempt in attempts.items():
    try:
        attempt()
        print("escaped:", name)
        break
    except OSError as error:
        if error.errno != errno.EFBIG:
            raise
else:
    print("held" if os.fstat(1).st_size == 0 else "escaped: there is output already")
