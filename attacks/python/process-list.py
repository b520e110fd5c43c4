# group: secrets
# about: which other processes there are
# expect: held
# restricted: skip the host's process numbers can be seen there
# env: ARGUS_ATTACK_PEER
import os

peer = os.environ.get("ARGUS_ATTACK_PEER")
if not peer:
    print("escaped: no ARGUS_ATTACK_PEER")
    raise SystemExit
mine = str(os.getpid())
found = [name for name in os.listdir("/proc") if name.isdigit() and name != mine]
for number in range(1, 5000):
    if str(number) != mine and os.path.exists(f"/proc/{number}/stat"):
        found.append(str(number))
try:
    os.getpgid(int(peer))
    if peer != mine:
        found.append(peer)
except ProcessLookupError:
    pass
print("held" if not found else f"escaped: process {found[0]}")
