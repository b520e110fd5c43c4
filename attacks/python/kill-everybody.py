# group: processes
# about: signals to everybody, to the box's first process, to argus and to the user's others
# expect: held
# env: ARGUS_ATTACK_PID ARGUS_ATTACK_PEER
import ctypes
import errno
import os
import platform

facts = [os.environ.get("ARGUS_ATTACK_" + name) for name in ("PID", "PEER")]
if not all(facts):
    print("escaped: no ARGUS_ATTACK_PID or ARGUS_ATTACK_PEER")
    raise SystemExit
libc = ctypes.CDLL(None, use_errno=True)
index = ("x86_64", "aarch64").index(platform.machine())
kill, tkill, tgkill, queue, queue_thread, pidfd_open, pidfd_send = (
    (62, 129), (200, 130), (234, 131), (129, 138), (297, 240), (434, 434), (424, 424))
others = {1, os.getppid(), *map(int, facts)} - {0, os.getpid()}
info = ctypes.create_string_buffer(128)
calls = [("all", kill, (-1, 0)), ("the group", kill, (0, 0)),
         ("the group by number", kill, (-os.getpid(), 0))]
for other in others:  # signal 0: is it allowed?
    calls += [("kill", kill, (other, 0)), ("tkill", tkill, (other, 0)),
              ("tgkill", tgkill, (other, other, 0)), ("a queued signal", queue, (other, 0, info)),
              ("one to a thread", queue_thread, (other, other, 0, info)),
              ("pidfd_open", pidfd_open, (other, 0)), ("a group", kill, (-other, 0))]
calls.append(("pidfd_send_signal", pidfd_send, (0, 0, 0, 0)))
for name, numbers, arguments in calls:
    result = libc.syscall(numbers[index], *arguments)
    if result != -1 or ctypes.get_errno() != errno.EPERM:
        print("escaped:", name, arguments, result, "errno", ctypes.get_errno())
        break
else:
    print("held")
