# group: disk
# about: many files of the size that one may have; then files that are held open and removed
# expect: held
import errno
import os

tmp = os.environ.get("TMPDIR", "/tmp")
total, kept = 0, []
for round in range(2):
    try:
        for i in range(64):
            path = f"{tmp}/argus-{round}-{i}"
            kept.append(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
            total += os.write(kept[-1], b"x" * (512 << 10))
            if round:
                os.unlink(path)
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EACCES, errno.EROFS, errno.ENOENT, errno.EFBIG):
            raise
    for name in os.listdir(tmp) if kept else ():
        os.unlink(f"{tmp}/{name}")
print("held" if total <= 18 << 20 else f"escaped: {total >> 20} MB of files")
