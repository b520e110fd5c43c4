#include "store/rows.h"

#include "base/mem.h"

/* The file keeps enumerators by value: these stay as they are, new ones go to the end. */
_Static_assert(RUN_STARTED == 0 && RUN_FINISHED == 1 && RUN_INTERRUPTED == 2 &&
		RUN_PROGRAM_FAILED == 3 && RUN_LIMITED == 4,
	"states are kept in files");
_Static_assert(TRIAL_STARTUP == 0 && TRIAL_EXPLORE == 1 && TRIAL_TIMED == 2 && TRIAL_MEMORY == 3,
	"kinds of trials are kept in files");
_Static_assert(OUTCOME_FINISHED == 0 && OUTCOME_EXIT == 1 && OUTCOME_SIGNAL == 2 &&
		OUTCOME_CPU == 3 && OUTCOME_WALL == 4 && OUTCOME_MEMORY == 5 &&
		OUTCOME_OUTPUT == 6 && OUTCOME_SECURITY == 7,
	"outcomes are kept in files");
_Static_assert(
	SANDBOX_NONE == 0 && SANDBOX_RESTRICTED == 1 && SANDBOX_FULL == 2 && SANDBOX_WEAK == 3,
	"tiers are kept in files");
_Static_assert(SPEC_PROGRAM == 0 && SPEC_FUNCTION == 1, "modes are kept in files");
_Static_assert(sizeof(size_t) == sizeof(uint64_t), "offsets are kept as 64 bits");
_Static_assert(sizeof(enum outcome) == sizeof(int), "enumerators are bound as int");

static const struct field run_fields[] = {
	{"started_ms", FIELD_INT64, .offset = offsetof(struct run, started_ms)},
	{"finished_ms", FIELD_INT64, .offset = offsetof(struct run, finished_ms)},
	{"state", FIELD_ENUM, RUN_STATE_COUNT, offsetof(struct run, state)},
	{"failure", FIELD_TEXT, .offset = offsetof(struct run, failure)},
	{"argus_version", FIELD_TEXT, .offset = offsetof(struct run, argus_version)},
	{"seed", FIELD_UINT64, .offset = offsetof(struct run, seed)},
	{"label", FIELD_TEXT, .offset = offsetof(struct run, label)},
	{"tier", FIELD_ENUM, SANDBOX_TIER_COUNT, offsetof(struct run, tier)},
	{"startup_seconds", FIELD_REAL, .offset = offsetof(struct run, startup_seconds)},
	{"startup_spread", FIELD_REAL, .offset = offsetof(struct run, startup_spread)},
	{"startup_bytes", FIELD_UINT64, .offset = offsetof(struct run, startup_bytes)},
	{"largest_n", FIELD_UINT64, .offset = offsetof(struct run, largest_n)},
	{"counting_seconds", FIELD_REAL, .offset = offsetof(struct run, counts.cpu_seconds)},
};
const struct field_table row_run = {"runs", "run", run_fields, ARRAY_LEN(run_fields)};

static const struct field trial_fields[] = {
	{"kind", FIELD_ENUM, TRIAL_KIND_COUNT, offsetof(struct trial, kind)},
	{"round", FIELD_UINT32, .offset = offsetof(struct trial, round)},
	{"n", FIELD_UINT64, .offset = offsetof(struct trial, n)},
	{"seed", FIELD_UINT64, .offset = offsetof(struct trial, seed)},
	{"outcome", FIELD_ENUM, OUTCOME_COUNT, offsetof(struct trial, outcome)},
	{"status", FIELD_INT, .offset = offsetof(struct trial, status)},
	{"cpu_seconds", FIELD_REAL, .offset = offsetof(struct trial, cpu_seconds)},
	{"work_seconds", FIELD_REAL, .offset = offsetof(struct trial, work_seconds)},
	{"wall_seconds", FIELD_REAL, .offset = offsetof(struct trial, wall_seconds)},
	{"memory_bytes", FIELD_UINT64, .offset = offsetof(struct trial, memory_bytes)},
	{"calls", FIELD_UINT64, .offset = offsetof(struct trial, calls)},
};
const struct field_table row_trial = {"trials", NULL, trial_fields, ARRAY_LEN(trial_fields)};

static const struct field verdict_fields[] = {
	{"confidence", FIELD_REAL, .offset = offsetof(struct verdict, confidence)},
	{"reason", FIELD_CHARS, VERDICT_TEXT_MAX, offsetof(struct verdict, reason)},
	{"bound", FIELD_CHARS, VERDICT_BOUND_MAX, offsetof(struct verdict, bound)},
	{"safe", FIELD_CHARS, VERDICT_BOUND_MAX, offsetof(struct verdict, safe)},
};
const struct field_table row_verdict = {
	"verdicts", NULL, verdict_fields, ARRAY_LEN(verdict_fields)};

static const struct field fit_fields[] = {
	{"intercept", FIELD_REAL, .offset = offsetof(struct verdict, intercept)},
	{"slope", FIELD_REAL, .offset = offsetof(struct verdict, slope)},
	{"spread", FIELD_REAL, .offset = offsetof(struct verdict, spread)},
	{"exponent", FIELD_REAL, .offset = offsetof(struct verdict, exponent)},
	{"exponent_low", FIELD_REAL, .offset = offsetof(struct verdict, exponent_low)},
	{"exponent_high", FIELD_REAL, .offset = offsetof(struct verdict, exponent_high)},
	{"next_n", FIELD_REAL, .offset = offsetof(struct verdict, next_n)},
};
const struct field_table row_fit = {"verdicts", NULL, fit_fields, ARRAY_LEN(fit_fields)};

static const struct field counting_fields[] = {
	{"law", FIELD_TEXT, .offset = offsetof(struct run, counts.law)},
	{"cut_n", FIELD_UINT64, .offset = offsetof(struct run, counts.cut_n)},
	{"cut_count", FIELD_REAL, .offset = offsetof(struct run, counts.cut_count)},
};
const struct field_table row_counting = {
	"countings", "counting", counting_fields, ARRAY_LEN(counting_fields)};

const struct field_table row_analysis = {"analyses", "analysis", NULL, 0};

static const struct field count_point_fields[] = {
	{"n", FIELD_UINT64, .offset = offsetof(struct count_point, n)},
	{"best", FIELD_REAL, .offset = offsetof(struct count_point, best)},
	{"mean", FIELD_REAL, .offset = offsetof(struct count_point, mean)},
	{"worst", FIELD_REAL, .offset = offsetof(struct count_point, worst)},
};
const struct field_table row_count_point = {
	"count_points", NULL, count_point_fields, ARRAY_LEN(count_point_fields)};

static const struct field count_line_fields[] = {
	{"module", FIELD_UINT32, .offset = offsetof(struct count_line, module)},
	{"line", FIELD_UINT32, .offset = offsetof(struct count_line, line)},
	{"first_byte", FIELD_UINT64, .offset = offsetof(struct count_line, start)},
	{"end_byte", FIELD_UINT64, .offset = offsetof(struct count_line, end)},
	{"count", FIELD_REAL, .offset = offsetof(struct count_line, count)},
	{"law", FIELD_TEXT, .offset = offsetof(struct count_line, law)},
};
const struct field_table row_count_line = {
	"count_lines", NULL, count_line_fields, ARRAY_LEN(count_line_fields)};

static const struct field target_fields[] = {
	{"path", FIELD_TEXT, .offset = offsetof(struct run, path)},
	{"lang", FIELD_TEXT, .offset = offsetof(struct run, lang)},
	{"mode", FIELD_ENUM, SPEC_MODE_COUNT, offsetof(struct run, mode)},
	{"function", FIELD_TEXT, .offset = offsetof(struct run, function)},
	{"input", FIELD_TEXT, .offset = offsetof(struct run, input)},
};
static const struct field interpreter_fields[] = {
	{"name", FIELD_TEXT, .offset = offsetof(struct run, interpreter)},
};
static const struct field revision_fields[] = {
	{"git_commit", FIELD_TEXT, .offset = offsetof(struct run, git_commit)},
	{"git_branch", FIELD_TEXT, .offset = offsetof(struct run, git_branch)},
};
static const struct field machine_fields[] = {
	{"host", FIELD_TEXT, .offset = offsetof(struct run, machine.host)},
	{"cpu", FIELD_TEXT, .offset = offsetof(struct run, machine.cpu)},
	{"kernel", FIELD_TEXT, .offset = offsetof(struct run, machine.kernel)},
	{"cores", FIELD_UINT32, .offset = offsetof(struct run, machine.cores)},
	{"memory_bytes", FIELD_UINT64, .offset = offsetof(struct run, machine.memory_bytes)},
};
const struct field_table row_parts[ROW_PARTS] = {
	[ROW_TARGET] = {"targets", "target", target_fields, ARRAY_LEN(target_fields)},
	[ROW_INTERPRETER] = {"interpreters", "interpreter", interpreter_fields,
		ARRAY_LEN(interpreter_fields)},
	[ROW_REVISION] = {"revisions", "revision", revision_fields, ARRAY_LEN(revision_fields)},
	[ROW_MACHINE] = {"machines", "machine", machine_fields, ARRAY_LEN(machine_fields)},
};

const struct row_texts row_texts[ROW_TEXTS] = {
	{"tags", "tag", offsetof(struct run, tags), offsetof(struct run, tags_len)},
	{"notes", "note", offsetof(struct run, notes), offsetof(struct run, notes_len)},
};
