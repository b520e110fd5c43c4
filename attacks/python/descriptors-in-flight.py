# group: memory
# about: descriptors sent over sockets and closed: filled pipes beyond the limit on open files
# expect: held
import errno
import os
import socket

total, carriers = 0, []
try:
    while total < 300 << 20:
        carriers.append(socket.socketpair())
        for _ in range(100):
            reading, writing = os.pipe()
            os.set_blocking(writing, False)
            try:
                while True:
                    total += os.write(writing, b"x" * 65536)
            except BlockingIOError:
                pass
            try:
                socket.send_fds(carriers[-1][0], [b"x"], [reading, writing])
            finally:
                os.close(reading)
                os.close(writing)
except OSError as error:
    if error.errno not in (errno.ETOOMANYREFS, errno.EMFILE, errno.EAGAIN):
        raise
print("held" if total <= 64 << 20 else f"escaped: {total >> 20} MB in flight")
