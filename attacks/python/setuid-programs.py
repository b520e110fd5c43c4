# group: files
# about: programs that run as root for whoever starts them
# expect: held
import errno
import os
import stat

found = []
for folder in ("/usr/bin", "/usr/sbin", "/bin", "/usr/lib/openssh", "/usr/lib/dbus-1.0"):
    try:
        for entry in os.scandir(folder):
            if entry.is_file() and entry.stat().st_mode & (stat.S_ISUID | stat.S_ISGID):
                found.append(entry.path)
    except (FileNotFoundError, PermissionError):
        pass
with open("/proc/self/status") as file:
    if "NoNewPrivs:\t1\n" not in file:
        print("escaped: new privileges may be had", flush=True)
        raise SystemExit
for path in [*found, "/usr/bin/su", "/usr/bin/env"]:
    try:
        os.execv(path, [path, "--version"])
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.EACCES):
            raise
print("held")
