# group: calls
# about: TIOCSTI and TIOCLINUX, which type on the caller's terminal
# expect: held
import ctypes
import errno
import platform

libc = ctypes.CDLL(None, use_errno=True)
number = {"x86_64": 16, "aarch64": 29}[platform.machine()]
text = ctypes.create_string_buffer(b"\n", 256)
requests = {
    "TIOCSTI": 0x5412, "TIOCLINUX": 0x541C, "TIOCSCTTY": 0x540E, "TIOCNOTTY": 0x5422,
    "TIOCSPGRP": 0x5410, "TIOCCONS": 0x541D, "TIOCSETD": 0x5423, "TCSETS": 0x5402,
    "FIOASYNC": 0x5452, "FS_IOC_SETFLAGS": 0x40086602, "FIDEDUPERANGE": 0xC0189436,
    "NS_GET_PARENT": 0xB702, "TIOCSTI with a high bit": 0x100005412,
}
for name, request in requests.items():
    for descriptor in (0, 1, 2):
        result = libc.syscall(number, descriptor, ctypes.c_ulong(request), text)
        if result != -1 or ctypes.get_errno() != errno.EPERM:
            print("escaped:", name, result, "errno", ctypes.get_errno())
            raise SystemExit
print("held")
