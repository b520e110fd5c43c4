/*
 * Random system calls inside the box, trial after trial, each followed by an ordinary one.
 *
 *     storm-test [-s SECONDS] [-r SEED] STORM
 *
 * Whatever the storm does, its end is one of the known outcomes, the next trial in the same cell
 * works, no process is left, and a folder of the host's that anybody may write to is as it was.
 * Skipped (77) where there is no sandbox.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "argus/sandbox.h"
#include "base/clock.h"
#include "base/mem.h"
#include "base/num.h"
#include "storm.h"

enum { EXIT_SKIP = 77 };
static const double STORM_SECONDS = 0.3;
static const char CANARY[] = "untouched\n";

struct totals {
	uint64_t trials, calls, least_calls;
	uint64_t ends[OUTCOME_COUNT];
};

static const char *const environment[] = {"PATH=/usr/bin:/bin", "LANG=C.UTF-8", NULL};

static int run(struct sandbox *sandbox, const char *const *argv, int report, double wall_seconds,
	struct sandbox_result *result, struct err *err)
{
	owned(mem_close_fd) int input = sandbox_input("1 2 3\n", 6, err);
	if (input < 0)
		return -1;
	const struct sandbox_request request = {.argv = argv,
		.env = environment,
		.input_fd = input,
		.report_fd = report,
		.limits = {.cpu_seconds = 20,
			.wall_seconds = wall_seconds,
			.memory_bytes = 256 << 20,
			.output_bytes = 1 << 20},
		.keep_bytes = 4096};
	return sandbox_run(sandbox, &request, -1, result, err);
}

static int check_ordinary(struct sandbox *sandbox, struct err *err)
{
	static const char *const argv[] = {"/bin/echo", "1", NULL};
	struct sandbox_result result = {0};
	int status = run(sandbox, argv, -1, 60, &result, err);
	if (status == 0 &&
		(result.outcome != OUTCOME_FINISHED || strcmp(str_text(&result.out), "1\n") != 0))
		status = err_set(err, ERR_FAILED, "then an ordinary program: %s %d: %s%s",
			outcome_name(result.outcome), result.status, str_text(&result.out),
			str_text(&result.error));
	sandbox_result_done(&result);
	return status;
}

/* How many processes descend from this one, over the lists that the kernel keeps of children. */
static unsigned count_below(pid_t pid)
{
	char path[64];
	unsigned count = 0;
	int child;
	snprintf(path, sizeof path, "/proc/%d/task/%d/children", pid, pid);
	FILE *children = fopen(path, "re");
	while (children && fscanf(children, "%d", &child) == 1)
		count += 1 + count_below(child);
	if (children)
		fclose(children);
	return count;
}

static int check_canary(const char *folder, struct err *err)
{
	char path[512];
	char text[64] = "";
	unsigned entries = 0;
	struct stat st;
	snprintf(path, sizeof path, "%s/canary", folder);
	owned(mem_close_fd) int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t got = fd < 0 ? -1 : read(fd, text, sizeof text - 1);
	DIR *dir = opendir(folder);
	while (dir && readdir(dir))
		entries++;
	if (dir)
		closedir(dir);
	/* "." and "..", too. */
	if (got < 0 || strcmp(text, CANARY) != 0 || entries != 3 || fstat(fd, &st) < 0 ||
		(st.st_mode & 07777) != 0666 || st.st_nlink != 1)
		return err_set(err, ERR_FAILED, "%s is not as it was", folder);
	return 0;
}

static void add_count(int report, struct totals *totals)
{
	struct storm_count count = {0};
	if (pread(report, &count, sizeof count, 0) != sizeof count || count.magic != STORM_MAGIC)
		return; /* it wrote over it itself */
	totals->calls += count.calls;
	if (count.calls < totals->least_calls)
		totals->least_calls = count.calls;
}

static int storm_once(struct sandbox *sandbox, const char *storm, uint64_t seed,
	struct totals *totals, struct err *err)
{
	char number[32];
	struct sandbox_result result = {0};
	const char *const argv[] = {storm, number, NULL};
	snprintf(number, sizeof number, "%llu", (unsigned long long)seed);
	owned(mem_close_fd) int report = memfd_create("report", MFD_CLOEXEC);
	int status = run(sandbox, argv, report, STORM_SECONDS, &result, err);
	totals->trials++;
	if (status == 0 && result.outcome >= OUTCOME_COUNT)
		status = err_set(err, ERR_FAILED, "outcome %d", (int)result.outcome);
	else if (status == 0)
		totals->ends[result.outcome]++;
	add_count(report, totals);
	sandbox_result_done(&result);
	return status;
}

static int storm_for(struct sandbox *sandbox, const char *storm, const char *folder, double seconds,
	uint64_t seed, struct totals *totals, struct err *err)
{
	if (check_ordinary(sandbox, err) < 0)
		return -1;
	unsigned before = count_below(getpid());
	double end = clock_seconds() + seconds;
	do {
		int status = storm_once(sandbox, storm, seed, totals, err);
		unsigned after = count_below(getpid());
		if (status == 0 && after != before)
			status = err_set(
				err, ERR_FAILED, "%u processes, and %u before", after, before);
		if (status < 0 || check_ordinary(sandbox, err) < 0 || check_canary(folder, err) < 0)
			return err_context(err, "seed %llu: ", (unsigned long long)seed);
		seed++;
	} while (clock_seconds() < end);
	return 0;
}

static int make_canary(char *folder, struct err *err)
{
	char path[512];
	if (!mkdtemp(folder) || chmod(folder, 0777) < 0)
		return err_set(err, ERR_FAILED, "%s: %s", folder, strerror(errno));
	snprintf(path, sizeof path, "%s/canary", folder);
	owned(mem_close_fd) int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (fd < 0 || fchmod(fd, 0666) < 0 || write(fd, CANARY, sizeof CANARY - 1) < 0)
		return err_set(err, ERR_FAILED, "%s: %s", path, strerror(errno));
	return 0;
}

static void remove_canary(const char *folder)
{
	char path[512];
	snprintf(path, sizeof path, "%s/canary", folder);
	unlink(path);
	rmdir(folder);
}

static void print_totals(const struct totals *totals, const char *tier)
{
	printf("%llu trials in the %s tier, %llu calls, at least %llu a trial;",
		(unsigned long long)totals->trials, tier, (unsigned long long)totals->calls,
		(unsigned long long)totals->least_calls);
	for (int end = 0; end < OUTCOME_COUNT; end++) {
		if (totals->ends[end])
			printf(" %s %llu", outcome_name((enum outcome)end),
				(unsigned long long)totals->ends[end]);
	}
	printf("\n");
}

static int test(char *storm, double seconds, uint64_t seed, struct err *err)
{
	char folder[] = "/tmp/argus-storm.XXXXXX";
	struct totals totals = {.least_calls = UINT64_MAX};
	owned(mem_free_text) char *copy = mem_text(storm);
	const char *const prefixes[] = {dirname(copy), "/bin/echo", NULL};
	const struct sandbox_setup setup = {.folder = folder, .prefixes = prefixes};
	struct sandbox *sandbox = NULL;
	prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
	if (make_canary(folder, err) < 0)
		return -1;
	int status = sandbox_open(&setup, &sandbox, err);
	if (status == 0) {
		status = storm_for(sandbox, storm, folder, seconds, seed, &totals, err);
		print_totals(&totals, sandbox_tier_name(sandbox_tier(sandbox)));
		printf("%s\n", sandbox_tier_reason(sandbox));
		sandbox_free(sandbox);
		sandbox_dismiss();
	} else {
		printf("no sandbox here: %s\n", err->text);
		status = EXIT_SKIP;
	}
	remove_canary(folder);
	if (status == 0 && (waitpid(-1, NULL, 0) >= 0 || errno != ECHILD))
		status = err_set(err, ERR_FAILED, "a process was left behind");
	return status;
}

int main(int argc, char **argv)
{
	struct err err = {0};
	double seconds = 3;
	uint64_t seed = 1;
	int option;
	int status = 0;
	while (status == 0 && (option = getopt(argc, argv, "s:r:")) != -1) {
		if (option == 's')
			status = num_parse_seconds(optarg, &seconds, &err);
		else if (option == 'r')
			status = num_parse_count(optarg, &seed, &err);
		else
			status = -1;
	}
	char storm[4096];
	if (status < 0 || optind + 1 != argc || !realpath(argv[optind], storm)) {
		fprintf(stderr, "usage: storm-test [-s SECONDS] [-r SEED] STORM\n");
		return 2;
	}
	status = test(storm, seconds, seed, &err);
	if (status < 0)
		fprintf(stderr, "storm-test: %s\n", err.text);
	return status < 0 ? 1 : status;
}
