"""Write the completions of bash, zsh and fish: completions.py ARGUS FOLDER.

Everything comes from `argus --list-options`; this file only knows how each shell wants it.
"""

import re
import subprocess
import sys
from pathlib import Path

NOTE = "# Made from `argus --list-options` by scripts/completions.py."
FILE_VALUES = ("FILE", "PATH")
CLASSES = "1 logn sqrtn n nlogn nsqrtn n^2 n^2logn n^3 2^n".split()


class Option:
    def __init__(self, name, letter, value, help_text, choices):
        self.name, self.letter, self.help = name, letter, help_text
        self.optional = value.startswith("=")
        self.value = value.lstrip("=")
        self.takes_file = self.value in FILE_VALUES
        self.choices = CLASSES if self.value == "CLASS" else choices.split()

    def spellings(self):
        return [self.name, self.letter] if self.letter else [self.name]


class Command:
    def __init__(self, name, usage, summary):
        self.name, self.summary, self.options = name, summary, []
        # A command of a command: "history show".
        self.parent, _, self.word = name.rpartition(" ")
        self.parts = []
        self.takes_file = any(re.search(rf"\b{value}\b", usage) for value in FILE_VALUES)


def read_commands(argus):
    done = subprocess.run([argus, "--list-options"], check=True, capture_output=True, text=True,
                          encoding="utf-8")
    commands = {}
    for line in done.stdout.splitlines():
        command, name, letter, value, text, choices = line.split("\t")
        if name:
            commands[command].options.append(Option(name, letter, value, text, choices))
        else:
            commands[command] = Command(command, value, text)
    for command in commands.values():
        if command.parent:
            commands[command.parent].parts.append(command)
    return list(commands.values())


def top_commands(commands):
    return [command for command in commands if not command.parent]


def part_words(command):
    return " ".join(part.word for part in command.parts)


def quoted(text):
    return "'" + text.replace("'", "'\\''") + "'"


BASH_HEAD = """\
_argus()
{
	local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
	local command=${COMP_WORDS[1]} joined= words= files=
	COMPREPLY=()
	# Bash splits --name=value at the '='.
	if [[ $previous == = ]]; then
		joined=1 previous=${COMP_WORDS[COMP_CWORD - 2]}
	elif [[ $current == = ]]; then
		joined=1 current=
	fi
	if ((COMP_CWORD == 1)); then
		command= previous=
	fi
	# A command of a command counts as its last word.
	case "$command ${COMP_WORDS[2]}" in
	%s) ((COMP_CWORD > 2)) && command+=" ${COMP_WORDS[2]}" ;;
	esac
	case "$command $previous$joined" in
"""

BASH_TAIL = """\
	esac
	local IFS=$'\\n'
	if [[ $words ]]; then
		COMPREPLY=($(compgen -W "${words// /$IFS}" -- "$current"))
	fi
	if [[ $files ]]; then
		compopt -o filenames 2>/dev/null
		COMPREPLY+=($(compgen -f -- "$current"))
	fi
}
complete -F _argus argus
"""


def bash_option(command, option):
    """A row of the case: what follows this option. A flag has none."""
    if not option.value:
        return ""
    patterns = [f"{command.name} {option.name}1"]
    if not option.optional:
        patterns += [f"{command.name} {spelling}" for spelling in option.spellings()]
    if option.takes_file:
        action = "files=1"
    else:
        action = f"words={quoted(' '.join(option.choices))}"
    return f"\t{' | '.join(map(quoted, patterns))}) {action} ;;\n"


def bash_command(command):
    options = " ".join(word for option in command.options for word in option.spellings())
    out = f"\t{quoted(command.name + ' ')}*)\n"
    out += f"\t\twords={quoted(options)}\n"
    if command.parts or command.takes_file:
        out += f"\t\t[[ $current == -* ]] || words={quoted(part_words(command))}"
        out += " files=1\n" if command.takes_file else "\n"
    return out + "\t\t;;\n"


def bash(commands):
    names = " | ".join(quoted(command.name) for command in commands if command.parent)
    out = NOTE + "\n" + BASH_HEAD % names
    names = " ".join([command.name for command in top_commands(commands)] + ["--help", "--version"])
    out += f"\t' ') words={quoted(names)} ;;\n"
    for command in commands:
        out += "".join(bash_option(command, option) for option in command.options)
    # The longer names first: "history show" is no word of "history".
    return out + "".join(map(bash_command, sorted(commands, key=lambda it: not it.parent))) + BASH_TAIL


def zsh_action(option):
    if option.takes_file:
        return "_files"
    if option.choices:
        return "(" + " ".join(re.sub(r"(\W)", r"\\\1", choice) for choice in option.choices) + ")"
    return " "


def zsh_option(option):
    text = re.sub(r"([\\\[\]])", r"\\\1", option.help)
    rows = []
    for spelling in option.spellings():
        if not option.value:
            rows.append(f"*{spelling}[{text}]")
        elif option.optional:
            rows.append(f"*{spelling}=-[{text}]::{option.value}:{zsh_action(option)}")
        else:
            join = "=" if spelling.startswith("--") else "+"
            rows.append(f"*{spelling}{join}[{text}]:{option.value}:{zsh_action(option)}")
    return rows


def zsh_command(command):
    rows = [row for option in command.options for row in zsh_option(option)]
    if command.parts:
        rows.append(f"1:word:({part_words(command)})")
    if command.takes_file:
        rows.append("*:file:_files")
    lines = "".join(f" \\\n\t\t\t{quoted(row)}" for row in rows)
    if command.parent:
        return f"\t{quoted(command.name)})\n\t\tshift words\n\t\t((CURRENT--))\n\t\t_arguments -s{lines}\n\t\t;;\n"
    return f"\t{command.name}|{quoted(command.name + ' ')}*)\n\t\t_arguments -s{lines}\n\t\t;;\n"


ZSH_MIDDLE = """\
	)
	local curcontext=$curcontext state line
	local -A opt_args
	_arguments -C '(- *)--help[list the commands]' '(- *)--version[print the version]' \\
		'1: :->command' '*:: :->rest'
	case $state in
	command) _describe command commands; return ;;
	rest) ;;
	*) return ;;
	esac
	curcontext=${curcontext%:*:*}:argus-$words[1]:
	local typed=$words[1]
	((CURRENT > 2)) && typed+=" $words[2]"
	case $typed in
"""


def zsh(commands):
    out = f"#compdef argus\n{NOTE}\n_argus() {{\n\tlocal -a commands=(\n"
    for command in top_commands(commands):
        out += f"\t\t{quoted(command.name + ':' + command.summary)}\n"
    out += ZSH_MIDDLE + "".join(map(zsh_command, sorted(commands, key=lambda it: not it.parent)))
    return out + '\tesac\n}\n_argus "$@"\n'


def fish_seen(command):
    """The start of what is completed once this command was typed."""
    seen = f"__fish_seen_subcommand_from {command.parent or command.name}"
    if command.parent:
        seen += f"; and __fish_seen_subcommand_from {command.word}"
    if command.parts:
        seen += f"; and not __fish_seen_subcommand_from {part_words(command)}"
    return f"complete -c argus -n '{seen}'"


def fish_option(command, option):
    out = fish_seen(command)
    out += f" -l {option.name.removeprefix('--')}"
    if option.letter:
        out += f" -s {option.letter.removeprefix('-')}"
    # An option whose value may be left out is a flag to fish.
    if option.value and not option.optional:
        out += " -r -F" if option.takes_file else " -x"
        if option.choices:
            out += f" -a {quoted(' '.join(option.choices))}"
    return f"{out} -d {fish_quoted(option.help)}\n"


def fish_quoted(text):
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def fish(commands):
    out = f"{NOTE}\ncomplete -c argus -f\n"
    for option, text in (("help", "list the commands"), ("version", "print the version")):
        out += f"complete -c argus -n __fish_use_subcommand -l {option} -d {quoted(text)}\n"
    for command in top_commands(commands):
        out += f"complete -c argus -n __fish_use_subcommand -a {command.name}"
        out += f" -d {fish_quoted(command.summary)}\n"
    for command in commands:
        if command.takes_file:
            out += f"{fish_seen(command)} -F\n"
        for part in command.parts:
            out += f"{fish_seen(command)} -a {part.word} -d {fish_quoted(part.summary)}\n"
        out += "".join(fish_option(command, option) for option in command.options)
    return out


def main():
    commands = read_commands(sys.argv[1])
    for name, make in (("argus", bash), ("_argus", zsh), ("argus.fish", fish)):
        Path(sys.argv[2], name).write_text(make(commands), encoding="utf-8")


main()
