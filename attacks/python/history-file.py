# group: secrets
# about: reads, adds to and removes the history of measurements
# expect: held
# env: ARGUS_ATTACK_DB
import errno
import os

database = os.environ.get("ARGUS_ATTACK_DB")
if not database:
    print("escaped: no ARGUS_ATTACK_DB")
    raise SystemExit
attempts = {"reading": lambda: os.open(database, os.O_RDONLY),
            "adding": lambda: os.open(database, os.O_WRONLY | os.O_APPEND),
            "a journal": lambda: os.open(database + "-journal", os.O_WRONLY | os.O_CREAT),
            "listing": lambda: os.listdir(os.path.dirname(database))}
for name, attempt in attempts.items():
    try:
        if attempt():
            print("escaped:", name)
            break
    except OSError as error:
        if error.errno not in (errno.ENOENT, errno.EACCES, errno.EROFS):
            raise
else:
    print("held")
