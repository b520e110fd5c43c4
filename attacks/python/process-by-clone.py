# group: processes
# about: clone for a process, an orphan, a process in new namespaces; vfork; clone3
# expect: held
import ctypes
import errno
import os
import platform

libc = ctypes.CDLL(None, use_errno=True)
index = ("x86_64", "aarch64").index(platform.machine())
child_ended, parent, thread, shared, handlers = 17, 0x8000, 0x10000, 0x100, 0x800
fork, clone, clone3 = (57, -1)[index], (56, 220)[index], 435
arguments = (ctypes.c_uint64 * 11)(0, 0, 0, 0, child_ended)
calls = [("clone3", clone3, (arguments, 64), errno.ENOSYS)]
if fork > 0:
    calls += [("fork", fork, (), errno.EPERM)]
for name, flags in (("a process", child_ended), ("an orphan", parent | child_ended), ("bare", 0),
                    ("a namespace", 0x10000000 | child_ended), ("a net", 0x40000000 | child_ended),
                    ("a thread's half", thread | handlers), ("traced", 0x2000 | child_ended),
                    ("a thread in a namespace", thread | shared | handlers | 0x10000000)):
    calls.append((name, clone, (ctypes.c_ulong(flags), 0, 0, 0, 0), errno.EPERM))
for name, number, given, refusal in calls:
    result = libc.syscall(number, *given)
    if result == 0:
        os._exit(0)
    if result != -1 or ctypes.get_errno() != refusal:
        print("escaped:", name, result, "errno", ctypes.get_errno())
        break
else:
    print("held")
