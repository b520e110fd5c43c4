# group: memory
# about: maps that grow downwards count as stack, not as data
# expect: held
import ctypes
import errno

libc = ctypes.CDLL(None, use_errno=True)
libc.mmap.restype = ctypes.c_void_p
private, anonymous, grows_down, stack, droppable = 0x2, 0x20, 0x100, 0x20000, 0x8
size, got = 1 << 20, 0
for flags in (private | anonymous | grows_down, private | anonymous | grows_down | stack,
              droppable | anonymous | grows_down, private | grows_down):
    for _ in range(150):
        at = libc.mmap(None, ctypes.c_size_t(size), 3, flags, -1, ctypes.c_long(0))
        if at == ctypes.c_void_p(-1).value:
            if ctypes.get_errno() != errno.EPERM:
                print("escaped: unexpected errno", ctypes.get_errno())
                raise SystemExit
            break
        ctypes.memset(at, 1, size)
        got += 1
print("held" if got == 0 else f"escaped: {got} MB of maps that grow downwards")
