# group: network
# about: who talks to whom on the host, as the kernel lists it
# expect: held
import errno
import os

names = ("tcp", "tcp6", "udp", "raw", "unix", "netlink", "packet", "arp", "route", "fib_trie")
for name in names:
    for place in ("/proc/net/", "/proc/self/net/", "/proc/1/net/"):
        try:
            with open(place + name) as file:
                lines = [line.split() for line in file.readlines()[1:] if line.strip()]
        except OSError as error:
            if error.errno not in (errno.ENOENT, errno.EACCES, errno.EINVAL):
                raise
            continue
        if name == "unix":  # the box's own have no names
            lines = [words for words in lines if len(words) > 7]
        if lines and name not in ("netlink", "fib_trie"):
            print("escaped:", place + name, "has", len(lines), "lines")
            raise SystemExit
print("held")
