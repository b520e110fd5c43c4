# group: calls
# about: another user, another group, and the capabilities of root
# expect: held
import ctypes
import errno
import os
import platform

libc = ctypes.CDLL(None, use_errno=True)
index = ("x86_64", "aarch64").index(platform.machine())
# To the user that it is already: allowed to everybody but for the filter.
uid, gid = os.getuid(), os.getgid()
calls = (
    ("setuid", (105, 146), (uid,)), ("setgid", (106, 144), (gid,)),
    ("setreuid", (113, 145), (uid, uid)), ("setregid", (114, 143), (gid, gid)),
    ("setresuid", (117, 147), (uid, uid, uid)), ("setresgid", (119, 149), (gid, gid, gid)),
    ("setfsuid", (122, 151), (uid,)), ("setfsgid", (123, 152), (gid,)),
    ("setgroups", (116, 159), (0, 0)), ("capset", (126, 91), (0, 0)),
    ("setpgid", (109, 154), (0, 0)), ("setsid", (112, 157), ()),
)
for name, numbers, arguments in calls:
    result = libc.syscall(numbers[index], *arguments)
    if result != -1 or ctypes.get_errno() != errno.EPERM:
        print("escaped:", name, result, "errno", ctypes.get_errno())
        break
else:
    with open("/proc/self/status") as file:
        rights = [line.split()[1] for line in file if line.startswith(("CapE", "CapP", "CapB"))]
    if uid == 0 or len(rights) != 3 or any(int(right, 16) for right in rights[:2]):
        print("escaped: user", uid, "capabilities", rights)
    else:
        print("held")
