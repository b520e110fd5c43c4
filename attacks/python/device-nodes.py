# group: files
# about: makes devices and pipes of its own, and opens the machine's
# expect: held
import errno
import os
import stat

place = os.environ.get("TMPDIR", "/tmp") + "/argus-node"
for kind, number in ((stat.S_IFBLK, os.makedev(8, 0)), (stat.S_IFCHR, os.makedev(1, 1)),
                     (stat.S_IFCHR, 0), (stat.S_IFIFO, 0), (stat.S_IFSOCK, 0), (stat.S_IFREG, 0)):
    try:
        os.mknod(place, kind | 0o600, number)
        print("escaped: a node of kind", oct(kind))
        raise SystemExit
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.EACCES):
            raise
names = ("mem", "kmem", "port", "kmsg", "kvm", "fuse", "sda", "vda", "loop0", "loop-control", "tty",
         "tty0", "console", "ptmx", "pts/0", "net/tun", "hwrng", "snapshot", "userfaultfd", "shm",
         "mqueue", "input/event0", "dri/card0", "snd/control0", "btrfs-control", "vhost-net")
refusals = (errno.ENOENT, errno.EACCES, errno.EPERM, errno.ENXIO)
for name in names:
    try:
        os.open("/dev/" + name, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY)
        print("escaped: /dev/" + name)
        raise SystemExit
    except OSError as error:
        if error.errno not in refusals:
            raise
print("held")
