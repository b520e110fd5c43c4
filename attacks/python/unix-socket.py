# group: network
# about: sockets of the host by path and by abstract name
# expect: held
# env: ARGUS_ATTACK_SOCKET ARGUS_ATTACK_ABSTRACT
import errno
import os
import socket

path, name = (os.environ.get("ARGUS_ATTACK_" + fact) for fact in ("SOCKET", "ABSTRACT"))
if not path or not name:
    print("escaped: no ARGUS_ATTACK_SOCKET or ARGUS_ATTACK_ABSTRACT")
    raise SystemExit
for address in (path, "\0" + name, "/run/docker.sock", "/run/dbus/system_bus_socket"):
    try:
        socket.socket(socket.AF_UNIX).connect(address)
        print("escaped: connected to", repr(address))
        break
    except OSError as error:
        if error.errno != errno.EACCES:
            raise
else:
    print("held")
