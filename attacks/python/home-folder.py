# group: secrets
# about: what lies in the user's home folder, and the keys that are usually there
# expect: held
# env: ARGUS_ATTACK_HOME
import os
import sys

home = os.environ.get("ARGUS_ATTACK_HOME")
if not home:
    print("escaped: no ARGUS_ATTACK_HOME")
    raise SystemExit


def names(folder):
    try:
        return set(os.listdir(folder))
    except (FileNotFoundError, PermissionError):
        return set()


# An interpreter below the home folder needs to be seen, and with it what is above it.
needed = [sys.prefix, sys.base_prefix, sys.exec_prefix, os.path.realpath(sys.executable), __file__]
on_the_way = {os.path.relpath(path, home).split(os.sep)[0] for path in needed}
found = (names(home) - on_the_way) | names("/home") - {os.path.basename(home)}
for name in (".ssh/id_rsa", ".ssh/id_ed25519", ".aws/credentials", ".netrc", ".bashrc",
             ".bash_history",
             ".gnupg", ".config", ".profile", ".gitconfig", ".npmrc", ".pypirc"):
    try:
        os.close(os.open(os.path.join(home, name), os.O_RDONLY))
        found.add(name)
    except (FileNotFoundError, PermissionError):
        pass
print("held" if not found else f"escaped: {sorted(found)[:3]}")
