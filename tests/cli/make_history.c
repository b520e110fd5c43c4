/*
 * Write a history that is the same on every machine: make-history PATH.
 *
 * Through the store's own interface, so that what is listed and shown is what Argus records. Two
 * ids start alike, so that a prefix can fit several runs.
 */
#include <stdio.h>
#include <string.h>

#include "argus/store.h"
#include "base/mem.h"

enum { SIZES = 6, ROUNDS = 2 };
#define COMMIT "0123456789abcdef0123456789abcdef01234567"

static const struct recorded {
	const char *id, *path, *lang, *function, *input, *label, *tag, *failure, *text, *branch;
	enum run_state state;
	struct growth time, memory;
	double exponent; /* of the trials' times */
} recorded[] = {
	{.id = "01HF00000AARGVS0000000000A",
		.path = "sorts/merge.py",
		.lang = "python",
		.input = "n; ints(n)",
		.label = "first try",
		.tag = "ci",
		.branch = "main",
		.text = "n = int(input())\nprint(sorted(map(int, input().split())))\n",
		.state = RUN_FINISHED,
		.time = {GROWTH_LINEARITHMIC, 0},
		.memory = {GROWTH_LINEAR, 0},
		.exponent = 1.1},
	{.id = "01HF00000BARGVS0000000000B",
		.path = "sorts/bubble.js",
		.lang = "javascript",
		.function = "bubbleSort",
		.input = "ints(n)",
		.tag = "slow",
		.branch = "topic/\033[31mfaster",
		.text = "function bubbleSort(list) { return list; }\n",
		.state = RUN_FINISHED,
		.time = {GROWTH_QUADRATIC, 0},
		.memory = {GROWTH_CONSTANT, 0},
		.exponent = 2},
	{.id = "01HG000000ARGVS0000000000C",
		.path = "broken\033[31m\xff.py",
		.lang = "python",
		.input = "n",
		.failure = "the program fails at every size: at n = 1 it ended with exit status 1",
		.text = "raise ValueError\n",
		.state = RUN_PROGRAM_FAILED},
	{.id = "01HH000000ARGVS0000000000D",
		.path = "long/path/that/goes/on/and/on/until/it/no/longer/fits/search.py",
		.lang = "python",
		.input = "n; perm(n)",
		.failure = "stopped by a signal; what was measured until then is kept",
		.text = "print(input())\n",
		.state = RUN_INTERRUPTED,
		.exponent = 1},
};

static struct verdict verdict_of(struct growth growth)
{
	struct verdict verdict = {.growth = growth, .confidence = 0.97, .spread = 0.02};
	if (growth.kind == GROWTH_UNKNOWN) {
		verdict.confidence = 0;
		snprintf(verdict.reason, sizeof verdict.reason, "too few sizes were measured");
	}
	return verdict;
}

static double power(double n, double exponent)
{
	return exponent >= 2 ? n * n : exponent > 1 ? n * (1 + n / 1e6) : n;
}

static void add_trials(struct run *run, double exponent)
{
	for (uint32_t i = 0; i < SIZES * ROUNDS && exponent > 0; i++) {
		uint64_t n = UINT64_C(1000) << (i % SIZES);
		double work = 1e-8 * power((double)n, exponent);
		run_add_trial(run,
			&(struct trial){.kind = TRIAL_TIMED,
				.n = n,
				.seed = 1,
				.round = i / SIZES + 1,
				.cpu_seconds = 0.012 + work,
				.work_seconds = work,
				.wall_seconds = 0.02 + work,
				.memory_bytes = (UINT64_C(9) << 20) + 8 * n});
	}
}

static void make_run(size_t which, struct run *run)
{
	const struct recorded *row = &recorded[which];
	int64_t start = INT64_C(1700000000000) + (int64_t)which * 86400000;
	*run = (struct run){
		.started_ms = start,
		.finished_ms = start + 8000,
		.state = row->state,
		.failure = mem_text(row->failure),
		.argus_version = mem_text("0.1.0"),
		.path = mem_text(row->path),
		.lang = mem_text(row->lang),
		.source_text = mem_text(row->text),
		.source_len = strlen(row->text),
		.mode = row->function ? SPEC_FUNCTION : SPEC_PROGRAM,
		.function = mem_text(row->function),
		.input = mem_text(row->input),
		.seed = 1,
		.label = mem_text(row->label),
		.interpreter = mem_text(row->function ? "Node.js v20.1.0" : "CPython 3.11.2"),
		.git_commit = mem_text(row->branch ? COMMIT : NULL),
		.git_branch = mem_text(row->branch),
		.machine = {mem_text("0123456789abcdef"), mem_text("Some CPU @ 3.00GHz"),
			mem_text("6.1.0"), 8, UINT64_C(16) << 30},
		.tier = SANDBOX_FULL,
		.startup_seconds = 0.012,
		.startup_spread = 0.0003,
		.startup_bytes = UINT64_C(9) << 20,
		.time = verdict_of(row->time),
		.memory = verdict_of(row->memory),
	};
	run->timed = run->time;
	run->resident = run->memory;
	run->static_time = run->time;
	run->static_space = run->memory;
	snprintf(run->id, sizeof run->id, "%s", row->id);
	snprintf(run->source_hash, sizeof run->source_hash, "%064zx", which + 1);
	if (row->tag)
		run_add_tag(run, row->tag);
	if (row->function)
		run_add_reason(run, 1, "loop runs len(list) times (i < list.length)");
	add_trials(run, row->exponent);
}

static int fill(const char *path, struct err *err)
{
	owned(store_release) struct store *store = NULL;
	if (store_open(path, STORE_WRITE, &store, err) < 0)
		return -1;
	for (size_t i = 0; i < ARRAY_LEN(recorded); i++) {
		owned(run_done) struct run run = {0};
		make_run(i, &run);
		if (store_begin(store, &run, err) < 0 || store_finish(store, &run, err) < 0)
			return -1;
	}
	return 0;
}

int main(int argc, char **argv)
{
	struct err err = {0};
	if (argc != 2) {
		fprintf(stderr, "Usage: make-history PATH\n");
		return 2;
	}
	if (fill(argv[1], &err) < 0)
		fprintf(stderr, "make-history: %s\n", err.text);
	return err_exit_status(err.kind);
}
