# group: memory
# about: reserves room without any rights and opens it for writing piece by piece, or by mremap
# expect: held
import ctypes
import errno

libc = ctypes.CDLL(None, use_errno=True)
libc.mmap.restype = libc.mremap.restype = ctypes.c_void_p
failed = ctypes.c_void_p(-1).value
size, got = 1 << 20, 0
start = libc.mmap(None, ctypes.c_size_t(size * 600), 0, 0x22, -1, ctypes.c_long(0))
assert start != failed
while got < 600:
    at = ctypes.c_void_p(start + got * size)
    if libc.mprotect(at, ctypes.c_size_t(size), 3) != 0:
        assert ctypes.get_errno() == errno.ENOMEM, ctypes.get_errno()
        break
    ctypes.memset(at, 1, size)
    got += 1
small = libc.mmap(None, ctypes.c_size_t(4096), 3, 0x22, -1, ctypes.c_long(0))
if small != failed:
    large = libc.mremap(ctypes.c_void_p(small), ctypes.c_size_t(4096),
                        ctypes.c_size_t(size * 600), 1)
    got += 0 if large == failed else 600
print("held" if got <= 256 else f"escaped: {got} MB at a limit of 256")
