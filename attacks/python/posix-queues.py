# group: ipc
# about: POSIX message queues
# expect: held
import ctypes
import errno
import platform

libc = ctypes.CDLL(None, use_errno=True)
index = ("x86_64", "aarch64").index(platform.machine())
calls = (("mq_open", (240, 180), (b"argus", 0o102, 0o600, 0)), ("mq_unlink", (241, 181), (b"argus",)),
         ("mq_timedsend", (242, 182), (0, 0, 0, 0, 0)), ("mq_notify", (244, 184), (0, 0)),
         ("mq_getsetattr", (245, 185), (0, 0, 0)))
for name, numbers, arguments in calls:
    result = libc.syscall(numbers[index], *arguments)
    if result != -1 or ctypes.get_errno() != errno.EPERM:
        print("escaped:", name, result, "errno", ctypes.get_errno())
        libc.syscall((241, 181)[index], b"argus")
        break
else:
    print("held")
