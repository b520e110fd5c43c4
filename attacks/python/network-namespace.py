# group: network
# about: is the network the host's, and which cards does it have?
# expect: held
# restricted: skip no namespaces there
# env: ARGUS_ATTACK_NAMESPACES
import os

host = os.environ.get("ARGUS_ATTACK_NAMESPACES")
mine = os.readlink("/proc/self/ns/net")
if not host or "net:" not in host:
    print("escaped: no ARGUS_ATTACK_NAMESPACES")
elif mine in host.split(",") or not mine.startswith("net:["):
    print("escaped: the host's", mine)
else:
    with open("/proc/self/net/dev") as file:
        cards = [line.split(":")[0].strip() for line in file if ":" in line]
    with open("/proc/self/net/unix") as file:
        names = [line.split()[7] for line in file.readlines()[1:] if len(line.split()) > 7]
    # Every network has these, made by the kernel; and none of them is up.
    usual = {"lo", "sit0", "tunl0", "ip6tnl0", "gre0", "gretap0", "erspan0", "ip_vti0", "ip6_vti0",
             "ip6gre0"}
    if set(cards) - usual or names:
        print("escaped: cards", cards, "and sockets", names)
    else:
        print("held")
