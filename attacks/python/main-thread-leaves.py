# group: time
# about: the first thread ends, another goes on: the process looks dead and is not
# expect: cpu
import ctypes
import os
import platform
import threading
import time

end = time.monotonic() + 10


def spin():
    while time.monotonic() < end:
        pass
    print("escaped: went on for 10 s", flush=True)
    os._exit(0)


threading.Thread(target=spin).start()
libc = ctypes.CDLL(None)
libc.syscall({"x86_64": 60, "aarch64": 93}[platform.machine()], 0)
