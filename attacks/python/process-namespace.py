# group: processes
# about: is the process namespace the host's?
# expect: held
# restricted: skip no namespaces there
# env: ARGUS_ATTACK_NAMESPACES
import os

host = os.environ.get("ARGUS_ATTACK_NAMESPACES")
mine = os.readlink("/proc/self/ns/pid")
if not host or "pid:" not in host:
    print("escaped: no ARGUS_ATTACK_NAMESPACES")
elif mine in host.split(",") or not mine.startswith("pid:["):
    print("escaped: the host's", mine)
else:
    print("held")
