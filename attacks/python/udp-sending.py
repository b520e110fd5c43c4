# group: network
# about: a datagram to a port of the host
# expect: held
# env: ARGUS_ATTACK_UDP
import errno
import os
import socket

port = os.environ.get("ARGUS_ATTACK_UDP")
if not port:
    print("escaped: no ARGUS_ATTACK_UDP")
    raise SystemExit
try:
    sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sender.sendto(b"argus", ("127.0.0.1", int(port)))
    print("escaped: a datagram was sent")
except OSError as error:
    print("held" if error.errno == errno.EACCES else f"escaped: unexpected {error}")
