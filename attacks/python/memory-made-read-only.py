# group: memory
# about: written, then made read-only: the limit on data counts what can be written only
# expect: memory
# limits: cpu=4 wall=10
import ctypes
import errno

libc = ctypes.CDLL(None, use_errno=True)
libc.mmap.restype = ctypes.c_void_p
size, got = 16 << 20, 0
while got < 600:
    at = libc.mmap(None, ctypes.c_size_t(size), 3, 0x22, -1, ctypes.c_long(0))
    if at == ctypes.c_void_p(-1).value:
        assert ctypes.get_errno() == errno.ENOMEM, ctypes.get_errno()
        break
    ctypes.memset(at, 1, size)
    got += 16
    if libc.mprotect(ctypes.c_void_p(at), ctypes.c_size_t(size), 1) != 0:
        break
print("held" if got <= 256 else f"escaped: {got} MB of memory at a limit of 256")
