# group: games
# about: writes what looks like the box's own messages to every descriptor that there might be
# expect: held
import errno
import os
import struct

ended = struct.pack("iiii", 2, 0, 0, 0)
for number in range(3, 70000):
    try:
        os.write(number, ended)
        print("escaped: descriptor", number)
        break
    except OSError as error:
        if error.errno != errno.EBADF:
            raise
else:
    print("held")
