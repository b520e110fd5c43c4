# group: ipc
# about: POSIX shared memory and semaphores: the host's, and new ones to fill the memory with
# expect: held
# env: ARGUS_ATTACK_SHM
import errno
import os
from multiprocessing import shared_memory

name = os.environ.get("ARGUS_ATTACK_SHM")
if not name:
    print("escaped: no ARGUS_ATTACK_SHM")
    raise SystemExit


def filled():
    memory = shared_memory.SharedMemory(create=True, size=32 << 20)
    memory.buf[:] = bytes(32 << 20)
    memory.unlink()


attempts = {"the host's": lambda: os.open("/dev/shm" + name, os.O_RDONLY),
            "the host's by name": lambda: shared_memory.SharedMemory(name.strip("/")),
            "a new one": filled, "a file": lambda: os.open("/dev/shm/argus",
            os.O_RDWR | os.O_CREAT),
            "a list": lambda: os.listdir("/dev/shm")}
for what, attempt in attempts.items():
    try:
        attempt()
        print("escaped:", what)
        break
    except OSError as error:
        if error.errno not in (errno.ENOENT, errno.EACCES, errno.EROFS, errno.EPERM):
            raise
else:
    print("held")
