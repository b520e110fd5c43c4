# group: network
# about: sockets of every family and type: raw, packet, netlink, vsock, crypto and the rest
# expect: held
import ctypes
import errno
import platform

libc = ctypes.CDLL(None, use_errno=True)
machine = platform.machine()
socket = {"x86_64": 41, "aarch64": 198}[machine]
socketpair = {"x86_64": 53, "aarch64": 199}[machine]
pair = (ctypes.c_int * 2)()
for family in range(64):
    for kind in (1, 2, 3, 4, 5, 6, 10):
        for protocol in (0, 1, 255):
            result = libc.syscall(socket, family, kind, protocol)
            if result != -1 or ctypes.get_errno() != errno.EACCES:
                print("escaped: socket", family, kind, "errno", ctypes.get_errno())
                raise SystemExit
        if family != 1:
            result = libc.syscall(socketpair, family, kind, 0, pair)
            if result != -1 or ctypes.get_errno() != errno.EPERM:
                print("escaped: socketpair", family, kind, "errno", ctypes.get_errno())
                raise SystemExit
print("held")
