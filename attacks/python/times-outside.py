# group: files
# about: sets the times of files outside, for which owning them is enough
# expect: held
# env: ARGUS_ATTACK_CANARY ARGUS_ATTACK_FOLDER
import errno
import os

facts = [os.environ.get("ARGUS_ATTACK_" + name) for name in ("CANARY", "FOLDER")]
if not all(facts):
    print("escaped: no ARGUS_ATTACK_CANARY or ARGUS_ATTACK_FOLDER")
    raise SystemExit
for path in [*facts, "/usr", "/etc", "/proc/self/exe", os.path.abspath(__file__)]:
    try:
        # To the present: writers may; to a time of choice: owners only.
        os.utime(path)
        print("escaped: the times of", path)
        break
    except OSError as error:
        if error.errno not in (errno.ENOENT, errno.EACCES, errno.EROFS, errno.EPERM):
            raise
    try:
        os.utime(path, ns=(os.stat(path).st_atime_ns, os.stat(path).st_mtime_ns))
        print("escaped: the times of", path)
        break
    except OSError as error:
        if error.errno not in (errno.ENOENT, errno.EACCES, errno.EROFS, errno.EPERM):
            raise
else:
    print("held")
