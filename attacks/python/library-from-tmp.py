# group: files
# about: loads a library from the folder that it may write to
# expect: held
import _ctypes
import ctypes
import errno
import os

with open(_ctypes.__file__, "rb") as file:
    library = file.read()
path = os.environ.get("TMPDIR", "/tmp") + "/argus-library.so"
try:
    with open(path, "wb") as file:
        file.write(library)
except OSError as error:
    if error.errno not in (errno.EACCES, errno.EROFS, errno.ENOENT):
        raise
    print("held")  # nothing is writable at all
    raise SystemExit
try:
    ctypes.CDLL(path)
    print("escaped: the library was mapped")
except OSError as error:
    refused = "failed to map segment" in str(error) or "not permitted" in str(error)
    print("held" if refused else f"escaped: unexpected {error}")
