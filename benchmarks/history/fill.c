/*
 * Fill a history with runs like those of a team that has used Argus for long:
 *
 *     fill-history PATH RUNS [TRIALS-OF-EACH]
 *
 * Through the store's own interface, so that what is measured is what Argus writes. The same
 * arguments give the same runs, but for the random part of their ids.
 */
#include <stdio.h>
#include <stdlib.h>

#include "argus/store.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/rng.h"
#include "base/str.h"

static const int64_t FIRST_MS = INT64_C(1700000000000);
enum { STEP_MS = 300000, FILES = 60, COMMITS = 2000, SOURCE_BYTES = 2000, COUNTED = 8 };

static double jitter(struct rng *rng, double around)
{
	return around * (0.95 + 0.1 * rng_unit(rng));
}

static char *textf(const char *format, uint64_t number)
{
	owned(str_done) struct str text = {0};
	str_addf(&text, format, (unsigned long long)number);
	return str_take(&text);
}

static struct verdict fitted(struct rng *rng, enum growth_kind kind)
{
	struct verdict verdict = {
		.growth = {kind, 0},
		.confidence = 0.5 + rng_unit(rng) / 2,
		.intercept = jitter(rng, 1e-4),
		.slope = jitter(rng, 1e-8),
		.spread = jitter(rng, 0.03),
		.exponent = jitter(rng, 1),
		.exponent_low = jitter(rng, 0.9),
		.exponent_high = jitter(rng, 1.1),
	};
	if (verdict.confidence < 0.9) {
		verdict.alternatives[0] = (struct growth){kind + 1, 0};
		verdict.alternatives_len = 1;
	}
	return verdict;
}

static struct verdict bounded(enum growth_kind kind)
{
	struct verdict verdict = {.growth = {kind, 0}, .confidence = 0.8};
	char class[GROWTH_TEXT_MAX];
	growth_print(verdict.growth, false, class);
	snprintf(verdict.bound, sizeof verdict.bound, "%s", class);
	snprintf(verdict.safe, sizeof verdict.safe, "%s", class);
	return verdict;
}

static void add_source(struct run *run, uint64_t file, uint64_t version)
{
	owned(str_done) struct str text = {0};
	while (text.len < SOURCE_BYTES)
		str_addf(&text, "# file %d, version %d\nprint(input())\n", (int)file, (int)version);
	run->source_len = text.len;
	run->source_text = str_take(&text);
	snprintf(run->source_hash, sizeof run->source_hash, "%032llx%032llx",
		(unsigned long long)file, (unsigned long long)version);
}

/* Alike for all runs of one version, as counts are. */
static void add_counts(struct run *run, uint64_t version)
{
	struct counts *counts = &run->counts;
	for (int i = 0; i < COUNTED; i++) {
		double n = (double)(UINT64_C(256) << i);
		double count = n * (double)(5 + version % 3);
		counts->points = mem_grow(counts->points, counts->points_len, &counts->points_cap,
			sizeof *counts->points);
		counts->points[counts->points_len++] =
			(struct count_point){(uint64_t)n, count, count, count};
	}
	counts->cpu_seconds = 0.2;
}

static void make_run(uint64_t number, uint64_t trials, struct rng *rng, struct run *run)
{
	uint64_t file = rng_below(rng, FILES);
	enum growth_kind kind = GROWTH_CONSTANT + (enum growth_kind)(file % GROWTH_CUBIC);
	*run = (struct run){
		.started_ms = FIRST_MS + (int64_t)(number * STEP_MS),
		.finished_ms = FIRST_MS + (int64_t)(number * STEP_MS + 10000),
		.state = number % 50 ? RUN_FINISHED : RUN_PROGRAM_FAILED,
		.argus_version = mem_text("0.1.0"),
		.path = textf("src/algorithms/file%llu.py", file),
		.lang = mem_text("python"),
		.mode = file % 3 ? SPEC_PROGRAM : SPEC_FUNCTION,
		.function = file % 3 ? NULL : mem_text("solve"),
		.input = mem_text("n; ints(n)"),
		.seed = 1,
		.label = number % 20 ? NULL : textf("before change %llu", number / 1000),
		.interpreter = mem_text("CPython 3.11.2"),
		.git_commit = textf("%040llx", number / COMMITS),
		.git_branch = number % 7 ? mem_text("main") : textf("topic/%llu", number / 1000),
		.machine = {mem_text("0123456789abcdef"), mem_text("Some CPU @ 3.00GHz"),
			mem_text("Linux 6.1.0"), 8, UINT64_C(16) << 30},
		.tier = SANDBOX_FULL,
		.startup_seconds = jitter(rng, 0.012),
		.startup_spread = jitter(rng, 0.0003),
		.startup_bytes = 9 << 20,
		.time = fitted(rng, kind),
		.static_time = bounded(kind),
		.static_space = bounded(GROWTH_LINEAR),
		.memory = fitted(rng, GROWTH_LINEAR),
	};
	run->timed = run->time;
	run->resident = run->memory;
	run_new_id(run->started_ms, run->id);
	add_source(run, file, number / 10000);
	add_counts(run, number / 10000 + file);
	run_add_reason(run, 12, "loop runs n times (range(n), n read on line 3)");
	if (number % 10 == 0)
		run_add_tag(run, "ci");
	for (uint64_t i = 0; i < trials; i++)
		run_add_trial(run,
			&(struct trial){.kind = TRIAL_TIMED,
				.n = UINT64_C(1000) << (i % 10),
				.seed = 1,
				.round = (uint32_t)(i / 10),
				.cpu_seconds = jitter(rng, 0.05),
				.work_seconds = jitter(rng, 0.04),
				.wall_seconds = jitter(rng, 0.06),
				.memory_bytes = (uint64_t)jitter(rng, 1e7)});
	if (trials == 0)
		run->largest_n = 512000;
}

static int fill(const char *path, uint64_t runs, uint64_t trials, struct err *err)
{
	owned(store_release) struct store *store = NULL;
	struct rng rng;
	rng_seed(&rng, 1, 0);
	if (store_open(path, STORE_WRITE, &store, err) < 0)
		return -1;
	for (uint64_t i = 0; i < runs; i++) {
		owned(run_done) struct run run = {0};
		make_run(i, trials, &rng, &run);
		if (store_begin(store, &run, err) < 0)
			return -1;
	}
	return 0;
}

int main(int argc, char **argv)
{
	struct err err = {0};
	uint64_t runs = 0;
	uint64_t trials = 0;
	int status = argc < 3
		? err_set(&err, ERR_USAGE, "usage: fill-history PATH RUNS [TRIALS-OF-EACH]")
		: num_parse_count(argv[2], &runs, &err);
	if (status == 0 && argc > 3)
		status = num_parse_count(argv[3], &trials, &err);
	if (status == 0)
		status = fill(argv[1], runs, trials, &err);
	if (status < 0)
		fprintf(stderr, "fill-history: %s\n", err.text);
	return err_exit_status(err.kind);
}
