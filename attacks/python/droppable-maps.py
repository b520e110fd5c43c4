# group: memory
# about: kinds of private maps that a limit may forget: droppable, huge, locked, populated
# expect: held
import ctypes
import errno

libc = ctypes.CDLL(None, use_errno=True)
libc.mmap.restype = ctypes.c_void_p
kinds = {"droppable": 0x8, "huge": 0x40002, "locked": 0x2002, "populated": 0x8002,
         "without reserve": 0x4002, "for stacks": 0x20002}
size, got = 2 << 20, 0
for name, flags in kinds.items():
    for _ in range(60):
        at = libc.mmap(None, ctypes.c_size_t(size), 3, 0x20 | flags, -1, ctypes.c_long(0))
        if at == ctypes.c_void_p(-1).value:
            # EINVAL: a kernel that does not know the kind; EAGAIN: nothing may be locked.
            known = (errno.ENOMEM, errno.EPERM, errno.EINVAL, errno.EAGAIN, errno.EOPNOTSUPP)
            if ctypes.get_errno() not in known:
                print("escaped: unexpected errno", ctypes.get_errno(), "of", name)
                raise SystemExit
            break
        ctypes.memset(at, 1, size)
        got += 2
print("held" if got <= 256 else f"escaped: {got} MB at a limit of 256")
