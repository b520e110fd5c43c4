# group: secrets
# about: a variable of the caller's environment, and all of it in the memory of the start
# expect: held
# env: ARGUS_ATTACK_SECRET
import ctypes
import os

name = os.environ.get("ARGUS_ATTACK_SECRET")
if not name:
    print("escaped: no ARGUS_ATTACK_SECRET")
    raise SystemExit
try:
    with open("/proc/self/environ") as file:
        given = file.read().split("\0")
except PermissionError:
    given = []
with open("/proc/self/maps") as file:
    stack = next(line for line in file if line.endswith("[stack]\n"))
low, high = (int(bound, 16) for bound in stack.split()[0].split("-"))
whole = ctypes.string_at(low, high - low)
usual = {"PATH", "HOME", "LANG", "TMPDIR", "TZ", "NO_COLOR", "PYTHONHASHSEED", "LC_CTYPE",
         "PYTHONDONTWRITEBYTECODE", "PYTHONNOUSERSITE", "OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS",
         "MKL_NUM_THREADS"}
strange = [one for one in os.environ if one not in usual and not one.startswith("ARGUS_ATTACK_")]
if name in os.environ or any(one.startswith(name + "=") for one in given):
    print("escaped:", name, "is in the environment")
elif f"\0{name}=".encode() in whole:
    print("escaped:", name, "is on the stack")
else:
    print("held" if not strange else f"escaped: {strange[0]} was handed down")
