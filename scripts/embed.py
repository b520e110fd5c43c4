"""Write a C file that holds other files as byte arrays: embed.py OUT.c NAME=FILE..."""

import sys


def main():
    out = ["/* Made from data files by scripts/embed.py. */", "#include <stddef.h>", ""]
    for pair in sys.argv[2:]:
        name, path = pair.split("=", 1)
        with open(path, "rb") as file:
            data = file.read()
        out.append(f"extern const char {name}[];")
        out.append(f"extern const size_t {name}_len;")
        out.append(f"const size_t {name}_len = {len(data)};")
        out.append(f"const char {name}[] = {{")
        row = [str(b if b < 128 else b - 256) for b in data] + ["0"]
        out += ["\t" + ", ".join(row[i : i + 16]) + "," for i in range(0, len(row), 16)]
        out.append("};")
    with open(sys.argv[1], "w", encoding="ascii") as file:
        file.write("\n".join(out) + "\n")


main()
