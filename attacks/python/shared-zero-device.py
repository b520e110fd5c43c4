# group: memory
# about: shared maps of /dev/zero: shared anonymous memory by another name
# expect: memory
import errno
import mmap
import os

maps, size = [], 4 << 20
try:
    zero = os.open("/dev/zero", os.O_RDWR)
    while len(maps) < 100:
        room = mmap.mmap(zero, size, mmap.MAP_SHARED)
        room.write(b"x" * size)
        maps.append(room)
    print("escaped: 400 MB at a limit of 256")
except OSError as error:
    refused = error.errno in (errno.EPERM, errno.EACCES, errno.ENOENT) and not maps
    print("held" if refused else f"escaped: {len(maps)} maps, then {error}")
