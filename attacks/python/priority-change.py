# group: calls
# about: priorities, processors and scheduling classes, which distort what is measured
# expect: held
import ctypes
import errno
import platform

libc = ctypes.CDLL(None, use_errno=True)
index = ("x86_64", "aarch64").index(platform.machine())
room = ctypes.create_string_buffer(b"\xff" * 8, 128)
zero = ctypes.create_string_buffer(128)
calls = (
    ("setpriority", (141, 140), (0, 0, 5)), ("sched_setscheduler", (144, 119), (0, 3, zero)),
    ("sched_setparam", (142, 118), (0, zero)), ("sched_setattr", (314, 274), (0, zero, 0)),
    ("sched_setaffinity", (203, 122), (0, 8, room)), ("ioprio_set", (251, 30), (1, 0, 0x6000)),
    ("mbind", (237, 235), (0, 0, 0, 0, 0, 0)), ("set_mempolicy", (238, 237), (0, 0, 0)),
    ("migrate_pages", (256, 238), (0, 0, 0, 0)), ("mlockall", (151, 230), (2,)),
)
for name, numbers, arguments in calls:
    result = libc.syscall(numbers[index], *arguments)
    if result != -1 or ctypes.get_errno() != errno.EPERM:
        print("escaped:", name, result, "errno", ctypes.get_errno())
        break
else:
    print("held")
