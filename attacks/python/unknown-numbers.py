# group: calls
# about: calls newer than the box, and numbers that are no call at all
# expect: held
import ctypes
import errno

libc = ctypes.CDLL(None, use_errno=True)
# futex_waitv, an ordinary one, and those whose answer is a kill have programs of their own.
others = {435, 438, 439, 440, 441, 442, 443, 447, 449}
for number in [*range(434, 1100), 4095, 65535, 0x3FFFFFFF]:
    if number in others or 428 <= number <= 433 or number == 436:
        continue
    result = libc.syscall(number, ctypes.c_long(-1), ctypes.c_long(-1), ctypes.c_long(-1))
    if result != -1 or ctypes.get_errno() != errno.EPERM:
        print("escaped: call", number, "came back with", result, "errno", ctypes.get_errno())
        break
else:
    print("held")
