# group: memory
# about: one page read of every 2 MB costs a page of tables, which no limit on data counts
# expect: held
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
libc.mmap.restype = ctypes.c_void_p
chunk, step = 1 << 30, 2 << 20
for _ in range(150):
    at = libc.mmap(None, ctypes.c_size_t(chunk), 1, 0x4022, -1, ctypes.c_long(0))
    if at == ctypes.c_void_p(-1).value:
        break
    libc.madvise(ctypes.c_void_p(at), ctypes.c_size_t(chunk), 15)  # no huge pages
    for offset in range(0, chunk, step):
        ctypes.c_char.from_address(at + offset).value
with open("/proc/self/status") as file:
    tables = next(int(line.split()[1]) for line in file if line.startswith("VmPTE")) >> 10
print("held" if tables <= 160 else f"escaped: {tables} MB of page tables")
