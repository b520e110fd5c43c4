# group: processes
# about: a daemon that goes on when the program has ended, by two forks and a session of its own
# expect: held
import errno
import os
import time

try:
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            time.sleep(2)
        os._exit(0)
    print("escaped: left a daemon behind")
except OSError as error:
    print("held" if error.errno == errno.EPERM else f"escaped: unexpected {error}")
