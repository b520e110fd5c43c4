/*
 * The process model.
 *
 *   argus ── keeper ── init ── the program
 *
 * The keeper is forked when the sandbox is opened, while argus is still small, since a child's
 * peak memory starts at its parent's. It builds the cell once: namespaces (with a user namespace
 * when argus is not root) and a root that holds the system's folders, the interpreter and the
 * program, all read-only. Then it runs one trial after another: init and the program are fresh
 * processes in a fresh process, mount and IPC namespace, with a /proc and a /tmp of their own.
 *
 * What is said about a trial cannot be forged from inside: CPU time and peak memory are what
 * wait4 says of init, which has reaped all others; how the program ended comes over a pipe that
 * exec closes; its input is a sealed memfd, its output goes to memfds whose size is limited.
 * Only a report_fd, where one is asked for, carries the program's own word.
 *
 * Everything ends with its parent: argus's death kills the keeper, the keeper's kills init, and
 * init's kills whatever is left in the process namespace.
 *
 * Where namespaces are refused the same steps run without them (the restricted tier): Landlock
 * then keeps the host's files away, and the filter keeps the program from making processes that
 * could outlive it. Without Landlock either there is no sandbox.
 */
#include "argus/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/io.h"
#include "base/mem.h"
#include "sandbox/cell.h"
#include "sandbox/enter.h"
#include "sandbox/filter.h"
#include "sandbox/keeper.h"
#include "sandbox/landlock.h"
#include "sandbox/result.h"

struct sandbox {
	enum sandbox_tier tier;
	pid_t keeper;
	int socket;
	struct sock_fprog filter;
	char *scratch; /* restricted tier; else NULL */
	char *source_path;
	char *tmp_path;
	char *problem; /* why it is not full */
};

const char *sandbox_tier_name(enum sandbox_tier tier)
{
	static const char *const names[] = {[SANDBOX_NONE] = "none",
		[SANDBOX_RESTRICTED] = "restricted",
		[SANDBOX_FULL] = "full"};
	_Static_assert(ARRAY_LEN(names) == SANDBOX_TIER_COUNT, "one name a tier");
	return names[tier];
}

static int remove_entry(const char *path, const struct stat *st, int type, struct FTW *where)
{
	(void)st, (void)type, (void)where;
	return remove(path);
}

static void end_keeper(struct sandbox *sandbox)
{
	/* The closed socket ends a keeper that waits; a signal one that does not listen. */
	if (sandbox->socket >= 0)
		close(sandbox->socket);
	if (sandbox->keeper > 0) {
		kill(sandbox->keeper, SIGKILL);
		while (waitpid(sandbox->keeper, NULL, 0) < 0 && errno == EINTR)
			;
	}
	sandbox->socket = -1;
	sandbox->keeper = 0;
}

void sandbox_free(struct sandbox *sandbox)
{
	if (!sandbox)
		return;
	end_keeper(sandbox);
	if (sandbox->scratch)
		nftw(sandbox->scratch, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
	free(sandbox->scratch);
	free(sandbox->source_path);
	free(sandbox->tmp_path);
	free(sandbox->problem);
	free(sandbox->filter.filter);
	free(sandbox);
}

void sandbox_release(struct sandbox **sandbox)
{
	sandbox_free(*sandbox);
	*sandbox = NULL;
}

enum sandbox_tier sandbox_tier(const struct sandbox *sandbox)
{
	return sandbox->tier;
}

const char *sandbox_tier_reason(const struct sandbox *sandbox)
{
	return sandbox->problem ? sandbox->problem : "";
}

const char *sandbox_source_path(const struct sandbox *sandbox)
{
	return sandbox->source_path;
}

const char *sandbox_tmp_path(const struct sandbox *sandbox)
{
	return sandbox->tmp_path;
}

void sandbox_file_path(const struct sandbox *sandbox, const char *name, struct str *path)
{
	str_addf(path, "%s" CELL_FILES "/%s", sandbox->scratch ? sandbox->scratch : "", name);
}

/* How many user numbers there are, counted from 0: all of them, or the few of a container. */
static unsigned long mapped_users(void)
{
	struct err ignored = {0};
	owned(str_done) struct str map = {0};
	owned(mem_close_fd) int fd = open("/proc/self/uid_map", O_RDONLY | O_CLOEXEC);
	unsigned long inside;
	unsigned long outside;
	unsigned long count;
	if (fd < 0 || io_read_fd(fd, "uid_map", 1 << 16, &map, &ignored) < 0 ||
		sscanf(str_text(&map), "%lu %lu %lu", &inside, &outside, &count) != 3 ||
		inside != 0)
		return 0;
	return count;
}

/* Root must become somebody else: one user number a keeper, so that limits on the number of
 * processes do not add up, and where there is room one that is handed out to nobody. In a container
 * that has root only, root is a plain user outside, and stays. */
static void choose_user(struct cell *cell)
{
	enum { FAR = 0x40000000, NEAR = 60000, NEAR_COUNT = 5000 };
	uid_t pid = (uid_t)getpid();
	if (geteuid() != 0)
		return;
	unsigned long users = mapped_users();
	if (users > (unsigned long)FAR + pid)
		cell->uid = FAR + pid;
	else if (users > NEAR + NEAR_COUNT)
		cell->uid = NEAR + pid % NEAR_COUNT;
	cell->gid = cell->uid;
}

static int start_keeper(struct sandbox *sandbox, const struct sandbox_setup *setup, struct err *err)
{
	int sockets[2];
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets) < 0)
		return err_set(err, ERR_SANDBOX, "socketpair: %s", strerror(errno));
	/* A request is one packet. */
	int room = 2 * (int)sizeof(struct wire_request);
	setsockopt(sockets[0], SOL_SOCKET, SO_SNDBUF, &room, sizeof room);

	sandbox->keeper = fork();
	if (sandbox->keeper == 0) {
		struct cell cell = {.tier = sandbox->tier,
			.setup = setup,
			.filter = sandbox->filter,
			.scratch = sandbox->scratch ? sandbox->scratch : ""};
		choose_user(&cell);
		keeper_run(&cell, sockets[1]);
	}
	close(sockets[1]);
	sandbox->socket = sockets[0];
	if (sandbox->keeper < 0)
		return err_set(err, ERR_SANDBOX, "fork: %s", strerror(errno));
	return 0;
}

/* The keeper's hello. 1: it is there, but the cell is not to be had; the problem is noted. */
static int await_cell(struct sandbox *sandbox, struct err *err)
{
	struct wire_hello hello;
	ssize_t got;
	do
		got = recv(sandbox->socket, &hello, sizeof hello, 0);
	while (got < 0 && errno == EINTR);
	if (got != (ssize_t)sizeof hello)
		return err_set(err, ERR_SANDBOX, "the sandbox's keeper ended unexpectedly");
	if (hello.ready)
		return 0;
	free(sandbox->problem);
	sandbox->problem = mem_text(hello.problem);
	return 1;
}

static int ask(struct sandbox *sandbox, const struct wire_request *request, const int *fds,
	size_t fds_len, struct err *err)
{
	union {
		char bytes[CMSG_SPACE(sizeof(int) * WIRE_FDS_MAX)];
		struct cmsghdr align;
	} control = {{0}};
	size_t len = offsetof(struct wire_request, text) + request->text_len;
	struct iovec data = {(void *)(uintptr_t)request, len};
	struct msghdr message = {.msg_iov = &data, .msg_iovlen = 1};
	if (fds_len > 0) {
		message.msg_control = control.bytes;
		message.msg_controllen = CMSG_SPACE(sizeof(int) * fds_len);
		struct cmsghdr *header = CMSG_FIRSTHDR(&message);
		header->cmsg_level = SOL_SOCKET;
		header->cmsg_type = SCM_RIGHTS;
		header->cmsg_len = CMSG_LEN(sizeof(int) * fds_len);
		memcpy(CMSG_DATA(header), fds, sizeof(int) * fds_len);
	}
	if (sendmsg(sandbox->socket, &message, MSG_NOSIGNAL) < 0)
		return err_set(
			err, ERR_SANDBOX, "the sandbox's keeper is gone: %s", strerror(errno));
	return 0;
}

/* The reply; meanwhile a word on stop_fd cancels the trial. 1: cancelled. */
static int await_reply(
	struct sandbox *sandbox, int stop_fd, struct wire_reply *reply, struct err *err)
{
	bool stopping = false;
	struct pollfd polls[] = {{sandbox->socket, POLLIN, 0}, {stop_fd, POLLIN, 0}};
	for (;;) {
		if (poll(polls, stopping || stop_fd < 0 ? 1 : 2, -1) < 0) {
			if (errno == EINTR)
				continue;
			return err_set(err, ERR_SANDBOX, "poll: %s", strerror(errno));
		}
		if (polls[0].revents)
			break;
		struct wire_request cancel = {.ask = WIRE_CANCEL};
		if (ask(sandbox, &cancel, NULL, 0, err) < 0)
			return -1;
		stopping = true;
	}
	if (recv(sandbox->socket, reply, sizeof *reply, 0) != (ssize_t)sizeof *reply)
		return err_set(err, ERR_SANDBOX, "the sandbox's keeper ended unexpectedly");
	return stopping;
}

static int check_steps(const struct wire_reply *reply, struct err *err)
{
	if (reply->failed_step < 0)
		return 0;
	return err_set(err, ERR_SANDBOX, "the sandbox failed at %s: %s",
		enter_step_name(reply->failed_step), strerror(reply->failed_errno));
}

static int open_null(struct err *err)
{
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);
	if (null < 0)
		err_set(err, ERR_SANDBOX, "/dev/null: %s", strerror(errno));
	return null;
}

/* All steps of a trial once, up to the one that would start a program. */
static int rehearse(struct sandbox *sandbox, struct err *err)
{
	owned(mem_close_fd) int null = open_null(err);
	if (null < 0)
		return -1;
	const int fds[] = {null, null, null};
	struct wire_reply reply = {.failed_step = -1};
	struct wire_request request = {.ask = WIRE_PROBE,
		.cpu_seconds = 1,
		.wall_seconds = 10,
		.memory_bytes = 64 << 20,
		.output_bytes = 4096,
		.argc = 1,
		.text_len = sizeof "/usr"};
	memcpy(request.text, "/usr", sizeof "/usr");
	if (ask(sandbox, &request, fds, ARRAY_LEN(fds), err) < 0 ||
		await_reply(sandbox, -1, &reply, err) < 0 || check_steps(&reply, err) < 0)
		return -1;
	if (reply.wait_status != 0)
		return err_set(err, ERR_SANDBOX, "the sandbox's rehearsal ended with status 0x%x",
			(unsigned)reply.wait_status);
	return 0;
}

static int try_tier(struct sandbox *sandbox, const struct sandbox_setup *setup,
	enum sandbox_tier tier, struct err *err)
{
	sandbox->tier = tier;
	if (start_keeper(sandbox, setup, err) < 0)
		return -1;
	int status = await_cell(sandbox, err);
	if (status == 0 && rehearse(sandbox, err) < 0) {
		free(sandbox->problem);
		sandbox->problem = mem_text(err->text);
		*err = (struct err){0};
		status = 1;
	}
	if (status != 0)
		end_keeper(sandbox);
	return status;
}

static int make_scratch(struct sandbox *sandbox, struct err *err)
{
	const char *tmp = getenv("TMPDIR");
	owned(str_done) struct str path = {0};
	str_addf(&path, "%s/argus.XXXXXX", tmp && *tmp == '/' ? tmp : "/tmp");
	if (!mkdtemp(path.text) || chmod(path.text, 0755) < 0)
		return err_set(err, ERR_SANDBOX, "%s: %s", path.text, strerror(errno));
	sandbox->scratch = str_take(&path);
	return 0;
}

static void note_paths(struct sandbox *sandbox, const struct sandbox_setup *setup)
{
	owned(str_done) struct str path = {0};
	str_addf(&path, "%s" CELL_BOX "/%s", sandbox->scratch ? sandbox->scratch : "",
		setup->source ? setup->source->name : "");
	sandbox->source_path = str_take(&path);
	str_addf(&path, "%s/tmp", sandbox->scratch ? sandbox->scratch : "");
	sandbox->tmp_path = str_take(&path);
}

int sandbox_open(const struct sandbox_setup *setup, struct sandbox **sandbox, struct err *err)
{
	owned(sandbox_release) struct sandbox *draft = mem_array(1, sizeof *draft);
	draft->socket = -1;
	if (filter_compile(&draft->filter, err) < 0)
		return -1;
	int status = try_tier(draft, setup, SANDBOX_FULL, err);
	if (status == 1) {
		owned(mem_free_text) char *problem = draft->problem;
		draft->problem = NULL;
		if (landlock_abi() == 0)
			return err_set(err, ERR_SANDBOX,
				"no sandbox here: namespaces are refused (%s) and there is no "
				"Landlock; see 'argus doctor'",
				problem);
		if (make_scratch(draft, err) < 0)
			return -1;
		status = try_tier(draft, setup, SANDBOX_RESTRICTED, err);
		if (status == 1)
			return err_set(err, ERR_SANDBOX,
				"no sandbox here: %s; without namespaces (%s); see 'argus doctor'",
				draft->problem, problem);
		draft->problem = problem;
		problem = NULL;
	}
	if (status < 0)
		return -1;
	note_paths(draft, setup);
	*sandbox = draft;
	draft = NULL;
	return 0;
}

int sandbox_input(const char *bytes, size_t len, struct err *err)
{
	owned(mem_close_fd) int fd = memfd_create("input", MFD_CLOEXEC | MFD_ALLOW_SEALING);
	if (fd < 0)
		return err_set(err, ERR_SANDBOX, "memfd_create: %s", strerror(errno));
	if (io_write_fd(fd, "the input", bytes, len, err) < 0)
		return -1;
	if (fcntl(fd, F_ADD_SEALS, F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE) < 0)
		return err_set(err, ERR_SANDBOX, "sealing the input: %s", strerror(errno));
	return mem_take_fd(&fd);
}

static int pack(const struct sandbox_request *request, struct wire_request *wire, struct err *err)
{
	const char *const *const lists[] = {request->argv, request->env};
	uint32_t *const counts[] = {&wire->argc, &wire->envc};
	*wire = (struct wire_request){.ask = WIRE_RUN,
		.has_report = request->report_fd >= 0,
		.cpu_seconds = request->limits.cpu_seconds,
		.wall_seconds = request->limits.wall_seconds,
		.memory_bytes = request->limits.memory_bytes,
		.output_bytes = request->limits.output_bytes};
	for (size_t list = 0; list < ARRAY_LEN(lists); list++) {
		for (const char *const *text = lists[list]; *text; text++) {
			size_t len = strlen(*text) + 1;
			if (wire->text_len + len > WIRE_TEXT_MAX || *counts[list] > 100)
				return err_set(err, ERR_SANDBOX, "the command line is too long");
			memcpy(wire->text + wire->text_len, *text, len);
			wire->text_len += (uint32_t)len;
			++*counts[list];
		}
	}
	return 0;
}

int sandbox_run(struct sandbox *sandbox, const struct sandbox_request *request, int stop_fd,
	struct sandbox_result *result, struct err *err)
{
	struct wire_request wire;
	struct wire_reply reply = {.failed_step = -1};
	owned(mem_close_fd) int out = memfd_create("stdout", MFD_CLOEXEC);
	owned(mem_close_fd) int error = memfd_create("stderr", MFD_CLOEXEC);
	if (out < 0 || error < 0)
		return err_set(err, ERR_SANDBOX, "memfd_create: %s", strerror(errno));
	if (pack(request, &wire, err) < 0 || result_rewind_input(request->input_fd, err) < 0)
		return -1;
	const int fds[] = {request->input_fd, out, error, request->report_fd};
	if (ask(sandbox, &wire, fds, wire.has_report ? 4 : 3, err) < 0)
		return -1;
	int status = await_reply(sandbox, stop_fd, &reply, err);
	if (status != 0)
		return status;
	if (check_steps(&reply, err) < 0)
		return -1;
	result_fill(request, &reply, fds, result);
	return 0;
}
