# group: calls
# about: the calls of 32-bit programs, whose numbers mean other calls
# expect: security|held
import ctypes
import mmap
import platform

if platform.machine() != "x86_64":
    print("held")  # no instruction of a 64-bit program makes a 32-bit call
    raise SystemExit
# mov eax, 20 (getpid there, writev here); int 0x80; ret
code = b"\xb8\x14\x00\x00\x00\xcd\x80\xc3"
page = mmap.mmap(-1, 4096, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS,
                 mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
page.write(code)
address = ctypes.addressof(ctypes.c_char.from_buffer(page))
result = ctypes.CFUNCTYPE(ctypes.c_int)(address)()
print("escaped: int 0x80 came back with", result)
