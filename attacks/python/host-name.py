# group: secrets
# about: the name of the machine
# expect: held
# restricted: skip no namespaces there
# env: ARGUS_ATTACK_HOSTNAME ARGUS_ATTACK_NAMESPACES
import os

name = os.environ.get("ARGUS_ATTACK_HOSTNAME")
host = os.environ.get("ARGUS_ATTACK_NAMESPACES")
mine = os.readlink("/proc/self/ns/uts")
if not name or not host or "uts:" not in host:
    print("escaped: no ARGUS_ATTACK_HOSTNAME or ARGUS_ATTACK_NAMESPACES")
elif mine in host.split(",") or not mine.startswith("uts:["):
    print("escaped: the host's", mine)
else:
    print("held" if os.uname().nodename != name else f"escaped: the machine is {name}")
