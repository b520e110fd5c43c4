# group: files
# about: the kernel's switches under /proc and /sys, and its own under /proc/self
# expect: held
import errno
import os

names = ["/proc/sys/kernel/core_pattern", "/proc/sys/kernel/hostname", "/proc/sys/vm/drop_caches",
         "/proc/sysrq-trigger", "/sys/fs/cgroup/cgroup.procs", "/sys/kernel/uevent_helper",
         "/sys/fs/cgroup/memory/notify_on_release", "/sys/power/state"]
names += ["/proc/self/" + name for name in (
    "oom_score_adj", "oom_adj", "mem", "uid_map", "gid_map", "setgroups", "coredump_filter",
    "clear_refs", "timerslack_ns", "comm", "loginuid", "attr/current", "autogroup", "sched",
    "make-it-fail", "timens_offsets", "projid_map", "task/%d/comm" % os.getpid())]
for name in names:
    try:
        os.open(name, os.O_WRONLY)
        print("escaped:", name, "can be written")
        break
    except OSError as error:
        if error.errno not in (errno.ENOENT, errno.EACCES, errno.EROFS, errno.EPERM):
            raise
else:
    print("held")
