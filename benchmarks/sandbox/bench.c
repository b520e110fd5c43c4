/*
 * What does the sandbox cost?
 *
 *     bench-sandbox [-n SPAWNS] [-c LOOPS] [-p WORD]
 *
 * Starts programs that do nothing (200 times) and loops of about 0.1 s (30 times): plainly, in a
 * warm cell of Argus's, and with bubblewrap where that is installed. The ways alternate, each round
 * in another order, and the differences are those of one round, so that a machine that is busy for
 * a while is busy for all of them. -p: only programs whose title has the word.
 *
 * This process stays small: a child's peak memory, and the time of its fork, start at its parent's.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "argus/measure.h"
#include "argus/sandbox.h"
#include "argus/source.h"
#include "base/mem.h"
#include "base/num.h"
#include "ranks.h"
#include "ways.h"

enum who { WHO_TRUE, WHO_PYTHON, WHO_SYSTEM_PYTHON, WHO_NODE };
enum measured { MEASURED_SPAWN, MEASURED_LOOP, MEASURED_COUNT };
enum { ROUNDS_MAX = 100000, WARM_UP = 5 };

struct row {
	enum measured measured;
	enum who who;
	const char *title;
	const char *flag, *code;
};

static const struct row rows[] = {
	{MEASURED_SPAWN, WHO_TRUE, "/bin/true", NULL, NULL},
	{MEASURED_SPAWN, WHO_PYTHON, "python3 -c pass", "-c", "pass"},
	{MEASURED_SPAWN, WHO_SYSTEM_PYTHON, "/usr/bin/python3 -c pass", "-c", "pass"},
	{MEASURED_SPAWN, WHO_NODE, "node -e 0", "-e", "0"},
	{MEASURED_LOOP, WHO_PYTHON, "a loop in Python", "-c",
		"t = 0\nfor i in range(600000): t += i * i % 7"},
	{MEASURED_LOOP, WHO_NODE, "a loop in JavaScript", "-e",
		"let t = 0; for (let i = 0; i < 8e6; i++) t += i * i % 7"},
};

struct options {
	uint64_t rounds[MEASURED_COUNT];
	const char *word;
};

/* What the ways cost in each round: walls for spawns, CPU time for loops. */
struct costs {
	double *seconds[WAY_COUNT]; /* NULL: not measured */
	size_t len;
};

static void costs_done(struct costs *costs)
{
	for (int way = 0; way < WAY_COUNT; way++)
		free(costs->seconds[way]);
}

/* 1: not installed. */
static int find(enum who who, struct interpreter *interpreter, struct err *err)
{
	if (who == WHO_TRUE) {
		interpreter->path = mem_text("/bin/true");
		interpreter->prefixes = mem_array(2, sizeof *interpreter->prefixes);
		interpreter->prefixes[0] = mem_text(interpreter->path);
		return access(interpreter->path, X_OK) < 0;
	}
	owned(mem_free_text) char *path = mem_text(getenv("PATH"));
	if (who == WHO_SYSTEM_PYTHON)
		setenv("PATH", "/usr/bin:/bin", 1);
	const struct lang *lang = lang_of_path(who == WHO_NODE ? "a.js" : "a.py");
	int status = interpreter_find(lang, interpreter, err);
	if (path)
		setenv("PATH", path, 1);
	return status < 0;
}

static int measure_round(const struct ways_program *program, enum measured measured, int input,
	size_t round, struct costs *costs, struct err *err)
{
	for (size_t i = 0; i < WAY_COUNT; i++) {
		enum way way = (enum way)((i + round) % WAY_COUNT);
		struct ways_cost cost;
		if (!costs->seconds[way])
			continue;
		if (ways_run(way, program, input, &cost, err) < 0)
			return -1;
		if (round >= WARM_UP)
			costs->seconds[way][round - WARM_UP] =
				measured == MEASURED_SPAWN ? cost.wall_seconds : cost.cpu_seconds;
	}
	return 0;
}

static int measure(const struct ways_program *program, enum measured measured, struct costs *costs,
	struct err *err)
{
	owned(mem_close_fd) int input = sandbox_input("", 0, err);
	if (input < 0)
		return -1;
	for (int way = 0; way < WAY_COUNT; way++) {
		bool compared = measured == MEASURED_SPAWN && access(WAYS_BWRAP, X_OK) == 0;
		if (way != WAY_BWRAP || compared)
			costs->seconds[way] = mem_array(costs->len, sizeof(double));
	}
	for (size_t round = 0; round < WARM_UP + costs->len; round++) {
		if (measure_round(program, measured, input, round, costs, err) < 0)
			return -1;
	}
	return 0;
}

static void print_difference(const char *name, const struct costs *costs, enum way way)
{
	if (!costs->seconds[way])
		return;
	struct ranks more =
		ranks_of_differences(costs->seconds[way], costs->seconds[WAY_PLAIN], costs->len);
	printf("  %-13s %+8.3f ms        (%+.3f to %+.3f)\n", name, 1e3 * more.median,
		1e3 * more.low, 1e3 * more.high);
}

static void print_costs(const char *title, enum measured measured, const struct costs *costs)
{
	static const char *const names[] = {
		[WAY_PLAIN] = "plain", [WAY_ARGUS] = "argus", [WAY_BWRAP] = "bwrap"};
	printf("%s: %s, %zu rounds\n", title,
		measured == MEASURED_SPAWN ? "from before the spawn to its known end" : "CPU time",
		costs->len);
	for (int way = 0; way < WAY_COUNT; way++) {
		if (!costs->seconds[way])
			continue;
		struct ranks ranks = ranks_of(costs->seconds[way], costs->len);
		printf("  %-13s %8.3f ms  ±%.3f  (%.3f to %.3f)\n", names[way], 1e3 * ranks.median,
			1e3 * ranks.spread, 1e3 * ranks.low, 1e3 * ranks.high);
	}
	print_difference("argus - plain", costs, WAY_ARGUS);
	print_difference("bwrap - plain", costs, WAY_BWRAP);
	if (measured == MEASURED_LOOP) {
		struct ranks ratio = ranks_of_ratios(
			costs->seconds[WAY_ARGUS], costs->seconds[WAY_PLAIN], costs->len);
		printf("  %-13s %8.3f     ±%.3f  (%.3f to %.3f)\n", "argus / plain", ratio.median,
			ratio.spread, ratio.low, ratio.high);
	}
	fflush(stdout);
}

static int run_row(const struct row *row, const struct options *options, struct err *err)
{
	owned(interpreter_done) struct interpreter interpreter = {0};
	owned(costs_done) struct costs costs = {.len = options->rounds[row->measured]};
	struct err missing = {0};
	if (costs.len == 0 || !strstr(row->title, options->word))
		return 0;
	if (find(row->who, &interpreter, &missing) != 0) {
		printf("%s: left out: %s\n", row->title,
			missing.kind ? missing.text : "not installed");
		return 0;
	}
	const struct sandbox_setup setup = {.prefixes = (const char *const *)interpreter.prefixes};
	owned(sandbox_release) struct sandbox *sandbox = NULL;
	if (sandbox_open(&setup, &sandbox, err) < 0)
		return -1;
	const struct ways_program program = {
		row->title, {interpreter.path, row->flag, row->code}, sandbox};
	if (measure(&program, row->measured, &costs, err) < 0)
		return -1;
	print_costs(row->title, row->measured, &costs);
	return 0;
}

static int read_options(int argc, char **argv, struct options *options, struct err *err)
{
	int option;
	while ((option = getopt(argc, argv, "n:c:p:")) != -1) {
		uint64_t *rounds = &options->rounds[option == 'n' ? MEASURED_SPAWN : MEASURED_LOOP];
		if (option == '?')
			return err_set(
				err, ERR_USAGE, "usage: bench-sandbox [-n N] [-c N] [-p WORD]");
		if (option == 'p')
			options->word = optarg;
		else if (num_parse_count(optarg, rounds, err) < 0)
			return -1;
		if (*rounds > ROUNDS_MAX)
			return err_set(err, ERR_USAGE, "at most %d rounds", ROUNDS_MAX);
	}
	return 0;
}

int main(int argc, char **argv)
{
	struct err err = {0};
	struct rusage usage;
	struct options options = {{[MEASURED_SPAWN] = 200, [MEASURED_LOOP] = 30}, ""};
	int status = read_options(argc, argv, &options, &err);
	for (size_t i = 0; i < ARRAY_LEN(rows) && status == 0; i++)
		status = run_row(&rows[i], &options, &err);
	if (status < 0)
		fprintf(stderr, "bench-sandbox: %s\n", err.text);
	if (getrusage(RUSAGE_SELF, &usage) == 0)
		printf("this process: at most %ld KiB resident\n", usage.ru_maxrss);
	return err_exit_status(err.kind);
}
