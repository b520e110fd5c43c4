# group: memory
# about: recursion in C without an end
# expect: signal
import ctypes

libc = ctypes.CDLL(None)
depth = 0
kind = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)


def deeper(_left, _right):
    global depth
    depth += 1
    if depth > 200_000:
        print("escaped: a stack of", depth, "calls", flush=True)
        libc._exit(0)
    libc.qsort(room, 2, 1, callback)
    return 0


import sys
sys.setrecursionlimit(10**9)
room = ctypes.create_string_buffer(b"ab")
callback = kind(deeper)
libc.qsort(room, 2, 1, callback)
