# group: secrets
# about: descriptors that were open before the start, by list and by number
# expect: held
import fcntl
import os
import stat

found = [number for number in range(3, 1 << 16) if os.path.exists(f"/proc/self/fd/{number}")]
for number in range(3, 1024):
    try:
        fcntl.fcntl(number, fcntl.F_GETFD)
        found.append(number)
    except OSError:
        pass
listed = [int(name) for name in os.listdir("/proc/self/fd")]
found += [number for number in listed if number > 3]
kinds = [os.fstat(number).st_mode for number in (0, 1, 2)]
if found:
    print("escaped: descriptor", found[0])
elif any(stat.S_ISSOCK(kind) or stat.S_ISCHR(kind) or stat.S_ISDIR(kind) for kind in kinds):
    print("escaped: a socket, terminal or folder among the streams")
else:
    print("held")
