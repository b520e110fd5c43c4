/* Misbehaving program x limit -> outcome. Skipped where the kernel gives no sandbox. */
#include "argus/measure.h"
#include "argus/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../unit/unit.h"

static struct interpreter python;

static const struct sandbox_limits usual = {
	.cpu_seconds = 20, .wall_seconds = 60, .memory_bytes = 256 << 20, .output_bytes = 1 << 20};

static char tmpdir[256] = "TMPDIR=/tmp";
static const char *const environment[] = {
	"PATH=/usr/bin:/bin", tmpdir, "LANG=C.UTF-8", "SECRET_TEST=inside", NULL};

static struct sandbox *open_or_skip(const struct sandbox_setup *wanted)
{
	struct sandbox *sandbox = NULL;
	struct err err = {0};
	struct sandbox_setup setup = *wanted;
	if (!python.path && interpreter_find(lang_find("python"), &python, &err) < 0)
		fail_msg("%s", err.text);
	setup.prefixes = (const char *const *)python.prefixes;
	if (sandbox_open(&setup, &sandbox, &err) < 0) {
		print_message("no sandbox here: %s\n", err.text);
		skip();
	}
	snprintf(tmpdir, sizeof tmpdir, "TMPDIR=%s", sandbox_tmp_path(sandbox));
	return sandbox;
}

static struct sandbox_result run_text_on(struct sandbox *sandbox, const char *code,
	const char *input, struct sandbox_limits limits, unsigned cpu)
{
	struct err err = {0};
	struct sandbox_result result = {0};
	owned(mem_close_fd) int fd = sandbox_input(input, strlen(input), &err);
	const char *const argv[] = {python.path, "-c", code, NULL};
	const struct sandbox_request request = {.argv = argv,
		.env = environment,
		.input_fd = fd,
		.report_fd = -1,
		.limits = limits,
		.keep_bytes = 65536,
		.cpu = cpu};
	if (sandbox_run(sandbox, &request, -1, &result, &err) != 0)
		fail_msg("%s", err.text);
	return result;
}

static struct sandbox_result run_text(
	struct sandbox *sandbox, const char *code, const char *input, struct sandbox_limits limits)
{
	return run_text_on(sandbox, code, input, limits, 0);
}

struct row {
	const char *code;
	enum outcome outcome;
	int status; /* -1: any */
	struct sandbox_limits limits;
	const char *why;
};

#define LIMITS(...) \
	{ \
		__VA_ARGS__ \
	}
#define USUAL LIMITS(20, 60, 256 << 20, 1 << 20)

static const struct row outcomes[] = {
	{"print(1)", OUTCOME_FINISHED, 0, USUAL, "an ordinary end"},
	{"raise SystemExit(7)", OUTCOME_EXIT, 7, USUAL, "an exit status"},
	{"1/0", OUTCOME_EXIT, 1, USUAL, "an exception"},
	{"raise SystemExit(137)", OUTCOME_EXIT, 137, USUAL, "137 is a status, not a signal"},
	{"import os; os.kill(os.getpid(), 15)", OUTCOME_SIGNAL, SIGTERM, USUAL, "its own signal"},
	{"import os; os.abort()", OUTCOME_SIGNAL, SIGABRT, USUAL, "abort"},
	{"import ctypes; ctypes.string_at(0)", OUTCOME_SIGNAL, SIGSEGV, USUAL, "a bad pointer"},
	{"while True: pass", OUTCOME_CPU, -1, LIMITS(1, 60, 256 << 20, 1 << 20), "an endless loop"},
	{"import signal\nsignal.signal(signal.SIGXCPU, signal.SIG_IGN)\nwhile True: pass",
		OUTCOME_CPU, -1, LIMITS(1, 60, 256 << 20, 1 << 20), "the CPU signal ignored"},
	{"while True: pass", OUTCOME_CPU, -1, LIMITS(0.2, 60, 256 << 20, 1 << 20),
		"a limit below a second"},
	{"import time; time.sleep(60)", OUTCOME_WALL, -1, LIMITS(20, 0.3, 256 << 20, 1 << 20),
		"sleeping"},
	{"import os, signal; os.kill(os.getpid(), signal.SIGSTOP)", OUTCOME_WALL, -1,
		LIMITS(20, 0.3, 256 << 20, 1 << 20), "stopping itself"},
	{"x = bytearray(400 << 20)", OUTCOME_MEMORY, 1, USUAL, "one allocation too large"},
	{"x = []\nwhile True: x.append(bytes(1 << 20))", OUTCOME_MEMORY, 1, USUAL,
		"memory that is never touched"},
	{"x = []\nwhile True: x.append(bytearray(1 << 20))", OUTCOME_MEMORY, -1, USUAL,
		"memory, a bit at a time"},
	{"import mmap\nx = []\nwhile True: x.append(mmap.mmap(-1, 1 << 20))", OUTCOME_EXIT, 1,
		USUAL, "shared anonymous maps, which no limit counts, are refused"},
	{"import sys\nwhile True: sys.stdout.write('x' * 65536)", OUTCOME_OUTPUT, -1, USUAL,
		"a flood of output"},
	{"import sys\nwhile True: sys.stderr.write('x' * 65536)", OUTCOME_OUTPUT, -1, USUAL,
		"a flood of errors"},
	{"import ctypes; ctypes.CDLL(None).ptrace(0, 0, 0, 0)", OUTCOME_SECURITY, SIGSYS, USUAL,
		"ptrace"},
	{"import ctypes; ctypes.CDLL(None).unshare(0x10000000)", OUTCOME_SECURITY, SIGSYS, USUAL,
		"a namespace of its own"},
	{"import ctypes; ctypes.CDLL(None).mount(b'x', b'/tmp', b'tmpfs', 0, 0)", OUTCOME_SECURITY,
		SIGSYS, USUAL, "mount"},
};

static void every_end_has_its_outcome(void **state)
{
	(void)state;
	const struct sandbox_setup setup = {0};
	struct sandbox *sandbox = open_or_skip(&setup);
	for (size_t i = 0; i < ARRAY_LEN(outcomes); i++) {
		const struct row *row = &outcomes[i];
		struct sandbox_result result = run_text(sandbox, row->code, "", row->limits);
		if (result.outcome != row->outcome)
			fail_msg("%s: %s (status %d, %s)", row->why, outcome_name(result.outcome),
				result.status, str_text(&result.error));
		if (row->status >= 0 && result.status != row->status)
			fail_msg("%s: status %d", row->why, result.status);
		sandbox_result_done(&result);
	}
	sandbox_free(sandbox);
}

/* Programs that print "held" when the box held. */
static const struct {
	const char *code;
	const char *why;
} holds[] = {
	{"import socket\ntry: socket.socket()\nexcept OSError: print('held')", "no sockets"},
	{"import os\ntry: os.fork()\nexcept OSError: print('held')", "no processes"},
	{"import subprocess\ntry: subprocess.run(['/bin/true'])\nexcept OSError: print('held')",
		"no other programs"},
	{"import os\ntry: os.execv('/bin/true', ['true'])\nexcept OSError: print('held')",
		"no exec"},
	{"try: open('/usr/lib/argus-was-here', 'w')\nexcept OSError: print('held')",
		"no writing to the system"},
	{"try: open('here', 'w')\nexcept OSError: print('held')", "no writing beside the program"},
	{"try: open('/etc/shadow')\nexcept OSError: print('held')", "no secrets of the system"},
	{"try: open('/etc/passwd')\nexcept OSError: print('held')", "no list of users"},
	{"import os\ntry: os.kill(1, 9)\nexcept OSError: print('held')", "no signals to init"},
	{"import os\ntry: os.kill(-1, 9)\nexcept OSError: print('held')", "no signals to all"},
	{"import os\nprint('held' if os.getuid() != 0 else os.getuid())", "not root"},
	{"import os\nprint('held' if os.environ.get('SECRET_TEST') == 'inside' and 'SECRET_OUTER' "
	 "not in os.environ else os.environ)",
		"a new environment"},
	{"import os\nfound = sorted(os.listdir('/proc/self/fd'))\nprint('held' if found == "
	 "['0', '1', '2', '3'] else found)",
		"no inherited descriptors (3 is the listing's own)"},
	{"try: open('/proc/1/environ').read()\nexcept OSError: print('held')",
		"nothing of the host's processes"},
	{"import os\ntry: os.pwrite(0, b'x', 0)\nexcept OSError: print('held')",
		"its input is sealed"},
	{"try: open('/proc/self/fd/0', 'r+b', 0).write(b'x')\nexcept OSError: print('held')",
		"its input is sealed when opened again"},
	{"import resource\ntry: resource.setrlimit(resource.RLIMIT_DATA, (-1, -1))\n"
	 "except (OSError, ValueError): print('held')",
		"limits stay"},
	{"import ctypes\nlibc = ctypes.CDLL(None, use_errno=True)\n"
	 "print('held' if libc.syscall(425, 1, 0) == -1 and ctypes.get_errno() == 38 else 'got "
	 "it')",
		"no io_uring"},
};

static void the_box_holds(void **state)
{
	(void)state;
	setenv("SECRET_OUTER", "1", 1);
	const struct sandbox_setup setup = {0};
	struct sandbox *sandbox = open_or_skip(&setup);
	for (size_t i = 0; i < ARRAY_LEN(holds); i++) {
		struct sandbox_result result = run_text(sandbox, holds[i].code, "", usual);
		if (strcmp(str_text(&result.out), "held\n") != 0)
			fail_msg("%s: %s%s", holds[i].why, str_text(&result.out),
				str_text(&result.error));
		sandbox_result_done(&result);
	}
	sandbox_free(sandbox);
}

static void ordinary_programs_work(void **state)
{
	(void)state;
	static const struct {
		const char *code, *input, *output, *why;
	} rows[] = {
		{"print(input()[::-1])", "abc\n", "cba\n", "standard input"},
		{"print(open('/dev/stdin').read())", "abc", "abc\n", "standard input by name"},
		{"import sys; sys.setrecursionlimit(10**6)\n"
		 "def f(n): return n and f(n - 1) + 1\nprint(f(20000))",
			"", "20000\n", "deep recursion"},
		{"import threading\nt = threading.Thread(target=lambda: print('t'))\nt.start()\n"
		 "t.join()",
			"", "t\n", "threads"},
		{"import tempfile\nf = tempfile.TemporaryFile()\nf.write(b'x')\nprint(f.tell())",
			"", "1\n", "a temporary file"},
		{"import asyncio\nprint(asyncio.run(asyncio.sleep(0, 5)))", "", "5\n", "asyncio"},
		{"import resource\nresource.setrlimit(resource.RLIMIT_STACK, (2**24, 2**24))\n"
		 "print(1)",
			"", "1\n", "a contest's larger stack"},
		{"import random, time, math, json, re, heapq, bisect, decimal\nprint(1)", "", "1\n",
			"the standard library"},
	};
	const struct sandbox_setup setup = {0};
	struct sandbox *sandbox = open_or_skip(&setup);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct sandbox_result result =
			run_text(sandbox, rows[i].code, rows[i].input, usual);
		if (strcmp(str_text(&result.out), rows[i].output) != 0)
			fail_msg("%s: %s%s", rows[i].why, str_text(&result.out),
				str_text(&result.error));
		sandbox_result_done(&result);
	}
	sandbox_free(sandbox);
}

static void whether_input_was_read_is_seen(void **state)
{
	(void)state;
	static const struct {
		const char *code;
		bool read;
		const char *why;
	} rows[] = {
		{"pass", false, "untouched"},
		{"input()", true, "a line"},
		{"open('/dev/stdin').read(1)", true, "opened by another name"},
		{"import os; os.fstat(0)", false, "looked at only"},
		{"print(5)", false, "something else done"},
	};
	const struct sandbox_setup setup = {0};
	struct sandbox *sandbox = open_or_skip(&setup);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct sandbox_result result = run_text(sandbox, rows[i].code, "1\n2\n", usual);
		assert_row(result.outcome == OUTCOME_FINISHED, &rows[i]);
		assert_row(result.input_read == rows[i].read, &rows[i]);
		sandbox_result_done(&result);
	}
	sandbox_free(sandbox);
}

static void the_program_sees_its_folder_and_argus_files(void **state)
{
	(void)state;
	char folder[] = "/tmp/argus-test.XXXXXX";
	char path[64];
	assert_non_null(mkdtemp(folder));
	assert_int_equal(chmod(folder, 0755), 0);
	snprintf(path, sizeof path, "%s/helper.py", folder);
	int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
	assert_int_equal(write(fd, "value = 42\n", 11), 11);
	close(fd);

	static const char code[] = "import helper, sys\nprint(helper.value, sys.argv[1:])\n";
	const struct sandbox_file source = {"main.py", code, sizeof code - 1};
	const struct sandbox_file files[] = {{"driver.py", "x = 1\n", 6}};
	const struct sandbox_setup setup = {
		.folder = folder, .source = &source, .files = files, .files_len = 1};
	struct sandbox *sandbox = open_or_skip(&setup);
	owned(str_done) struct str file = {0};
	sandbox_file_path(sandbox, "driver.py", &file);
	struct err err = {0};
	struct sandbox_result result = {0};
	owned(mem_close_fd) int input = sandbox_input("", 0, &err);
	const char *const argv[] = {
		python.path, sandbox_source_path(sandbox), str_text(&file), NULL};
	const struct sandbox_request request = {.argv = argv,
		.env = environment,
		.input_fd = input,
		.report_fd = -1,
		.limits = usual,
		.keep_bytes = 4096};
	assert_int_equal(sandbox_run(sandbox, &request, -1, &result, &err), 0);
	if (!strstr(str_text(&result.out), "42 ['") || !strstr(str_text(&result.out), "driver.py"))
		fail_msg("%s%s", str_text(&result.out), str_text(&result.error));
	sandbox_result_done(&result);
	sandbox_free(sandbox);
	unlink(path);
	rmdir(folder);
}

static void a_report_comes_back_over_descriptor_3(void **state)
{
	(void)state;
	const struct sandbox_setup setup = {0};
	struct sandbox *sandbox = open_or_skip(&setup);
	struct err err = {0};
	struct sandbox_result result = {0};
	char text[16] = "";
	owned(mem_close_fd) int input = sandbox_input("", 0, &err);
	owned(mem_close_fd) int report = memfd_create("report", MFD_CLOEXEC);
	const char *const argv[] = {python.path, "-c", "import os; os.write(3, b'hello')", NULL};
	const struct sandbox_request request = {.argv = argv,
		.env = environment,
		.input_fd = input,
		.report_fd = report,
		.limits = usual};
	assert_int_equal(sandbox_run(sandbox, &request, -1, &result, &err), 0);
	assert_int_equal(pread(report, text, sizeof text - 1, 0), 5);
	assert_string_equal(text, "hello");
	sandbox_result_done(&result);
	sandbox_free(sandbox);
}

static void a_stop_ends_the_trial_and_the_box_stays_usable(void **state)
{
	(void)state;
	const struct sandbox_setup setup = {0};
	struct sandbox *sandbox = open_or_skip(&setup);
	struct err err = {0};
	struct sandbox_result result = {0};
	int stop[2];
	assert_int_equal(pipe(stop), 0);
	assert_int_equal(write(stop[1], "x", 1), 1);
	owned(mem_close_fd) int input = sandbox_input("", 0, &err);
	const char *const argv[] = {python.path, "-c", "while True: pass", NULL};
	const struct sandbox_request request = {.argv = argv,
		.env = environment,
		.input_fd = input,
		.report_fd = -1,
		.limits = usual};
	assert_int_equal(sandbox_run(sandbox, &request, stop[0], &result, &err), 1);
	sandbox_result_done(&result);
	result = run_text(sandbox, "print('again')", "", usual);
	assert_string_equal(str_text(&result.out), "again\n");
	sandbox_result_done(&result);
	close(stop[0]);
	close(stop[1]);
	sandbox_free(sandbox);
}

/* The process that holds the sandbox is killed while a program runs; a pipe that the program's
 * ancestors hold open tells when the last of them is gone. */
static void nothing_outlives_argus(void **state)
{
	(void)state;
	struct sandbox_setup setup = {0};
	sandbox_free(open_or_skip(&setup));
	setup.prefixes = (const char *const *)python.prefixes;
	int alive[2];
	assert_int_equal(pipe(alive), 0);
	pid_t child = fork();
	if (child == 0) {
		struct err err = {0};
		struct sandbox *sandbox = NULL;
		close(alive[0]);
		if (sandbox_open(&setup, &sandbox, &err) < 0)
			_exit(1);
		int input = sandbox_input("", 0, &err);
		const char *const argv[] = {
			python.path, "-c", "import os\nos.write(3, b'up')\nwhile True: pass", NULL};
		const struct sandbox_request request = {.argv = argv,
			.env = environment,
			.input_fd = input,
			.report_fd = alive[1],
			.limits = usual};
		struct sandbox_result result;
		sandbox_run(sandbox, &request, -1, &result, &err);
		_exit(1);
	}
	close(alive[1]);
	char word[3] = "";
	assert_int_equal(read(alive[0], word, 2), 2);
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	/* The end of file comes when the program, the only other holder, is dead. */
	assert_int_equal(read(alive[0], word, 1), 0);
	close(alive[0]);
}

/* The canary sings: each of its tries works in a box without the layer that stops it. */
static void the_canary_notices_what_gets_out(void **state)
{
	(void)state;
	enum {
		FILTER = 1U << SANDBOX_LAYER_FILTER,
		LIMITS = 1U << SANDBOX_LAYER_LIMITS,
		FILES = 1U << SANDBOX_LAYER_ROOT | 1U << SANDBOX_LAYER_LANDLOCK
	};
	static const struct {
		unsigned without;
		const char *leak; /* NULL: nothing */
	} rows[] = {
		{0, NULL},
		{FILTER, "open a socket"},
		{FILES, "read a file of the host's"},
		{LIMITS, "raise a limit"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(str_done) struct str leaks = {0};
		const struct sandbox_setup setup = {.without = rows[i].without};
		struct sandbox *sandbox = open_or_skip(&setup);
		sandbox_describe_leaks(sandbox, &leaks);
		bool right = rows[i].leak ? strstr(str_text(&leaks), rows[i].leak) != NULL
					  : leaks.len == 0;
		if (!right)
			fail_msg("without %x: '%s', not '%s'", rows[i].without, str_text(&leaks),
				rows[i].leak ? rows[i].leak : "");
		sandbox_free(sandbox);
	}
}

/* One that is not there is no reason not to run. */
static void a_program_stays_on_its_processor(void **state)
{
	static const char code[] = "import os; print(*sorted(os.sched_getaffinity(0)))";
	cpu_set_t allowed;
	unsigned last = 0;
	(void)state;
	const struct sandbox_setup setup = {0};
	struct sandbox *sandbox = open_or_skip(&setup);
	assert_int_equal(sched_getaffinity(0, sizeof allowed, &allowed), 0);
	for (unsigned cpu = 0; cpu < CPU_SETSIZE; cpu++)
		last = CPU_ISSET(cpu, &allowed) ? cpu : last;
	const unsigned wanted[] = {0, 1 + last, CPU_SETSIZE, CPU_SETSIZE + 1};
	struct sandbox_result any = {0};
	for (size_t i = 0; i < ARRAY_LEN(wanted); i++) {
		char only[32];
		snprintf(only, sizeof only, "%u\n", last);
		struct sandbox_result result =
			run_text_on(sandbox, code, "", (struct sandbox_limits)USUAL, wanted[i]);
		assert_int_equal(result.outcome, OUTCOME_FINISHED);
		if (i == 0)
			any = result;
		else
			assert_string_equal(
				str_text(&result.out), i == 1 ? only : str_text(&any.out));
		if (i > 0)
			sandbox_result_done(&result);
	}
	sandbox_result_done(&any);
	sandbox_free(sandbox);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_end_has_its_outcome),
		cmocka_unit_test(the_box_holds),
		cmocka_unit_test(ordinary_programs_work),
		cmocka_unit_test(whether_input_was_read_is_seen),
		cmocka_unit_test(the_program_sees_its_folder_and_argus_files),
		cmocka_unit_test(a_report_comes_back_over_descriptor_3),
		cmocka_unit_test(a_stop_ends_the_trial_and_the_box_stays_usable),
		cmocka_unit_test(nothing_outlives_argus),
		cmocka_unit_test(a_program_stays_on_its_processor),
		cmocka_unit_test(the_canary_notices_what_gets_out),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
