# group: network
# about: binds, connects, listens and sets options on the only sockets that there are
# expect: held
import ctypes
import errno
import platform
import socket

libc = ctypes.CDLL(None, use_errno=True)
index = ("x86_64", "aarch64").index(platform.machine())
address = ctypes.create_string_buffer(b"\x01\x00\x00argus", 16)
room = ctypes.create_string_buffer(b"\xff\xff\xff\x0f", 64)
left, right = socket.socketpair()
calls = (
    ("bind", (49, 200), (address, 8)), ("connect", (42, 203), (address, 8)),
    ("listen", (50, 201), (5,)), ("accept4", (288, 242), (0, 0, 0)),
    ("setsockopt: a larger buffer", (54, 208), (1, 7, room, 4)),
    ("setsockopt: a larger buffer by force", (54, 208), (1, 32, room, 4)),
    ("setsockopt: a filter", (54, 208), (1, 26, room, 16)),
    ("recvmmsg", (299, 243), (0, 0, 0, 0)), ("sendmmsg", (307, 269), (0, 0, 0)),
)
for name, numbers, arguments in calls:
    result = libc.syscall(numbers[index], left.fileno(), *arguments)
    if result != -1 or ctypes.get_errno() != errno.EPERM:
        print("escaped:", name, result, "errno", ctypes.get_errno())
        break
else:
    print("held")
