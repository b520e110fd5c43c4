# group: calls
# about: the prctl options that loosen the box's hold on a process
# expect: held
import ctypes
import errno
import platform

libc = ctypes.CDLL(None, use_errno=True)
number = {"x86_64": 157, "aarch64": 167}[platform.machine()]
options = (
    ("PR_SET_PDEATHSIG", 1, 0), ("PR_SET_DUMPABLE", 4, 1), ("PR_SET_KEEPCAPS", 8, 0),
    ("PR_SET_TIMING", 14, 0), ("PR_SET_SECCOMP", 22, 0), ("PR_CAPBSET_DROP", 24, 0),
    ("PR_SET_SECUREBITS", 28, 0), ("PR_SET_TIMERSLACK", 29, 1),
    ("PR_TASK_PERF_EVENTS_DISABLE", 31, 0), ("PR_MCE_KILL", 33, 0), ("PR_SET_MM", 35, 0),
    ("PR_SET_CHILD_SUBREAPER", 36, 1), ("PR_SET_NO_NEW_PRIVS", 38, 1), ("PR_SET_THP_DISABLE", 41,
    0),
    ("PR_CAP_AMBIENT", 47, 4), ("PR_SET_SPECULATION_CTRL", 53, 0), ("PR_SET_IO_FLUSHER", 57, 0),
    ("PR_SET_SYSCALL_USER_DISPATCH", 59, 0), ("PR_SCHED_CORE", 62, 0), ("PR_SET_MDWE", 65, 0),
    ("PR_SET_MEMORY_MERGE", 67, 1), ("PR_SET_PTRACER", 0x59616D61, -1),
)
for name, option, value in options:
    result = libc.syscall(number, option, ctypes.c_long(value), 0, 0, 0)
    if result != -1 or ctypes.get_errno() != errno.EPERM:
        print("escaped:", name, result, "errno", ctypes.get_errno())
        break
else:
    print("held")
