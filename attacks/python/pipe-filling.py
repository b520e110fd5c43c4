# group: memory
# about: pipes and pairs of sockets, filled to the brim, are the kernel's memory
# expect: held
import errno
import os
import socket

total, kept = 0, []
try:
    while total < 200 << 20:
        if len(kept) % 2:
            left, right = socket.socketpair()
            kept.append((left, right))
            sides = (left.fileno(), right.fileno())
        else:
            kept.append(os.pipe())
            sides = kept[-1][1:]
        for side in sides:
            os.set_blocking(side, False)
            try:
                while True:
                    total += os.write(side, b"x" * 65536)
            except BlockingIOError:
                pass
except OSError as error:
    if error.errno != errno.EMFILE:
        raise
print("held" if total <= 64 << 20 else f"escaped: {total >> 20} MB in pipes and sockets")
