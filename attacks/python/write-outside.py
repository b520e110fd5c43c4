# group: files
# about: new files where the user may write, and in every folder that the box shows
# expect: held
# env: ARGUS_ATTACK_FOLDER ARGUS_ATTACK_HOME
import errno
import os
import sys

facts = [os.environ.get("ARGUS_ATTACK_" + name) for name in ("FOLDER", "HOME")]
if not all(facts):
    print("escaped: no ARGUS_ATTACK_FOLDER or ARGUS_ATTACK_HOME")
    raise SystemExit
here = os.path.dirname(os.path.abspath(__file__))
places = [*facts, "/", "/usr/lib", "/etc", "/bin", "/box", "/src", "/argus", "/dev", "/proc",
          "/sys",
          "/var/tmp", "/var/spool/cron", "/run", "/home", "/opt", "/root", here, sys.prefix]
refusals = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT)
for place in places:
    name = place.rstrip("/") + "/argus-was-here"
    for attempt in (lambda: os.close(os.open(name, os.O_WRONLY | os.O_CREAT, 0o600)),
                    lambda: os.mkdir(name),
                    lambda: os.close(os.open(place, os.O_WRONLY | os.O_TMPFILE, 0o600))):
        try:
            attempt()
        except OSError as error:
            if error.errno in refusals or (error.errno, place) == (errno.EOPNOTSUPP, "/proc"):
                continue
            raise
        print("escaped: wrote to", place)
        raise SystemExit
print("held")
