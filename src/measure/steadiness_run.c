/* The part that acts: reads clocks, and runs one and the same program in two boxes in turns. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "argus/paired.h"
#include "argus/steadiness.h"
#include "base/clock.h"
#include "base/io.h"
#include "base/mem.h"

_Static_assert(STEADINESS_RUNS_MAX / 2 <= (int)PAIRED_MAX, "all pairs can be compared");

static double own_cpu_seconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

void steadiness_read_clock(struct steadiness_clock *clock)
{
	enum { STEPS = 2000 };
	static const double PATIENCE = 0.1;
	double step = INFINITY;
	double start = clock_seconds();
	double elapsed = 0;
	double before = own_cpu_seconds();
	unsigned reads = 0;
	/* A clock that counts ticks stands still for many reads. */
	for (unsigned steps = 0; steps < STEPS && elapsed < PATIENCE; reads++) {
		double now = own_cpu_seconds();
		if (now > before) {
			step = fmin(step, now - before);
			steps++;
		}
		before = now;
		if (reads % 64 == 0)
			elapsed = clock_seconds() - start;
	}
	elapsed = clock_seconds() - start;
	clock->step_seconds = isfinite(step) ? step : 0;
	clock->read_seconds = elapsed / (double)reads;
}

/* What the kernel has added up since the machine started. */
struct accounts {
	double stolen, all; /* clock ticks of all processors */
	double waiting; /* seconds */
	bool has_ticks, has_waiting;
};

/* "cpu  user nice system idle iowait irq softirq steal guest guest_nice" */
static void read_ticks(struct accounts *accounts)
{
	enum { FILE_MAX = 4 << 20, STOLEN = 7, FIELDS = 8 };
	struct err ignored = {0};
	owned(str_done) struct str text = {0};
	if (io_read_file("/proc/stat", FILE_MAX, &text, &ignored) < 0 ||
		strncmp(str_text(&text), "cpu ", 4) != 0)
		return;
	const char *at = str_text(&text) + 4;
	for (int field = 0; field < FIELDS; field++) {
		char *end;
		double ticks = strtod(at, &end);
		if (end == at)
			return;
		accounts->all += ticks;
		if (field == STOLEN)
			accounts->stolen = ticks;
		at = end;
	}
	accounts->has_ticks = true;
}

/* "some avg10=0.00 avg60=0.00 avg300=0.00 total=MICROSECONDS"; not every kernel has it. */
static void read_pressure(struct accounts *accounts)
{
	enum { FILE_MAX = 4096 };
	static const char word[] = "total=";
	struct err ignored = {0};
	owned(str_done) struct str text = {0};
	if (io_read_file("/proc/pressure/cpu", FILE_MAX, &text, &ignored) < 0)
		return;
	const char *at = strstr(str_text(&text), word);
	if (!at)
		return;
	char *end;
	accounts->waiting = strtod(at + sizeof word - 1, &end) * 1e-6;
	accounts->has_waiting = *end == '\n';
}

static struct accounts read_accounts(void)
{
	struct accounts accounts = {0};
	read_ticks(&accounts);
	read_pressure(&accounts);
	return accounts;
}

static void take_accounts(const struct accounts *before, struct steadiness_runs *runs)
{
	struct accounts now = read_accounts();
	double ticks = now.all - before->all;
	runs->stolen = -1;
	runs->waiting = -1;
	if (before->has_ticks && now.has_ticks && ticks > 0)
		runs->stolen = fmax(0, now.stolen - before->stolen) / ticks;
	if (before->has_waiting && now.has_waiting && runs->elapsed_seconds > 0)
		runs->waiting = fmin(1, (now.waiting - before->waiting) / runs->elapsed_seconds);
}

/* Arithmetic, calls and a table that stays in the caches: what most of a program's time goes to.
 * The word that it is given says how long. */
static const char *const programs[] = {
	[LANG_PYTHON] = "import sys\n"
			"def work(rounds):\n"
			"    seen = {}\n"
			"    for i in range(rounds):\n"
			"        key = i * 7919 % 4093\n"
			"        seen[key] = seen.get(key, 0) + i\n"
			"    return len(seen)\n"
			"work(int(sys.argv[1]))\n",
	[LANG_JAVASCRIPT] = "function work(rounds) {\n"
			    "  const seen = new Map();\n"
			    "  for (let i = 0; i < rounds; i++) {\n"
			    "    const key = i * 7919 % 4093;\n"
			    "    seen.set(key, (seen.get(key) || 0) + i);\n"
			    "  }\n"
			    "  return seen.size;\n"
			    "}\n"
			    "work(Number(process.argv[2]));\n",
};
_Static_assert(ARRAY_LEN(programs) == LANG_COUNT, "one program a language");

enum { BOXES = 2, ROUNDS_TEXT = 24 };

struct bench {
	struct spec spec;
	struct source source;
	struct sandbox *boxes[BOXES];
	struct measure_job job; /* but for its sandbox */
	int input;
	char rounds[ROUNDS_TEXT];
	const char *words[2];
};

static void bench_done(struct bench *bench)
{
	for (size_t i = 0; i < BOXES; i++)
		sandbox_free(bench->boxes[i]);
	mem_close_fd(&bench->input);
	source_done(&bench->source);
}

static int bench_open(struct bench *bench, const struct lang *lang,
	const struct interpreter *interpreter, int stop_fd, struct err *err)
{
	const char *program = programs[lang->id];
	bench->spec = (struct spec)SPEC_DEFAULT;
	bench->words[0] = bench->rounds;
	bench->input = sandbox_input("", 0, err);
	if (bench->input < 0 ||
		source_parse("-", lang, program, strlen(program), &bench->source, err) < 0)
		return -1;
	for (size_t i = 0; i < BOXES; i++) {
		if (measure_open_sandbox(&bench->source, interpreter, SANDBOX_RESTRICTED,
			    &bench->boxes[i], err) < 0)
			return -1;
	}
	bench->job = (struct measure_job){.spec = &bench->spec,
		.source = &bench->source,
		.interpreter = interpreter,
		.watch = {.stop_fd = stop_fd}};
	return 0;
}

/* 1: stopped. */
static int bench_run(
	struct bench *bench, size_t box, double *cpu_seconds, double *wall_seconds, struct err *err)
{
	const struct measure_single single = {
		.input_fd = bench->input, .report_fd = -1, .words = bench->words};
	owned(sandbox_result_done) struct sandbox_result result = {0};
	struct measure_told told = {0};
	struct measure_job job = bench->job;
	job.sandbox = bench->boxes[box];
	int status = measure_single(&job, &single, &result, &told, err);
	str_done(&told.said);
	if (status != 0)
		return status;
	if (result.outcome != OUTCOME_FINISHED)
		return err_set(err, ERR_SANDBOX, "a loop ended in the sandbox by %s, status %d",
			outcome_name(result.outcome), result.status);
	*cpu_seconds = result.cpu_seconds;
	*wall_seconds = result.wall_seconds;
	return 0;
}

static void set_rounds(struct bench *bench, double rounds)
{
	snprintf(bench->rounds, sizeof bench->rounds, "%.0f", rounds);
}

/* How many rounds take about TARGET of CPU time in all, and as much again as the interpreter's
 * start-up at least: it is the program's steadiness that is looked for. */
static int set_length(struct bench *bench, struct err *err)
{
	static const double TARGET = 0.025, ROUNDS_MAX = 1e8;
	double startup = 0, cpu = 0, wall = 0;
	double rounds = 20000;
	set_rounds(bench, 0);
	/* The first start fetches the files. */
	for (size_t box = BOXES; box-- > 0;) {
		int status = bench_run(bench, box, &startup, &wall, err);
		if (status != 0)
			return status;
	}
	double work = fmax(TARGET - startup, fmax(startup, TARGET / 2));
	for (;;) {
		set_rounds(bench, rounds);
		int status = bench_run(bench, 0, &cpu, &wall, err);
		if (status != 0)
			return status;
		double took = cpu - startup;
		/* A fast compiler's first rounds are slow, and so are coarse clocks. */
		if (took > 0.4 * work || rounds >= ROUNDS_MAX) {
			set_rounds(bench, fmin(ROUNDS_MAX, rounds * work / fmax(took, 1e-3)));
			return 0;
		}
		rounds *= 2;
	}
}

static bool is_over(const struct steadiness_runs *runs, double seconds, double elapsed)
{
	enum { LEAST = 16 };
	static const double AT_MOST = 3;
	if (runs->len % 2 != 0)
		return false;
	return runs->len == STEADINESS_RUNS_MAX ||
		elapsed >= (runs->len >= LEAST ? seconds : AT_MOST * seconds);
}

static int run_pairs(struct bench *bench, double seconds, const struct steadiness_watch *watch,
	struct steadiness_runs *runs, struct err *err)
{
	double start = clock_seconds();
	double elapsed = 0;
	while (!is_over(runs, seconds, elapsed)) {
		size_t i = runs->len;
		size_t box = (i + i / 2) % 2; /* 0 1, 1 0, 0 1, ... */
		int status =
			bench_run(bench, box, &runs->cpu_seconds[i], &runs->wall_seconds[i], err);
		if (status != 0)
			return status;
		runs->len++;
		elapsed = clock_seconds() - start;
		if (watch->ended)
			watch->ended(watch->context, runs->len, elapsed);
	}
	runs->elapsed_seconds = elapsed;
	return 0;
}

int steadiness_run(const struct lang *lang, const struct interpreter *interpreter, double seconds,
	const struct steadiness_watch *watch, struct steadiness_runs *runs, struct err *err)
{
	owned(bench_done) struct bench bench = {.input = -1};
	*runs = (struct steadiness_runs){0};
	if (bench_open(&bench, lang, interpreter, watch->stop_fd, err) < 0)
		return -1;
	int status = set_length(&bench, err);
	if (status != 0)
		return status;
	struct accounts before = read_accounts();
	status = run_pairs(&bench, seconds, watch, runs, err);
	take_accounts(&before, runs);
	return status;
}
