# group: memory
# about: private maps and the break, in place of an allocator
# expect: held
import ctypes
import errno
import mmap

maps = []
try:
    while len(maps) < 350:
        room = mmap.mmap(-1, 1 << 20, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
        room.write(b"x" * (1 << 20))
        maps.append(room)
except OSError as error:
    if error.errno != errno.ENOMEM:
        raise
libc = ctypes.CDLL(None, use_errno=True)
libc.sbrk.restype = ctypes.c_void_p
grown = 0
while grown < 250 and libc.sbrk(ctypes.c_long(1 << 20)) != ctypes.c_void_p(-1).value:
    grown += 1
total = len(maps) + grown
print("held" if total <= 256 else f"escaped: {total} MB at a limit of 256")
