# group: ipc
# about: is the namespace of queues and segments the host's?
# expect: held
# restricted: skip no namespaces there
# env: ARGUS_ATTACK_NAMESPACES
import os

host = os.environ.get("ARGUS_ATTACK_NAMESPACES")
mine = os.readlink("/proc/self/ns/ipc")
if not host or "ipc:" not in host:
    print("escaped: no ARGUS_ATTACK_NAMESPACES")
elif mine in host.split(",") or not mine.startswith("ipc:["):
    print("escaped: the host's", mine)
else:
    print("held")
