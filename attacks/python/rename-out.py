# group: files
# about: moves a file of its own to a folder outside
# expect: held
# env: ARGUS_ATTACK_FOLDER
import ctypes
import errno
import os

folder = os.environ.get("ARGUS_ATTACK_FOLDER")
if not folder:
    print("escaped: no ARGUS_ATTACK_FOLDER")
    raise SystemExit
libc = ctypes.CDLL(None, use_errno=True)
mine = os.environ.get("TMPDIR", "/tmp") + "/argus-mine"
try:
    os.close(os.open(mine, os.O_WRONLY | os.O_CREAT, 0o600))
except OSError as error:
    if error.errno not in (errno.EACCES, errno.EROFS, errno.ENOENT):
        raise
    mine = os.path.abspath(__file__)  # nothing is writable at all
refusals = (errno.EXDEV, errno.ENOENT, errno.EACCES, errno.EROFS, errno.EPERM)
for flags in (0, 1, 2, 4):  # plain, no replacing, exchange, whiteout
    result = libc.renameat2(-100, mine.encode(), -100, (folder + "/out").encode(), flags)
    if result == 0 or ctypes.get_errno() not in refusals:
        print("escaped: rename", flags, "result", result, "errno", ctypes.get_errno())
        break
else:
    print("held")
