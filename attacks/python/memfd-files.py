# group: memory
# about: memfd_create, files of memory that belong to no process
# expect: held
import errno
import os

files = []
try:
    while len(files) < 200:
        files.append(os.memfd_create("argus"))
        os.posix_fallocate(files[-1], 0, 1 << 20)
    print("escaped: 200 files of memory")
except OSError as error:
    refused = error.errno == errno.EPERM and not files
    print("held" if refused else f"escaped: {len(files)} files of memory, then {error}")
