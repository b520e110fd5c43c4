# group: ipc
# about: message queues and semaphores, of SysV and of POSIX
# expect: held
import ctypes
import errno
import platform

libc = ctypes.CDLL(None, use_errno=True)
index = ("x86_64", "aarch64").index(platform.machine())
# Those of SysV are asked for without making them, so that none is left behind.
calls = (("msgget", (68, 186), (0x41524755, 0)), ("msgsnd", (69, 189), (0, 0, 0, 0)),
         ("msgrcv", (70, 188), (0, 0, 0, 0, 0o4000)), ("msgctl", (71, 187), (0, 3, 0)),
         ("semget", (64, 190), (0x41524755, 1, 0)), ("semop", (65, 193), (0, 0, 0)),
         ("semctl", (66, 191), (0, 0, 19, 0)), ("semtimedop", (220, 192), (0, 0, 0, 0)),
         ("mq_open", (240, 180), (b"argus", 0o102, 0o600, 0)), ("mq_unlink", (241, 181),
         (b"argus",)),
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
