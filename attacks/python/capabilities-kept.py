# group: calls
# about: root's rights, of which none may be left or come back, whoever runs argus
# expect: held
# restricted: skip a plain user cannot give up the bounding set there, and cannot use it either
with open("/proc/self/status") as file:
    lines = [line.split() for line in file if line.startswith(("Cap", "NoNewPrivs"))]
rights = {name.rstrip(":"): int(value, 16) for name, value in lines}
kept = [name for name, value in rights.items() if value and name != "NoNewPrivs"]
if kept or not rights["NoNewPrivs"] or len(rights) != 6:
    print("escaped:", *kept, "NoNewPrivs", rights["NoNewPrivs"])
else:
    print("held")
