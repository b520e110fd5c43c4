# group: files
# about: writes to its own input, which would be a later run's input too
# expect: held
import ctypes
import errno
import mmap
import os

libc = ctypes.CDLL(None, use_errno=True)


def again(flags):
    os.write(os.open("/proc/self/fd/0", flags), b"x")


size = os.fstat(0).st_size
attempts = {
    "write": lambda: os.pwrite(0, b"x", 0), "append": lambda: os.pwrite(0, b"x", size),
    "shorten": lambda: os.ftruncate(0, max(size - 1, 0) or 1),
    "lengthen": lambda: os.ftruncate(0, size + 1),
    "allocate": lambda: os.posix_fallocate(0, 0, size + 4096),
    "map": lambda: mmap.mmap(0, 1, mmap.MAP_SHARED, mmap.PROT_READ | mmap.PROT_WRITE),
    "open": lambda: again(os.O_RDWR), "open to append": lambda: again(os.O_WRONLY | os.O_APPEND),
    "empty": lambda: os.close(os.open("/proc/self/fd/0", os.O_WRONLY | os.O_TRUNC)),
    "send": lambda: os.sendfile(0, os.open(__file__, os.O_RDONLY), 0, 1),
}
for name, attempt in attempts.items():
    try:
        attempt()
        # Emptying what is empty changes nothing.
        if not (size == 0 and name in ("empty", "map")):
            print("escaped:", name)
            break
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.EACCES, errno.EBADF):
            raise
else:
    print("held")
