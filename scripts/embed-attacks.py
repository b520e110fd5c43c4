"""Write a C file that holds the attack battery's programs.

    embed-attacks.py OUT.c FILE...     each file a row of a table
    embed-attacks.py --list FOLDER     which files there are, sorted by language and name
"""

import pathlib
import sys

LANGUAGES = {".py": "LANG_PYTHON", ".js": "LANG_JAVASCRIPT"}


def rows_of(data):
    """The bytes as lines of a C array, with a zero at their end."""
    numbers = [str(byte if byte < 128 else byte - 256) for byte in data] + ["0"]
    return ["\t" + ", ".join(numbers[i : i + 16]) + "," for i in range(0, len(numbers), 16)]


def print_list(folder):
    for path in sorted(pathlib.Path(folder).glob("*/*")):
        if path.suffix in LANGUAGES:
            print(path)


def main():
    if sys.argv[1] == "--list":
        print_list(sys.argv[2])
        return
    paths = [pathlib.Path(name) for name in sys.argv[2:]]
    out = ["/* Made from attacks/ by scripts/embed-attacks.py. */", '#include "attack/program.h"',
           ""]
    rows = []
    for i, path in enumerate(paths):
        data = path.read_bytes()
        out += [f"static const char text_{i}[] = {{", *rows_of(data), "};"]
        rows.append(f'\t{{"{path.stem}", {LANGUAGES[path.suffix]}, text_{i}, {len(data)}}},')
    out += ["", "const struct attack_program attack_programs[] = {", *rows, "};",
            f"const size_t attack_programs_len = {len(paths)};"]
    pathlib.Path(sys.argv[1]).write_text("\n".join(out) + "\n", encoding="ascii")


main()
