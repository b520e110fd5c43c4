# group: files
# about: writes a library to its standard output, and loads it from there
# expect: held
# restricted: skip its output is a memory file there, and of those code can be mapped
import ctypes
import os
import re
import stat

with open("/proc/self/maps") as file:
    libraries = set(re.findall(r"/\S+\.so[.\d]*$", file.read(), flags=re.M))
with open(min(libraries, key=os.path.getsize), "rb") as file:
    library = file.read()
if not stat.S_ISREG(os.fstat(1).st_mode):
    print("held")  # what is no file is not mapped
    raise SystemExit
os.write(1, library)
try:
    ctypes.CDLL("/proc/self/fd/1")
    answer = "escaped: the library was mapped"
except OSError as error:
    refused = "failed to map segment" in str(error) or "ermi" in str(error)
    answer = "held" if refused else f"escaped: unexpected {error}"
print("\n" + answer)
