#include "sample.h"

#include <math.h>
#include <stdio.h>

#include "unit.h"

static struct verdict sample_verdict(unsigned seed)
{
	struct verdict verdict = {
		.growth = {(enum growth_kind)(seed % GROWTH_COUNT), 0},
		.confidence = 1.0 / (seed + 1),
		.alternatives = {{GROWTH_LINEAR, 0}, {GROWTH_POWER, 2 + 1.0 / 3},
			{GROWTH_EXPONENTIAL, 1.618033988749895}},
		.alternatives_len = seed % (VERDICT_ALTERNATIVES_MAX),
		.intercept = -1e-300 * seed,
		.slope = 0.1 * seed,
		.spread = 3,
		.exponent = seed % 2 ? (double)NAN : 1.0 / 3,
		.exponent_low = -(double)INFINITY,
		.exponent_high = (double)INFINITY,
		.next_n = 2e6,
	};
	if (verdict.growth.kind == GROWTH_POWER || verdict.growth.kind == GROWTH_EXPONENTIAL)
		verdict.growth.parameter = 2.004; /* shown with two digits it is a named class */
	for (unsigned i = verdict.alternatives_len; i < VERDICT_ALTERNATIVES_MAX; i++)
		verdict.alternatives[i] = (struct growth){0};
	snprintf(verdict.reason, sizeof verdict.reason, "reason %u: n² ≠ n", seed);
	snprintf(verdict.bound, sizeof verdict.bound, "O(n*m%u)", seed);
	snprintf(verdict.safe, sizeof verdict.safe, "O(n^2*m%u)", seed);
	return verdict;
}

static void add_trials(struct run *run)
{
	for (unsigned i = 0; i < 12; i++) {
		run_add_trial(run,
			&(struct trial){
				.kind = (enum trial_kind)(i % TRIAL_KIND_COUNT),
				.n = UINT64_C(1) << (5 * i),
				.seed = UINT64_MAX - i,
				.round = UINT32_MAX - i,
				.outcome = (enum outcome)(i % OUTCOME_COUNT),
				.status = -(int)i,
				.cpu_seconds = 0.1 + i,
				.work_seconds = i % 2 ? 1e-9 / 3 : 0,
				.wall_seconds = 1e300,
				.memory_bytes = UINT64_C(1) << (i + 40),
				.calls = i,
			});
	}
}

static char *numbered(const char *text, unsigned which)
{
	char buffer[200];
	snprintf(buffer, sizeof buffer, "%s%u", text, which);
	return mem_text(buffer);
}

static void add_verdicts(struct run *run, unsigned which)
{
	run->time = sample_verdict(which);
	run->memory = sample_verdict(which + 2);
	run->static_time = sample_verdict(which + 4);
	run->static_space = sample_verdict(which + 6);
	run->timed = sample_verdict(which + 8);
	run->resident = sample_verdict(which + 10);
	run->counted = sample_verdict(which + 12);
}

/* Every third of the samples counts the same, one in three nothing. */
static void add_counts(struct run *run, unsigned which)
{
	struct counts *counts = &run->counts;
	static char text[] = "x = 1\n";
	struct source whole = {.text = text, .len = 6};
	snprintf(whole.hash, sizeof whole.hash, "%064x", 99u);
	counts->cpu_seconds = 0.25 * which;
	if (which % 3 == 0)
		return;
	run_add_module(run, "lib/heap.py", &whole);
	run_add_module(run, "lib/unreadable.py", &(struct source){0});
	counts->law = mem_text("0.5*n^2 + 3");
	counts->cut_n = UINT64_MAX;
	counts->cut_count = 1e15 + (which % 3);
	for (unsigned i = 0; i < 5; i++) {
		counts->points = mem_grow(counts->points, counts->points_len, &counts->points_cap,
			sizeof *counts->points);
		counts->points[counts->points_len++] =
			(struct count_point){UINT64_C(1) << (8 + 13 * i), i, i + 1.0 / 3, i + 1e9};
		counts->lines = mem_grow(counts->lines, counts->lines_len, &counts->lines_cap,
			sizeof *counts->lines);
		counts->lines[counts->lines_len++] = (struct count_line){.module = i % 3,
			.line = i + 1,
			.start = 10 * i,
			.end = SIZE_MAX - i,
			.count = 1e9 - i,
			.growth = sample_verdict(i + which % 3 + 8).growth,
			.law = i % 2 ? mem_text("n") : NULL};
	}
}

void sample_run(unsigned which, struct run *run)
{
	static const char source[] = "print(1)\n\0\xff";
	*run = (struct run){
		.started_ms = INT64_C(1700000000000) + INT64_C(60000) * which,
		.finished_ms = INT64_C(1700000030000) + INT64_C(60000) * which,
		.state = (enum run_state)(which % RUN_STATE_COUNT),
		.failure = mem_text("it ended with status 1"),
		.argus_version = mem_text("0.1.0"),
		.path = numbered("/home/x/dir \xff/sort.py", which),
		.lang = mem_text("python"),
		.source_text = mem_text_n(source, sizeof source),
		.source_len = sizeof source,
		.mode = SPEC_FUNCTION,
		.function = numbered("Heap.push", which),
		.input = mem_text("ints(n), 'a;b'"),
		.seed = UINT64_MAX,
		.label = numbered("before the change ", which),
		.interpreter = mem_text("CPython 3.11.2"),
		.git_commit = mem_text("0123456789012345678901234567890123456789+"),
		.git_branch = mem_text("topic/faster"),
		.machine = {mem_text("0123456789abcdef"), mem_text("A fast one"),
			mem_text("Linux 6.1"), 2, UINT64_C(1) << 34},
		.tier = SANDBOX_FULL,
		.startup_seconds = 1.0 / 70,
		.startup_spread = 1e-5,
		.startup_bytes = 123456789,
	};
	run_new_id(run->started_ms, run->id);
	snprintf(run->source_hash, sizeof run->source_hash, "%064x", 77u);
	add_verdicts(run, which);
	add_counts(run, which);
	run_add_reason(run, 12, "loop runs n times");
	run_add_reason(run, UINT32_MAX, "n read on line 3");
	run_add_tag(run, "ci");
	run_add_tag(run, which % 2 ? "odd" : "even");
	run_add_note(run, "%s", "100 % of the memory\nis used");
	add_trials(run);
}

#define assert_member(condition, name) \
	do { \
		if (!(condition)) \
			fail_msg("%s differs", name); \
	} while (0)

static bool same_real(double a, double b)
{
	return a == b || (isnan(a) && isnan(b));
}

static void assert_text(const char *a, const char *b, const char *name)
{
	assert_member((a == NULL) == (b == NULL), name);
	assert_member(!a || !b || strcmp(a, b) == 0, name);
}

static bool same_growth(struct growth a, struct growth b)
{
	return a.kind == b.kind && a.parameter == b.parameter;
}

static void assert_verdict(const struct verdict *a, const struct verdict *b, const char *name)
{
	assert_member(same_growth(a->growth, b->growth), name);
	assert_member(a->alternatives_len == b->alternatives_len, name);
	for (size_t i = 0; i < VERDICT_ALTERNATIVES_MAX; i++)
		assert_member(same_growth(a->alternatives[i], b->alternatives[i]), name);
	const double left[] = {a->confidence, a->intercept, a->slope, a->spread, a->exponent,
		a->exponent_low, a->exponent_high, a->next_n};
	const double right[] = {b->confidence, b->intercept, b->slope, b->spread, b->exponent,
		b->exponent_low, b->exponent_high, b->next_n};
	for (size_t i = 0; i < ARRAY_LEN(left); i++)
		assert_member(same_real(left[i], right[i]), name);
	assert_text(a->reason, b->reason, name);
	assert_text(a->bound, b->bound, name);
	assert_text(a->safe, b->safe, name);
}

static void assert_texts(char **a, size_t a_len, char **b, size_t b_len, const char *name)
{
	assert_member(a_len == b_len, name);
	for (size_t i = 0; i < a_len; i++)
		assert_text(a[i], b[i], name);
}

static bool same_trial(const struct trial *a, const struct trial *b)
{
	return a->kind == b->kind && a->n == b->n && a->seed == b->seed && a->round == b->round &&
		a->outcome == b->outcome && a->status == b->status &&
		a->cpu_seconds == b->cpu_seconds && a->work_seconds == b->work_seconds &&
		a->wall_seconds == b->wall_seconds && a->memory_bytes == b->memory_bytes &&
		a->calls == b->calls;
}

static void assert_counts(const struct counts *a, const struct counts *b)
{
	assert_text(a->law, b->law, "counts.law");
	assert_member(a->cut_n == b->cut_n && a->cut_count == b->cut_count, "counts.cut");
	assert_member(a->points_len == b->points_len, "counts.points");
	for (size_t i = 0; i < a->points_len; i++)
		assert_member(memcmp(&a->points[i], &b->points[i], sizeof *a->points) == 0,
			"counts.points");
	assert_member(a->lines_len == b->lines_len, "counts.lines");
	for (size_t i = 0; i < a->lines_len; i++) {
		const struct count_line *left = &a->lines[i];
		const struct count_line *right = &b->lines[i];
		assert_member(left->module == right->module && left->line == right->line,
			"counts.lines place");
		assert_member(left->start == right->start && left->end == right->end &&
				left->count == right->count,
			"counts.lines");
		assert_member(same_growth(left->growth, right->growth), "counts.lines growth");
		assert_text(left->law, right->law, "counts.lines law");
	}
	assert_member(a->modules_len == b->modules_len, "counts.modules");
	for (size_t i = 0; i < a->modules_len; i++) {
		assert_text(a->modules[i].name, b->modules[i].name, "counts.modules name");
		assert_text(a->modules[i].text, b->modules[i].text, "counts.modules text");
		assert_text(a->modules[i].hash, b->modules[i].hash, "counts.modules hash");
	}
}

static void assert_bulk(const struct run *a, const struct run *b)
{
	assert_counts(&a->counts, &b->counts);
	assert_member(a->source_len == b->source_len, "source_len");
	const char *left = a->source_text ? a->source_text : "";
	const char *right = b->source_text ? b->source_text : "";
	assert_member(memcmp(left, right, a->source_len) == 0, "source_text");
	assert_member(a->reasons_len == b->reasons_len, "reasons");
	for (size_t i = 0; i < a->reasons_len; i++) {
		assert_member(a->reasons[i].line == b->reasons[i].line, "reasons' line");
		assert_text(a->reasons[i].text, b->reasons[i].text, "reasons' text");
	}
	assert_member(a->trials_len == b->trials_len, "trials");
	for (size_t i = 0; i < a->trials_len; i++)
		assert_member(same_trial(&a->trials[i], &b->trials[i]), "trials");
}

static void assert_head(const struct run *a, const struct run *b)
{
	assert_text(a->id, b->id, "id");
	assert_member(a->started_ms == b->started_ms, "started_ms");
	assert_member(a->finished_ms == b->finished_ms, "finished_ms");
	assert_member(a->state == b->state, "state");
	assert_text(a->failure, b->failure, "failure");
	assert_text(a->argus_version, b->argus_version, "argus_version");
	assert_text(a->path, b->path, "path");
	assert_text(a->lang, b->lang, "lang");
	assert_text(a->source_hash, b->source_hash, "source_hash");
	assert_member(a->mode == b->mode, "mode");
	assert_text(a->function, b->function, "function");
	assert_text(a->input, b->input, "input");
	assert_member(a->seed == b->seed, "seed");
	assert_text(a->label, b->label, "label");
	assert_text(a->interpreter, b->interpreter, "interpreter");
	assert_text(a->git_commit, b->git_commit, "git_commit");
	assert_text(a->git_branch, b->git_branch, "git_branch");
	assert_text(a->machine.host, b->machine.host, "host");
	assert_text(a->machine.cpu, b->machine.cpu, "cpu");
	assert_text(a->machine.kernel, b->machine.kernel, "kernel");
	assert_member(a->machine.cores == b->machine.cores, "cores");
	assert_member(a->machine.memory_bytes == b->machine.memory_bytes, "machine's memory");
	assert_member(a->tier == b->tier, "tier");
}

void sample_assert_same(const struct run *a, const struct run *b, bool whole)
{
	assert_head(a, b);
	assert_verdict(&a->time, &b->time, "time");
	assert_verdict(&a->memory, &b->memory, "memory");
	assert_verdict(&a->static_time, &b->static_time, "static_time");
	assert_verdict(&a->static_space, &b->static_space, "static_space");
	assert_verdict(&a->timed, &b->timed, "timed");
	assert_verdict(&a->resident, &b->resident, "resident");
	assert_verdict(&a->counted, &b->counted, "counted");
	assert_member(same_real(a->counts.cpu_seconds, b->counts.cpu_seconds), "counting_seconds");
	assert_texts(a->tags, a->tags_len, b->tags, b->tags_len, "tags");
	assert_texts(a->notes, a->notes_len, b->notes, b->notes_len, "notes");
	assert_member(same_real(a->startup_seconds, b->startup_seconds), "startup_seconds");
	assert_member(same_real(a->startup_spread, b->startup_spread), "startup_spread");
	assert_member(a->startup_bytes == b->startup_bytes, "startup_bytes");
	assert_member(a->largest_n == b->largest_n, "largest_n");
	if (whole)
		assert_bulk(a, b);
}
