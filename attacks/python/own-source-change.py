# group: files
# about: changes, removes and replaces its own source and the drivers beside it
# expect: held
import errno
import os

source = os.path.abspath(__file__)
folder = os.path.dirname(source)
drivers = [os.path.join(place, name)
           for place in ("/argus", os.path.join(os.path.dirname(folder), "argus"))
           if os.path.isdir(place) for name in os.listdir(place)]
attempts = [("open", lambda path: os.close(os.open(path, os.O_RDWR))),
            ("truncate", lambda path: os.truncate(path, os.stat(path).st_size)),
            ("rename", lambda path: os.rename(path, path + "x")),
            ("unlink", os.unlink), ("utime", os.utime)]
for path in [source, folder, *drivers]:
    for name, attempt in attempts:
        try:
            attempt(path)
        except OSError as error:
            if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS, errno.EISDIR, errno.EBUSY):
                continue
            raise
        print("escaped:", name, "of", path)
        raise SystemExit
print("held")
