# group: memory
# about: shared anonymous maps, which no resource limit counts
# expect: held
import errno
import mmap

maps = []
try:
    while len(maps) < 300:
        room = mmap.mmap(-1, 1 << 20, mmap.MAP_SHARED | mmap.MAP_ANONYMOUS)
        room.write(b"x" * (1 << 20))
        maps.append(room)
    print("escaped: 300 MB of shared anonymous maps")
except OSError as error:
    refused = error.errno == errno.EPERM and not maps
    print("held" if refused else f"escaped: {len(maps)} maps, then {error}")
