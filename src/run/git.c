/*
 * Which commit the measured file belongs to.
 *
 * One `git rev-parse`, which reads objects and nothing else: no index is refreshed, so neither
 * hooks nor content filters nor a file-system monitor that a repository may configure are ever
 * started. Whether the file is as committed is told by its blob id, which is worked out here from
 * the very text that was measured. A slow or hanging git costs GIT_SECONDS at most.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sha1.h>
#include <sha256.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "argus/run.h"
#include "base/clock.h"
#include "base/mem.h"
#include "base/str.h"

static const double GIT_SECONDS = 2;
enum { OUTPUT_MAX = 4096, SHA1_DIGITS = 40, SHA256_DIGITS = 64 };

/* Is there a .git in this folder or above it? Saves a process for everybody outside of git. */
static bool in_repository(const char *folder)
{
	owned(str_done) struct str at = {0};
	owned(mem_free_text) char *real = realpath(folder, NULL);
	while (real) {
		struct stat st;
		str_clear(&at);
		str_addf(&at, "%s/.git", real);
		if (stat(str_text(&at), &st) == 0)
			return true;
		char *slash = strrchr(real, '/');
		if (!slash || real[1] == '\0')
			return false;
		slash[slash == real] = '\0';
	}
	return false;
}

/* The caller's environment without GIT_*, which would point git at another repository (inside a
 * hook, say), and with what keeps it from writing, asking and fetching. */
static char **git_environment(void)
{
	static char no_locks[] = "GIT_OPTIONAL_LOCKS=0";
	static char no_questions[] = "GIT_TERMINAL_PROMPT=0";
	static char no_fetching[] = "GIT_NO_LAZY_FETCH=1";
	static char *const fixed[] = {no_locks, no_questions, no_fetching, NULL};
	size_t count = 0;
	while (environ[count])
		count++;
	char **env = mem_array(count + ARRAY_LEN(fixed), sizeof *env);
	size_t len = 0;
	for (size_t i = 0; i < count; i++) {
		if (strncmp(environ[i], "GIT_", 4) != 0 ||
			strncmp(environ[i], "GIT_CEILING_DIRECTORIES=", 24) == 0)
			env[len++] = environ[i];
	}
	for (size_t i = 0; fixed[i]; i++)
		env[len++] = fixed[i];
	return env;
}

static void free_environment(char ***env)
{
	free((void *)*env);
}

/* Argus may have signals blocked for its signalfd; git gets the usual ones. */
static void usual_signals(posix_spawnattr_t *attributes)
{
	sigset_t none;
	sigset_t usual;
	sigemptyset(&none);
	sigemptyset(&usual);
	sigaddset(&usual, SIGPIPE);
	posix_spawnattr_setsigmask(attributes, &none);
	posix_spawnattr_setsigdefault(attributes, &usual);
	posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
}

/* Start git with standard output on `out_fd` and nothing else to read or write; 0, or an errno. */
static int spawn_git(char *folder, char *blob, int out_fd, pid_t *pid)
{
	char *const argv[] = {(char[]){"git"}, (char[]){"-C"}, folder, (char[]){"-c"},
		(char[]){"core.fsmonitor=false"}, (char[]){"-c"}, (char[]){"protocol.allow=never"},
		(char[]){"rev-parse"}, (char[]){"HEAD"}, blob, NULL};
	owned(free_environment) char **env = git_environment();
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attributes;
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_adddup2(&files, out_fd, STDOUT_FILENO);
	posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	posix_spawnattr_init(&attributes);
	usual_signals(&attributes);
	int status = posix_spawnp(pid, "git", &files, &attributes, argv, env);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&files);
	return status;
}

/* All that comes until the end or the deadline; false if the deadline was first. */
static bool read_until(int fd, double deadline, struct str *out)
{
	while (out->len < OUTPUT_MAX) {
		double left = deadline - clock_seconds();
		struct pollfd wait = {.fd = fd, .events = POLLIN};
		if (left <= 0 || poll(&wait, 1, (int)(left * 1000) + 1) < 0)
			return false;
		char bytes[512];
		ssize_t got = wait.revents ? read(fd, bytes, sizeof bytes) : -1;
		if (got == 0)
			return true;
		if (got > 0)
			str_add_n(out, bytes, (size_t)got);
	}
	return true;
}

static bool run_git(char *folder, char *blob, struct str *out)
{
	int ends[2];
	if (pipe2(ends, O_CLOEXEC) < 0)
		return false;
	owned(mem_close_fd) int reader = ends[0];
	owned(mem_close_fd) int writer = ends[1];
	pid_t pid;
	if (spawn_git(folder, blob, writer, &pid) != 0)
		return false;
	mem_close_fd(&writer);
	bool whole = read_until(reader, clock_seconds() + GIT_SECONDS, out);
	/* Its output is all that is wanted of it: it is over now, one way or the other. */
	kill(pid, SIGKILL);
	while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
		;
	return whole;
}

static size_t hex_digits(const char *text)
{
	return strspn(text, "0123456789abcdef");
}

/* Git's name of a file's content, in the hash that the repository uses. */
static void blob_id(const char *text, size_t len, size_t digits, char hex[SHA256_DIGITS + 1])
{
	owned(str_done) struct str blob = {0};
	str_addf(&blob, "blob %zu", len);
	str_add_n(&blob, "", 1);
	str_add_n(&blob, text, len);
	const uint8_t *bytes = (const uint8_t *)str_text(&blob);
	if (digits == SHA1_DIGITS)
		SHA1Data(bytes, blob.len, hex);
	else
		SHA256Data(bytes, blob.len, hex);
}

char *run_git_commit(const char *path, const char *text, size_t len)
{
	owned(mem_free_text) char *real = realpath(path, NULL);
	char *slash = real ? strrchr(real, '/') : NULL;
	if (!slash)
		return NULL;
	owned(str_done) struct str blob = {0};
	str_addf(&blob, "HEAD:./%s", slash + 1);
	slash[slash == real] = '\0';
	owned(str_done) struct str out = {0};
	if (!in_repository(real) || !run_git(real, blob.text, &out))
		return NULL;

	/* Two lines: the commit, and the blob (or the question again, when it is not in there). */
	const char *commit = str_text(&out);
	size_t digits = hex_digits(commit);
	if ((digits != SHA1_DIGITS && digits != SHA256_DIGITS) || commit[digits] != '\n')
		return NULL;
	char measured[SHA256_DIGITS + 1];
	blob_id(text, len, digits, measured);
	bool clean = strncmp(commit + digits + 1, measured, digits) == 0;
	owned(str_done) struct str name = {0};
	str_add_n(&name, commit, digits);
	str_add(&name, clean ? "" : "+");
	return str_take(&name);
}
