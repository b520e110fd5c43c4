# group: secrets
# about: the kernel's log, memory, keys and symbols, and what it says of the whole machine
# expect: held
import errno
import os

names = ("kmsg", "kcore", "kallsyms", "keys", "key-users", "iomem", "modules", "config.gz",
         "vmallocinfo", "slabinfo", "pagetypeinfo", "timer_list", "sched_debug", "locks", "swaps",
         "kpageflags", "sysvipc/shm", "sysvipc/sem", "interrupts", "partitions", "diskstats",
         "cmdline", "bus/pci/devices", "sys/kernel/random/boot_id", "sys/kernel/hostname")
others = ("/sys/kernel/debug", "/sys/class/net", "/sys/devices", "/dev/kmsg", "/dev/mem")
refusals = (errno.ENOENT, errno.EACCES, errno.EPERM)
for path in [*("/proc/" + name for name in names), *others]:
    try:
        os.close(os.open(path, os.O_RDONLY | os.O_NONBLOCK))
        print("escaped:", path)
        break
    except OSError as error:
        if error.errno not in refusals:
            raise
else:
    print("held")
