"""What the shells complete: completions.py FOLDER, where the generated files are.

Bash is asked through its own function, fish through `complete -C`; of zsh only the syntax can be
checked without a terminal. A shell that is not installed is named and left out.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

# The words typed, the last one unfinished; what must be offered; what must not.
ROWS = [
    (["ru"], {"run"}, {"analyze"}),
    ([""], {"run", "analyze", "history", "input", "fit", "doctor"}, {"--input"}),
    (["run", "--in"], {"--input"}, {"--expect", "run"}),
    (["run", "--expect", ""], {"nlogn", "n^2"}, {"--input", "sort.py"}),
    (["run", "--lang", "p"], {"python"}, {"javascript"}),
    (["fit", "--fail-on", "g"], {"gate"}, {"inconclusive"}),
    (["history", ""], {"list", "show"}, {"sort.py"}),
    (["history", "--l"], {"--limit", "--label"}, {"list"}),
    (["history", "show", "--"], {"--json"}, {"--limit", "list"}),
    (["history", "show", "--db", "hi"], {"history.db"}, {"sort.py"}),
    (["run", "so"], {"sort.py"}, {"--input"}),
    (["run", "--db", "hi"], {"history.db"}, {"sort.py"}),
    (["run", "--label", "so"], set(), {"sort.py", "--input"}),
    (["run", "sort.py", "--no-s"], {"--no-save"}, {"--no-progress"}),
]

BASH = """
. "$1"
shift
COMP_WORDS=("$@")
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_argus
printf '%s\\n' "${COMPREPLY[@]}"
"""

FISH = """
source $argv[1]
complete -C "$argv[2]"
"""


def answer(command, folder):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8",
                          env={**os.environ, "HOME": folder, "XDG_CONFIG_HOME": folder})
    if done.returncode != 0 or done.stderr:
        raise SystemExit(f"{command[0]}: {done.stderr or done.returncode}")
    return {line.split("\t")[0] for line in done.stdout.splitlines()}


def ask_bash(made, folder, words):
    return answer(["bash", "--norc", "-c", BASH, "bash", made / "argus", "argus", *words], folder)


def ask_fish(made, folder, words):
    line = " ".join(["argus", *words])
    return answer(["fish", "--no-config", "-c", FISH, made / "argus.fish", line], folder)


def check_rows(shell, ask, made, folder):
    failures = 0
    for words, wanted, unwanted in ROWS:
        offered = ask(made, folder, words)
        if wanted <= offered and not unwanted & offered:
            continue
        failures += 1
        print(f"{shell}: argus {' '.join(words)}: offers {sorted(offered)}; "
              f"wanted {sorted(wanted)}, not {sorted(unwanted)}")
    return failures


def check_joined(made, folder):
    """`--color=al` reaches bash's function as three words."""
    offered = ask_bash(made, folder, ["run", "--color", "=", "al"])
    if offered == {"always"}:
        return 0
    print(f"bash: argus run --color=al: offers {sorted(offered)}, wanted always")
    return 1


def main():
    made = Path(sys.argv[1]).resolve()
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        for name in ("sort.py", "history.db"):
            Path(folder, name).touch()
        failures += check_rows("bash", ask_bash, made, folder) + check_joined(made, folder)
        if shutil.which("fish"):
            failures += check_rows("fish", ask_fish, made, folder)
        else:
            print("fish is not installed: not checked")
        if shutil.which("zsh"):
            answer(["zsh", "-f", "-n", made / "_argus"], folder)
        else:
            print("zsh is not installed: not checked")
    print(f"{len(ROWS)} rows, {failures} failures")
    return failures > 0


sys.exit(main())
