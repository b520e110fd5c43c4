# group: disk
# about: empty files, folders in folders, and names as long as they may be
# expect: held
import errno
import os

tmp = os.environ.get("TMPDIR", "/tmp")
refusals = (errno.ENOSPC, errno.EACCES, errno.EROFS, errno.ENOENT, errno.ENAMETOOLONG)
made = 0
try:
    for made in range(2000):
        os.close(os.open(f"{tmp}/{made:0>200}", os.O_WRONLY | os.O_CREAT, 0o600))
except OSError as error:
    if error.errno not in refusals:
        raise
path = tmp
try:
    for name in os.listdir(tmp) if made else ():
        os.unlink(f"{tmp}/{name}")
    for _ in range(900):
        path += "/x"
        os.mkdir(path)
        made += 1
except OSError as error:
    if error.errno not in refusals:
        raise
print("held" if made <= 600 else f"escaped: {made} files and folders")
