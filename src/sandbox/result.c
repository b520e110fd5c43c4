#include "sandbox/result.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"

_Static_assert((int)SANDBOX_REFUSED_MAX == (int)WIRE_REFUSED_MAX, "all of them are told");

/* The time of the last access is set to 1970: a later one means that it was read, by whatever path it
 * was opened. */
int result_rewind_input(int fd, struct err *err)
{
	const struct timespec times[] = {{0, 0}, {0, UTIME_OMIT}};
	if (lseek(fd, 0, SEEK_SET) < 0 || futimens(fd, times) < 0)
		return err_set(err, ERR_SANDBOX, "the input: %s", strerror(errno));
	return 0;
}

static bool was_read(int fd)
{
	struct stat st;
	return fstat(fd, &st) == 0 && (st.st_atim.tv_sec != 0 || lseek(fd, 0, SEEK_CUR) > 0);
}

enum { ERROR_TAIL = 16 << 10 };

static uint64_t fd_size(int fd)
{
	struct stat st;
	return fstat(fd, &st) == 0 ? (uint64_t)st.st_size : 0;
}

static void read_part(int fd, uint64_t from, size_t most, struct str *into)
{
	uint64_t size = fd_size(fd);
	size_t len = size - from < most ? (size_t)(size - from) : most;
	str_clear(into);
	str_reserve(into, len + 1);
	ssize_t got = pread(fd, into->text, len, (off_t)from);
	into->len = got > 0 ? (size_t)got : 0;
	into->text[into->len] = '\0';
}

/* Python's last words, in a line of their own: true even if what it asked for was never touched. */
static bool ends_with_memory_error(const struct str *error)
{
	size_t end = error->len;
	while (end > 0 && error->text[end - 1] == '\n')
		end--;
	size_t start = end;
	while (start > 0 && error->text[start - 1] != '\n')
		start--;
	return end - start >= 11 && strncmp(error->text + start, "MemoryError", 11) == 0;
}

/* Interpreters say 'out of memory' in their own ways: an exception, an abort, a trap. */
static bool ran_out_of_memory(const struct sandbox_request *request, const struct wire_reply *reply,
	const struct str *error)
{
	static const char *const words[] = {"MemoryError", "out of memory", "OutOfMemory", "OOM",
		"Cannot allocate memory", "bad_alloc", "allocation failed", "Allocation failed",
		"could not allocate memory", "Unable to grow instance memory"};
	if (WIFEXITED(reply->wait_status) && WEXITSTATUS(reply->wait_status) == 0)
		return false;
	if (ends_with_memory_error(error))
		return true;
	if (reply->memory_bytes < request->limits.memory_bytes / 4)
		return false;
	/* V8 does not always get to say it before it aborts. */
	int signal = WIFSIGNALED(reply->wait_status) ? WTERMSIG(reply->wait_status) : 0;
	if ((signal == SIGTRAP || signal == SIGABRT || signal == SIGILL) &&
		reply->memory_bytes >= request->limits.memory_bytes / 4 * 3)
		return true;
	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		if (memmem(str_text(error), error->len, words[i], strlen(words[i])))
			return true;
	}
	return false;
}

static enum outcome classify(const struct sandbox_request *request, const struct wire_reply *reply,
	const struct sandbox_result *result, uint64_t error_bytes)
{
	uint64_t most = request->limits.output_bytes;
	int status = reply->wait_status;
	bool fine = WIFEXITED(status) && WEXITSTATUS(status) == 0;
	if (reply->deadly_call >= 0)
		return OUTCOME_SECURITY;
	if (reply->overfull)
		return OUTCOME_MEMORY;
	if (reply->timed_out)
		return reply->cpu_seconds >= request->limits.cpu_seconds ? OUTCOME_CPU
									 : OUTCOME_WALL;
	/* Even after a quiet end: Node's console ignores that it cannot write. */
	if (result->out_bytes >= most || error_bytes >= most)
		return OUTCOME_OUTPUT;
	if (WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS)
		return OUTCOME_SECURITY;
	/* The limits that send these signals count by clock ticks, which on a busy machine charge up
	 * to twice what the accounts say. */
	bool warned =
		WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGPROF);
	if (reply->cpu_seconds >= request->limits.cpu_seconds * (warned ? 0.5 : 1))
		return OUTCOME_CPU;
	if (ran_out_of_memory(request, reply, &result->error))
		return OUTCOME_MEMORY;
	if (WIFSIGNALED(status))
		return OUTCOME_SIGNAL;
	return fine ? OUTCOME_FINISHED : OUTCOME_EXIT;
}

/* What was met, and how much of it there was in the end. */
static void take_limit(
	const struct sandbox_limits *limits, uint64_t error_bytes, struct sandbox_result *result)
{
	uint64_t printed = error_bytes > result->out_bytes ? error_bytes : result->out_bytes;
	switch (result->outcome) {
	case OUTCOME_CPU:
		result->limit = limits->cpu_seconds;
		result->value = result->cpu_seconds;
		break;
	case OUTCOME_WALL:
		result->limit = limits->wall_seconds;
		result->value = result->wall_seconds;
		break;
	case OUTCOME_MEMORY:
		result->limit = (double)limits->memory_bytes;
		result->value = (double)result->memory_bytes;
		break;
	case OUTCOME_OUTPUT:
		result->limit = (double)limits->output_bytes;
		result->value = (double)printed;
		break;
	case OUTCOME_FINISHED:
	case OUTCOME_EXIT:
	case OUTCOME_SIGNAL:
	case OUTCOME_SECURITY:
	case OUTCOME_COUNT: break;
	}
}

void result_fill(const struct sandbox_request *request, const struct wire_reply *reply,
	const int *fds, struct sandbox_result *result)
{
	int status = reply->wait_status;
	uint64_t error_bytes = fd_size(fds[2]);
	result->cpu_seconds = reply->cpu_seconds;
	result->wall_seconds = reply->wall_seconds;
	result->memory_bytes = reply->memory_bytes;
	result->status = WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
	result->out_bytes = fd_size(fds[1]);
	result->input_read = was_read(fds[0]);
	read_part(fds[1], 0, request->keep_bytes, &result->out);
	size_t tail = request->keep_bytes > ERROR_TAIL ? request->keep_bytes : ERROR_TAIL;
	read_part(fds[2], error_bytes > tail ? error_bytes - tail : 0, tail, &result->error);
	result->outcome = classify(request, reply, result, error_bytes);
	result->deadly_call = reply->deadly_call;
	if (result->outcome == OUTCOME_SECURITY)
		result->status = SIGSYS;
	for (size_t i = 0; i < SANDBOX_REFUSED_MAX; i++)
		result->refused[i] =
			(struct sandbox_refused){reply->refused[i].call, reply->refused[i].count};
	take_limit(&request->limits, error_bytes, result);
}

void sandbox_result_done(struct sandbox_result *result)
{
	str_done(&result->out);
	str_done(&result->error);
	*result = (struct sandbox_result){0};
}
