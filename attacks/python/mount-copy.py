# group: calls
# about: open_tree, which clones a mount
# expect: security
import ctypes

number = 428
libc = ctypes.CDLL(None, use_errno=True)
result = libc.syscall(number, -1, 0, 0)
print("escaped: open_tree came back with", result, "errno", ctypes.get_errno())
