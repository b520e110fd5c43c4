# group: network
# about: a datagram socket of a pair sends to whichever address it is given
# expect: held
# env: ARGUS_ATTACK_SOCKET ARGUS_ATTACK_ABSTRACT
import errno
import os
import socket

path, name = (os.environ.get("ARGUS_ATTACK_" + fact) for fact in ("SOCKET", "ABSTRACT"))
if not path or not name:
    print("escaped: no ARGUS_ATTACK_SOCKET or ARGUS_ATTACK_ABSTRACT")
    raise SystemExit
# No such thing; refused by the filter, or by Landlock. Anything else (it is of another type, it is
# connected) was said by one who found the socket.
refusals = (errno.EACCES, errno.EPERM, errno.ENOENT, errno.EISCONN)
for kind in (socket.SOCK_DGRAM, socket.SOCK_SEQPACKET, socket.SOCK_STREAM):
    try:
        sender, other = socket.socketpair(socket.AF_UNIX, kind)
    except PermissionError:
        continue
    for address in (path, "\0" + name):
        try:
            sender.sendto(b"argus", address)
            if kind != socket.SOCK_SEQPACKET or other.recv(9) != b"argus":
                print("escaped: sent to", repr(address))
                raise SystemExit
        except OSError as error:
            # An abstract name that does not exist is refused in these words.
            if error.errno == errno.ECONNREFUSED and address[0] == "\0":
                continue
            if error.errno not in refusals:
                print("escaped:", repr(address), "said", error)
                raise SystemExit
print("held")
