# group: disk
# about: fills whatever folder of memory there is beside the one for temporary files
# expect: held
import errno
import os

refusals = (errno.ENOENT, errno.EACCES, errno.EROFS, errno.EPERM)
for folder in ("/dev/shm", "/run/shm", "/run/lock", "/run/user/%d" % os.getuid(), "/dev/mqueue",
               "/run", "/var/tmp", "/dev", "/dev/hugepages", "/var/lock", "/sys/fs/cgroup",
               "/proc"):
    try:
        file = os.open(folder + "/argus-was-here", os.O_WRONLY | os.O_CREAT, 0o600)
        os.unlink(folder + "/argus-was-here")
        print("escaped: wrote to", folder)
        break
    except OSError as error:
        if error.errno not in refusals:
            raise
else:
    print("held")
