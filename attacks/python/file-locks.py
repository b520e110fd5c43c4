# group: ipc
# about: locks, leases and notices on files that other boxes see too
# expect: held
import errno
import fcntl
import os
import struct
import sys

file = os.open(sys.executable, os.O_RDONLY)
lock = struct.pack("hhqqi4x", fcntl.F_RDLCK, 0, 0, 0, 0)
attempts = {"flock": lambda: fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)}
commands = {"F_SETLK": 6, "F_GETLK": 5, "F_OFD_SETLK": 37, "F_OFD_GETLK": 36}
for name, command in commands.items():
    attempts[name] = lambda command=command: fcntl.fcntl(file, command, lock)
commands = {"F_SETLEASE": (1024, 0), "F_NOTIFY": (1026, 1), "F_SETOWN": (8, 1), "F_SETSIG": (10, 9),
            "F_SETPIPE_SZ": (1031, 1 << 20), "F_ADD_SEALS": (1033, 1), "F_SET_RW_HINT": (1036, 0)}
for name, (command, value) in commands.items():
    attempts[name] = lambda command=command, value=value: fcntl.fcntl(1, command, value)
for name, attempt in attempts.items():
    try:
        attempt()
        print("escaped:", name)
        break
    except OSError as error:
        if error.errno != errno.EPERM:
            raise
else:
    print("held")
