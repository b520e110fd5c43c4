# What every cmd may use.

# Show a command as it would be typed, what it prints, and its exit status where that is not 0.
try() {
	local word line='$' status=0
	for word; do
		if [[ $word =~ ^[A-Za-z0-9_./=:,+-]+$ ]]; then
			line+=" $word"
		else
			line+=" ${word@Q}"
		fi
	done
	printf '%s\n' "$line"
	"$@" 2>&1 || status=$?
	((status == 0)) || printf '[%d]\n' "$status"
}

# The same for a line of shell, such as a pipe; its status is that of the last command.
try_line() {
	local status=0
	printf '$ %s\n' "$1"
	eval "$1" 2>&1 || status=$?
	((status == 0)) || printf '[%d]\n' "$status"
}

skip() {
	printf '%s\n' "$1"
	exit 77
}

# A tool that is not part of what Argus takes to run.
need() {
	type -P "$1" >/dev/null || skip "$1 is not installed"
}
