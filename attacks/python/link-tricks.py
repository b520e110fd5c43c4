# group: files
# about: symbolic and hard links to what lies outside, for others to follow
# expect: held
# env: ARGUS_ATTACK_CANARY
import errno
import os

canary = os.environ.get("ARGUS_ATTACK_CANARY")
if not canary:
    print("escaped: no ARGUS_ATTACK_CANARY")
    raise SystemExit
place = os.environ.get("TMPDIR", "/tmp") + "/argus-link"
attempts = (("symlink", lambda: os.symlink(canary, place)),
            ("symlink upwards", lambda: os.symlink("../../../../..", place)),
            ("link", lambda: os.link(canary, place)),
            ("link of the input", lambda: os.link("/proc/self/fd/0", place, follow_symlinks=True)),
            ("link of itself", lambda: os.link("/proc/self/exe", place)))
for name, attempt in attempts:
    try:
        attempt()
        print("escaped:", name)
        break
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.EACCES):
            raise
else:
    print("held")
