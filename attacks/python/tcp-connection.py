# group: network
# about: TCP to a port of the host, and a port of its own, over IPv4 and IPv6
# expect: held
# env: ARGUS_ATTACK_PORT
import errno
import os
import socket

port = os.environ.get("ARGUS_ATTACK_PORT")
if not port:
    print("escaped: no ARGUS_ATTACK_PORT")
    raise SystemExit
attempts = {
    "connecting": lambda: socket.create_connection(("127.0.0.1", int(port)), 3),
    "multipath": lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM, 262),
    "listening": lambda: socket.create_server(("127.0.0.1", 0)),
    "IPv6": lambda: socket.socket(socket.AF_INET6, socket.SOCK_STREAM),
}
for name, attempt in attempts.items():
    try:
        attempt()
        print("escaped:", name)
        break
    except OSError as error:
        if error.errno != errno.EACCES:
            raise
else:
    print("held")
