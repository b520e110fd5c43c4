# group: games
# about: reads its input and makes it look unread: the time of reading, and the place in it
# expect: held
import errno
import os

os.read(0, 100)
for place in (0, "/proc/self/fd/0", "/dev/stdin"):
    try:
        os.utime(place, ns=(0, os.fstat(0).st_mtime_ns))
        print("escaped: the time of reading was set through", place)
        break
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.EACCES, errno.EROFS):
            raise
else:
    print("held")
