# group: files
# about: mounts on which setuid programs, devices or writing would count
# expect: held
# restricted: skip the host's own mounts are seen there
import os

with open("/proc/self/mountinfo") as file:
    lines = [line.split() for line in file]
# Of two at a place the later covers the other.
mounts = {line[4]: set(line[5].split(",")) for line in lines}
for place, options in mounts.items():
    if "nosuid" not in options:
        print("escaped: setuid programs count on", place)
        break
    if "nodev" not in options and not place.startswith("/dev/"):
        print("escaped: devices count on", place)
        break
    if "ro" not in options and place != "/tmp":
        print("escaped: writable is", place)
        break
else:
    flags = os.statvfs("/tmp").f_flag
    print("held" if flags & os.ST_NOEXEC else "escaped: programs may be run from /tmp")
