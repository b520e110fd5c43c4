# group: processes
# about: processes that make processes
# expect: held
import errno
import os

made = 0
try:
    while made < 300:
        if os.fork() == 0:
            os._exit(0)
        made += 1
    print("escaped: 300 processes")
except OSError as error:
    refused = error.errno == errno.EPERM and made == 0
    print("held" if refused else f"escaped: {made} processes, then {error}")
