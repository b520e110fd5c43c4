# group: disk
# about: one file: without end, with a hole of a terabyte, allocated beyond its end
# expect: held
import ctypes
import errno
import os

libc = ctypes.CDLL(None, use_errno=True)
try:
    file = os.open(os.environ.get("TMPDIR", "/tmp") + "/argus", os.O_RDWR | os.O_CREAT, 0o600)
except OSError as error:
    if error.errno not in (errno.EACCES, errno.EROFS, errno.ENOENT):
        raise
    file = 1  # nothing else is writable
total = 0
try:
    while total < 64 << 20:
        total += os.write(file, b"x" * (1 << 16))
except OSError as error:
    assert error.errno in (errno.EFBIG, errno.ENOSPC), error
keep_size = 1
attempts = {"a hole": lambda: os.ftruncate(file, 1 << 40),
            "a byte far out": lambda: os.pwrite(file, b"x", 1 << 40),
            "allocated": lambda: os.posix_fallocate(file, 0, 64 << 20)}
answer = "held" if total <= 18 << 20 else f"escaped: {total >> 20} MB in a file"
for name, attempt in attempts.items():
    try:
        attempt()
        answer = f"escaped: {name}"
    except OSError as error:
        assert error.errno in (errno.EFBIG, errno.ENOSPC), error
if libc.fallocate(file, keep_size, ctypes.c_long(0), ctypes.c_long(64 << 20)) == 0:
    answer = "escaped: allocated beyond its end"
os.ftruncate(file, 0)
os.lseek(file, 0, os.SEEK_SET)
print(answer)
