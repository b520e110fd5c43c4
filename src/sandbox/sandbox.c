/*
 * The process model.
 *
 *   argus ── nursery ── keeper ── init ── the program
 *
 * The nursery is forked first thing in main, about 1 MB small, since a program's peak memory starts
 * at that of the processes it descends from; it only forks keepers. A keeper builds one cell, for
 * one program: namespaces (with a user namespace when argus is not root) and a read-only root with
 * the interpreter's files, the program and what stands beside it. Then it runs one trial after
 * another: init and the program are fresh processes in a fresh process, mount and IPC namespace,
 * with a /proc and a /tmp of their own.
 *
 * What is said about a trial cannot be forged from inside: CPU time and peak memory are what
 * wait4 says of init, which has reaped all others; how the program ended comes over a socket that
 * exec closes; its input is a sealed memfd, its output goes to memfds whose size is limited.
 * Only a report_fd, where one is asked for, carries the program's own word. No path inside the box
 * is ever opened from outside once a program has run there.
 *
 * Everything ends with its parent: argus's death closes the keeper's socket, upon which it leaves;
 * the keeper's death kills init, and init's whatever is left in the process namespace.
 *
 * Where namespaces are refused the same steps run without them (the restricted tier): Landlock
 * then keeps the host's files away, and the filter keeps the program from making processes that
 * could outlive it. Without Landlock either (the weak tier) a program could read what its user
 * can, so that one must be asked for. Each tier is tried by doing all of it, down to a canary that
 * tries to get out (canary.c).
 */
#include "argus/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/io.h"
#include "base/mem.h"
#include "sandbox/beside.h"
#include "sandbox/canary.h"
#include "sandbox/cell.h"
#include "sandbox/enter.h"
#include "sandbox/filter.h"
#include "sandbox/nursery.h"
#include "sandbox/pack.h"
#include "sandbox/result.h"

struct sandbox {
	enum sandbox_tier tier;
	int keeper; /* a pidfd, -1: none */
	int socket;
	bool weakened; /* layers were left out on purpose */
	unsigned leaks; /* what the canary got out of such a box */
	struct sock_fprog filter, plain_filter;
	char *scratch; /* without a root of its own; else NULL */
	char *source_path;
	char *tmp_path;
	char *problem; /* why it is not full */
};

const char *sandbox_tier_name(enum sandbox_tier tier)
{
	static const char *const names[] = {[SANDBOX_NONE] = "none",
		[SANDBOX_RESTRICTED] = "restricted",
		[SANDBOX_FULL] = "full",
		[SANDBOX_WEAK] = "weak"};
	_Static_assert(ARRAY_LEN(names) == SANDBOX_TIER_COUNT, "one name a tier");
	return names[tier];
}

int sandbox_tier_rank(enum sandbox_tier tier)
{
	static const int ranks[] = {[SANDBOX_NONE] = 0,
		[SANDBOX_WEAK] = 1,
		[SANDBOX_RESTRICTED] = 2,
		[SANDBOX_FULL] = 3};
	return ranks[tier];
}

/* The closed socket ends a keeper that waits or watches a trial; a signal one that does not listen. */
static void end_keeper(struct sandbox *sandbox)
{
	enum { PATIENCE_MS = 2000 };
	mem_close_fd(&sandbox->socket);
	if (sandbox->keeper >= 0) {
		struct pollfd ended = {sandbox->keeper, POLLIN, 0};
		while (poll(&ended, 1, PATIENCE_MS) < 0 && errno == EINTR)
			;
		if (!ended.revents)
			syscall(SYS_pidfd_send_signal, sandbox->keeper, SIGKILL, NULL, 0);
		while (!ended.revents && poll(&ended, 1, PATIENCE_MS) < 0 && errno == EINTR)
			;
	}
	mem_close_fd(&sandbox->keeper);
	/* The keeper has done it, unless it was killed. */
	if (sandbox->scratch)
		cell_remove_scratch(sandbox->scratch);
	free(sandbox->scratch);
	sandbox->scratch = NULL;
}

void sandbox_free(struct sandbox *sandbox)
{
	if (!sandbox)
		return;
	end_keeper(sandbox);
	free(sandbox->source_path);
	free(sandbox->tmp_path);
	free(sandbox->problem);
	free(sandbox->filter.filter);
	free(sandbox->plain_filter.filter);
	free(sandbox);
}

void sandbox_release(struct sandbox **sandbox)
{
	sandbox_free(*sandbox);
	*sandbox = NULL;
}

enum sandbox_tier sandbox_tier(const struct sandbox *sandbox)
{
	return sandbox->weakened ? SANDBOX_NONE : sandbox->tier;
}

const char *sandbox_tier_reason(const struct sandbox *sandbox)
{
	return sandbox->problem ? sandbox->problem : "";
}

void sandbox_describe_leaks(const struct sandbox *sandbox, struct str *out)
{
	canary_describe(sandbox->leaks, out);
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

/* A name that both argus and the keeper know before there is a folder of it, so that whichever of
 * them lives longer can remove it. */
static char *scratch_name(void)
{
	const char *tmp = getenv("TMPDIR");
	uint64_t random[2] = {0};
	owned(str_done) struct str path = {0};
	if (getrandom(random, sizeof random, 0) < 0)
		random[0] = (uint64_t)getpid();
	str_addf(&path, "%s/argus.%016" PRIx64 "%016" PRIx64, tmp && *tmp == '/' ? tmp : "/tmp",
		random[0], random[1]);
	return str_take(&path);
}

static int start_keeper(struct sandbox *sandbox, const struct sandbox_setup *setup, struct err *err)
{
	int sockets[2];
	struct cell cell = {.tier = sandbox->tier,
		.setup = *setup,
		.filter = sandbox->filter,
		.plain_filter = sandbox->plain_filter,
		.scratch = sandbox->scratch,
		.narrow = setup->folder && beside_is_no_project(setup->folder)};
	owned(mem_close_fd) int packed = pack_cell(&cell, err);
	if (packed < 0)
		return -1;
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets) < 0)
		return err_set(err, ERR_SANDBOX, "socketpair: %s", strerror(errno));
	/* A request is one packet. */
	int room = 2 * (int)sizeof(struct wire_request);
	setsockopt(sockets[0], SOL_SOCKET, SO_SNDBUF, &room, sizeof room);
	int status = nursery_fork_keeper(sockets[1], packed, err);
	close(sockets[1]);
	sandbox->socket = sockets[0];
	return status;
}

/* The keeper's hello. 1: it is there, but the cell is not to be had; the problem is noted. */
static int await_cell(struct sandbox *sandbox, struct err *err)
{
	struct wire_hello hello;
	struct wire_extra extra = {0};
	ssize_t got = wire_receive(sandbox->socket, &hello, sizeof hello, &extra);
	if (got != (ssize_t)sizeof hello)
		return err_set(err, ERR_SANDBOX, "the sandbox's keeper ended unexpectedly");
	sandbox->keeper = (int)syscall(SYS_pidfd_open, hello.keeper, 0);
	if (hello.ready)
		return 0;
	free(sandbox->problem);
	sandbox->problem = mem_text(hello.problem);
	return 1;
}

static int ask(struct sandbox *sandbox, const struct wire_request *request, const int *fds,
	size_t fds_len, struct err *err)
{
	size_t len = offsetof(struct wire_request, text) + request->text_len;
	if (wire_send(sandbox->socket, request, len, fds, fds_len) < 0)
		return err_set(
			err, ERR_SANDBOX, "the sandbox's keeper is gone: %s", strerror(errno));
	return 0;
}

/* The reply, and the output where the keeper holds it; meanwhile a word on stop_fd cancels the
 * trial. 1: cancelled. */
static int await_reply(struct sandbox *sandbox, int stop_fd, struct wire_reply *reply,
	int streams[2], struct err *err)
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
	struct wire_extra extra = {.fds = streams, .fds_len = 2};
	if (wire_receive(sandbox->socket, reply, sizeof *reply, &extra) != (ssize_t)sizeof *reply)
		return err_set(err, ERR_SANDBOX, "the sandbox's keeper ended unexpectedly");
	return stopping;
}

static int check_steps(
	const struct sandbox *sandbox, const struct wire_reply *reply, struct err *err)
{
	if (reply->lost)
		return err_set(err, ERR_SANDBOX,
			"the sandbox's init was killed, perhaps because the machine ran out of "
			"memory");
	if (reply->failed_step < 0)
		return 0;
	bool closed = reply->failed_errno == EACCES && sandbox->tier != SANDBOX_FULL;
	return err_set(err, ERR_SANDBOX, "the sandbox failed at %s: %s%s",
		enter_step_name(reply->failed_step), strerror(reply->failed_errno),
		closed ? "; without a root of its own, the program's user must be able to reach "
			 "the interpreter: its folder and those above it need o+x"
		       : "");
}

static int open_null(struct err *err)
{
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);
	if (null < 0)
		err_set(err, ERR_SANDBOX, "/dev/null: %s", strerror(errno));
	return null;
}

/* A box that all steps made and that still leaks is no weaker tier: something is not as it should
 * be, and nothing is run. */
static int check_canary(const struct sandbox *sandbox, struct err *err)
{
	owned(str_done) struct str leaks = {0};
	if (sandbox->leaks == 0)
		return 0;
	canary_describe(sandbox->leaks, &leaks);
	return err_set(err, ERR_SANDBOX,
		"the sandbox of tier '%s' does not hold here: a program in it could %s; nothing "
		"was run. 'argus doctor' shows its layers",
		sandbox_tier_name(sandbox->tier), str_text(&leaks));
}

/* All steps of a trial once, and the canary in the place of a program. 1: this tier is not to be
 * had; the problem is noted. */
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
		.text_len = sizeof "/"};
	memcpy(request.text, "/", sizeof "/");
	int streams[] = {-1, -1};
	if (ask(sandbox, &request, fds, ARRAY_LEN(fds), err) < 0)
		return -1;
	int status = await_reply(sandbox, -1, &reply, streams, err);
	mem_close_fd(&streams[0]);
	mem_close_fd(&streams[1]);
	if (status < 0)
		return -1;
	if (reply.failed_step < 0 && check_steps(sandbox, &reply, err) < 0)
		return -1;
	if (reply.failed_step >= 0) {
		owned(str_done) struct str problem = {0};
		str_addf(&problem, "%s: %s", enter_step_name(reply.failed_step),
			strerror(reply.failed_errno));
		free(sandbox->problem);
		sandbox->problem = str_take(&problem);
		return 1;
	}
	if (reply.wait_status != 0)
		return err_set(err, ERR_SANDBOX, "the sandbox's rehearsal ended with status 0x%x",
			(unsigned)reply.wait_status);
	sandbox->leaks = reply.leaks;
	return sandbox->weakened ? 0 : check_canary(sandbox, err);
}

static int try_tier(struct sandbox *sandbox, const struct sandbox_setup *setup,
	enum sandbox_tier tier, struct err *err)
{
	sandbox->tier = tier;
	if (tier != SANDBOX_FULL || setup->without & 1U << SANDBOX_LAYER_ROOT)
		sandbox->scratch = scratch_name();
	if (start_keeper(sandbox, setup, err) < 0)
		return -1;
	int status = await_cell(sandbox, err);
	if (status == 0)
		status = rehearse(sandbox, err);
	if (status != 0)
		end_keeper(sandbox);
	return status;
}

static void note_paths(struct sandbox *sandbox, const struct sandbox_setup *setup)
{
	const struct cell cell = {.setup = *setup};
	owned(str_done) struct str path = {0};
	str_addf(&path, "%s" CELL_BOX "/%s", sandbox->scratch ? sandbox->scratch : "",
		setup->source ? setup->source->name : "");
	sandbox->source_path = str_take(&path);
	str_addf(&path, "%s%s", sandbox->scratch ? sandbox->scratch : "",
		sandbox->scratch ? "/tmp" : cell_tmp(&cell));
	sandbox->tmp_path = str_take(&path);
}

/* The strongest tier that works, of those that will do. */
static int find_tier(struct sandbox *sandbox, const struct sandbox_setup *setup, struct err *err)
{
	static const enum sandbox_tier tiers[] = {SANDBOX_FULL, SANDBOX_RESTRICTED, SANDBOX_WEAK};
	enum sandbox_tier least = setup->least ? setup->least : SANDBOX_RESTRICTED;
	enum sandbox_tier most = setup->most ? setup->most : SANDBOX_FULL;
	owned(str_done) struct str problems = {0};
	for (size_t i = 0; i < ARRAY_LEN(tiers); i++) {
		enum sandbox_tier tier = tiers[i];
		if (sandbox_tier_rank(tier) > sandbox_tier_rank(most) ||
			sandbox_tier_rank(tier) < sandbox_tier_rank(least))
			continue;
		int status = try_tier(sandbox, setup, tier, err);
		if (status < 0)
			return -1;
		if (status == 0) {
			free(sandbox->problem);
			sandbox->problem = str_take(&problems);
			return 0;
		}
		str_addf(&problems, "%s%s: %s", problems.len ? "; " : "", sandbox_tier_name(tier),
			sandbox->problem);
	}
	return err_set(err, ERR_SANDBOX,
		"no sandbox of the tier '%s' or better here (%s); 'argus doctor' says what to do",
		sandbox_tier_name(least), str_text(&problems));
}

int sandbox_open(const struct sandbox_setup *setup, struct sandbox **sandbox, struct err *err)
{
	owned(sandbox_release) struct sandbox *draft = mem_array(1, sizeof *draft);
	draft->socket = draft->keeper = -1;
	draft->weakened = setup->without != 0;
	if (sandbox_prepare(err) < 0 || filter_compile(true, &draft->filter, err) < 0 ||
		filter_compile(false, &draft->plain_filter, err) < 0 ||
		find_tier(draft, setup, err) < 0)
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
		.output_bytes = request->limits.output_bytes,
		.cpu = request->cpu};
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
	int streams[] = {-1, -1};
	if (out < 0 || error < 0)
		return err_set(err, ERR_SANDBOX, "memfd_create: %s", strerror(errno));
	if (pack(request, &wire, err) < 0 || result_rewind_input(request->input_fd, err) < 0)
		return -1;
	const int fds[] = {request->input_fd, out, error, request->report_fd};
	if (ask(sandbox, &wire, fds, wire.has_report ? 4 : 3, err) < 0)
		return -1;
	int status = await_reply(sandbox, stop_fd, &reply, streams, err);
	if (status == 0 && check_steps(sandbox, &reply, err) < 0)
		status = -1;
	if (status == 0) {
		const int used[] = {request->input_fd, streams[0] < 0 ? out : streams[0],
			streams[1] < 0 ? error : streams[1]};
		result_fill(request, &reply, used, result);
	}
	mem_close_fd(&streams[0]);
	mem_close_fd(&streams[1]);
	return status;
}
