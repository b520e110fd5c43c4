# group: files
# about: paths that lead above the root, through /proc and by descriptors of folders
# expect: held
# env: ARGUS_ATTACK_CANARY
import errno
import os

canary = os.environ.get("ARGUS_ATTACK_CANARY")
if not canary:
    print("escaped: no ARGUS_ATTACK_CANARY")
    raise SystemExit
up = "/.." * 20
starts = ["", up, "/proc/self/root", "/proc/self/root" + up, "/proc/self/cwd" + up,
          "/proc/thread-self/root" + up, "/dev/fd/.." + up, "/box/.." + up, "/tmp/../" + up,
          "/proc/1/root", f"/proc/{os.getppid()}/root", "/proc/1/cwd" + up]
root = os.open("/", os.O_PATH)
attempts = [lambda start=start: os.open(start + canary, os.O_RDONLY) for start in starts]
attempts += [lambda: os.open("../../../.." + canary, os.O_RDONLY, dir_fd=root),
             lambda: os.open("/proc/self/fd/%d/../..%s" % (root, canary), os.O_RDONLY)]
for number, attempt in enumerate(attempts):
    try:
        attempt()
        print("escaped: way", number)
        break
    except OSError as error:
        if error.errno not in (errno.ENOENT, errno.EACCES, errno.EPERM):
            raise
else:
    print("held")
