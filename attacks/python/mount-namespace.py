# group: files
# about: is the mount namespace the host's, or the control groups' one?
# expect: held
# restricted: skip no namespaces there
# env: ARGUS_ATTACK_NAMESPACES
import os

host = os.environ.get("ARGUS_ATTACK_NAMESPACES")
mine = [os.readlink("/proc/self/ns/" + kind) for kind in ("mnt", "cgroup")]
if not host or "mnt:" not in host or "cgroup:" not in host:
    print("escaped: no ARGUS_ATTACK_NAMESPACES")
elif set(mine) & set(host.split(",")):
    print("escaped: the host's", mine)
else:
    with open("/proc/self/cgroup") as file:
        groups = [line.split(":", 2)[2] for line in file]
    print("held" if all(group == "/\n" for group in groups) else f"escaped: {groups}")
