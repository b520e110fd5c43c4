#include "ways.h"

#include <errno.h>
#include <spawn.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/mem.h"

/* As trials have it, so that the interpreters do the same work in all of them. */
static const char *const environment[] = {"PATH=/usr/local/bin:/usr/bin:/bin", "LANG=C.UTF-8",
	"TZ=UTC", "PYTHONHASHSEED=0", "PYTHONDONTWRITEBYTECODE=1", "PYTHONNOUSERSITE=1",
	"OPENBLAS_NUM_THREADS=1", "OMP_NUM_THREADS=1", "MKL_NUM_THREADS=1", "NO_COLOR=1",
	"HOME=/tmp", "TMPDIR=/tmp", NULL};

static const char *const bwrap[] = {WAYS_BWRAP, "--unshare-all", "--ro-bind", "/", "/", "--proc",
	"/proc", "--dev", "/dev", "--tmpfs", "/tmp", "--die-with-parent"};

static double timeval_seconds(struct timeval time)
{
	return (double)time.tv_sec + (double)time.tv_usec * 1e-6;
}

static int spawn(const char *const *argv, const int *fds, struct ways_cost *cost, struct err *err)
{
	posix_spawn_file_actions_t actions;
	struct rusage usage;
	pid_t pid;
	int status = 0;
	posix_spawn_file_actions_init(&actions);
	for (int fd = 0; fd < 3; fd++)
		posix_spawn_file_actions_adddup2(&actions, fds[fd], fd);
	double start = clock_seconds();
	int failed = posix_spawn(&pid, argv[0], &actions, NULL, (char **)(uintptr_t)argv,
		(char **)(uintptr_t)environment);
	while (!failed && wait4(pid, &status, 0, &usage) < 0 && errno == EINTR)
		;
	cost->wall_seconds = clock_seconds() - start;
	posix_spawn_file_actions_destroy(&actions);
	if (failed)
		return err_set(err, ERR_FAILED, "%s: %s", argv[0], strerror(failed));
	if (status != 0)
		return err_set(err, ERR_FAILED, "%s: wait status 0x%x", argv[0], (unsigned)status);
	cost->cpu_seconds = timeval_seconds(usage.ru_utime) + timeval_seconds(usage.ru_stime);
	return 0;
}

static int spawn_with_memfds(
	const char *const *argv, int input, struct ways_cost *cost, struct err *err)
{
	owned(mem_close_fd) int out = memfd_create("stdout", MFD_CLOEXEC);
	owned(mem_close_fd) int error = memfd_create("stderr", MFD_CLOEXEC);
	if (out < 0 || error < 0)
		return err_set(err, ERR_FAILED, "memfd_create: %s", strerror(errno));
	return spawn(argv, (int[]){input, out, error}, cost, err);
}

static int run_bwrap(
	const struct ways_program *program, int input, struct ways_cost *cost, struct err *err)
{
	const char *argv[ARRAY_LEN(bwrap) + ARRAY_LEN(program->argv) + 1] = {0};
	memcpy(argv, bwrap, sizeof bwrap);
	memcpy(argv + ARRAY_LEN(bwrap), program->argv, sizeof program->argv);
	return spawn_with_memfds(argv, input, cost, err);
}

static int run_argus(
	const struct ways_program *program, int input, struct ways_cost *cost, struct err *err)
{
	struct sandbox_result result = {0};
	const struct sandbox_request request = {.argv = program->argv,
		.env = environment,
		.input_fd = input,
		.report_fd = -1,
		.limits = {.cpu_seconds = 20,
			.wall_seconds = 60,
			.memory_bytes = (uint64_t)1 << 30,
			.output_bytes = 1 << 20}};
	double start = clock_seconds();
	int status = sandbox_run(program->sandbox, &request, -1, &result, err);
	cost->wall_seconds = clock_seconds() - start;
	cost->cpu_seconds = result.cpu_seconds;
	if (status == 0 && result.outcome != OUTCOME_FINISHED)
		status = err_set(err, ERR_FAILED, "%s: %s %d: %s", program->title,
			outcome_name(result.outcome), result.status, str_text(&result.error));
	sandbox_result_done(&result);
	return status;
}

int ways_run(enum way way, const struct ways_program *program, int input, struct ways_cost *cost,
	struct err *err)
{
	switch (way) {
	case WAY_PLAIN: return spawn_with_memfds(program->argv, input, cost, err);
	case WAY_ARGUS: return run_argus(program, input, cost, err);
	case WAY_BWRAP: return run_bwrap(program, input, cost, err);
	case WAY_COUNT: break;
	}
	return -1;
}
