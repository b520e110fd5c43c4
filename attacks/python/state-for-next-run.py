# group: games
# about: leaves something behind in every place, and looks for it in the next run
# expect: held
# runs: 2
import errno
import os

name = "argus-state"


def readable(place):
    try:
        with open(f"{place}/{name}") as file:
            return bool(file.read())
    except (FileNotFoundError, PermissionError):
        return False


refusals = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOSPC)
here = os.path.dirname(os.path.abspath(__file__))
places = [os.environ.get("TMPDIR", "/tmp"), os.environ.get("HOME", "/tmp"), here,
          os.path.dirname(here),
          os.getcwd(), "/tmp", "/var/tmp", "/dev/shm", "/box", "/argus", "/src", "/dev", "/run"]
# Read, not only seen: names of the host may be seen in the restricted tier.
found = [place for place in places if readable(place)]
for place in places:
    try:
        with open(f"{place}/{name}", "w") as file:
            file.write("from the run before")
    except OSError as error:
        if error.errno not in refusals:
            raise
for path in (__file__, here, "/dev/null", "/dev/zero"):
    if int(os.stat(path).st_atime) == 1234567890:
        found.append(path)
    try:
        os.utime(path, (1234567890, 1234567890))
    except OSError as error:
        if error.errno not in refusals:
            raise
print("held" if not found else f"escaped: something was left in {found[0]}")
