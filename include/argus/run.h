/*
 * A run: everything that one `argus run` asked, did, saw and concluded. What the store keeps and
 * the reports show; filled step by step, so a run that was interrupted is a valid one.
 *
 * The run owns all its text. All-zero is empty. Seconds and bytes are SI and unrounded.
 */
#ifndef ARGUS_RUN_H
#define ARGUS_RUN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "argus/analysis.h"
#include "argus/sandbox.h"
#include "argus/spec.h"
#include "argus/verdict.h"

enum { RUN_ID_TEXT = 27 };

enum run_state {
	RUN_STARTED, /* still going, or Argus was killed */
	RUN_FINISHED, /* to the end, with a verdict (which may be 'cannot tell') */
	RUN_INTERRUPTED, /* stopped by a signal: what was measured is kept */
	RUN_PROGRAM_FAILED,
	RUN_LIMITED, /* hit its limits before a verdict was possible */
	RUN_STATE_COUNT
};
const char *run_state_name(enum run_state state);

enum trial_kind {
	TRIAL_STARTUP, /* the interpreter with an empty program */
	TRIAL_EXPLORE, /* looking for the range of sizes, or warming up; in no series */
	TRIAL_TIMED,
	TRIAL_MEMORY, /* with its allocations traced: memory_bytes is the peak of what was held */
	TRIAL_KIND_COUNT
};
const char *trial_kind_name(enum trial_kind kind);

struct trial {
	enum trial_kind kind;
	uint32_t round;
	uint64_t n; /* 0 for TRIAL_STARTUP */
	uint64_t seed;
	enum outcome outcome;
	int status;
	double cpu_seconds; /* of the process tree, start-up included */
	double work_seconds; /* start-up taken out; in function mode, of one call */
	double wall_seconds;
	uint64_t memory_bytes; /* peak */
	uint64_t calls; /* function mode: in all batches; else 0 */
};

/* A local module that was counted with the program. */
struct run_module {
	char *name; /* below the program's folder: "lib/heap.py" */
	char *text;
	size_t len;
	char hash[SOURCE_HASH_TEXT];
};

/* What a line of the source counted at the largest n, and how that grows. */
struct count_line {
	unsigned module; /* 0: the program's own; else counts.modules[module - 1] */
	unsigned line; /* from 1 */
	size_t start, end; /* bytes of its first counted construct */
	double count;
	struct growth growth;
	char *law; /* "0.5*n^2 - 0.5*n"; NULL: none that is exact */
};

struct count_point {
	uint64_t n;
	double best, mean, worst; /* over the seeds */
};

/* The counted witness's evidence; points_len 0: nothing was counted to its end. */
struct counts {
	struct count_point *points; /* by n */
	size_t points_len, points_cap;
	struct count_line *lines; /* by count, largest first; of the last point, or where there is
				     none, of the run that was cut off */
	size_t lines_len, lines_cap;
	struct run_module *modules;
	size_t modules_len, modules_cap;
	char *law; /* of the total */
	uint64_t cut_n; /* the smallest n that met a limit; 0: none did */
	double cut_count; /* what had been counted by then; 0: not known */
	bool partial; /* calls of unknown cost were left out; not kept: false */
	unsigned runs; /* processes that counted, to the end or not; not kept: 0 */
	double cpu_seconds; /* of all of them */
};
void counts_done(struct counts *counts);

struct machine {
	char *host; /* a hash of the machine id, so that runs of two machines are told apart */
	char *cpu;
	char *kernel;
	uint32_t cores;
	uint64_t memory_bytes;
};

struct run {
	char id[RUN_ID_TEXT]; /* 26 characters, sortable by time; prefixes find it */
	int64_t started_ms; /* since 1970-01-01 UTC */
	int64_t finished_ms; /* 0 while it is going */
	enum run_state state;
	char *failure; /* the sentence, when it is not RUN_FINISHED */

	char *argus_version;
	char *path;
	char *lang; /* "python" */
	char *source_text;
	size_t source_len;
	char source_hash[SOURCE_HASH_TEXT];
	enum spec_mode mode;
	char *function; /* NULL in program mode */
	char *input; /* the expression, of input or arguments */
	uint64_t seed;
	char *label; /* NULL: none */
	char **tags;
	size_t tags_len, tags_cap;

	char *interpreter; /* "CPython 3.11.2", "Node.js v20.20.2" */
	char *git_commit; /* NULL outside a repository; with "+" when the work tree is dirty */
	char *git_branch; /* "main"; NULL without a commit and where none is checked out */
	struct machine machine;
	enum sandbox_tier tier;

	struct verdict time, memory; /* all witnesses together */
	struct verdict auxiliary; /* function mode: what a call holds beside its arguments */
	struct verdict static_time, static_space;
	struct verdict static_total; /* space with the input's or the arguments'; not kept */
	struct verdict timed, resident; /* what the clock and the peak alone say */
	struct verdict counted;
	struct counts counts;
	struct analysis_reason *reasons; /* the static witness's chain */
	size_t reasons_len, reasons_cap;
	char **notes; /* warnings about this run, in the order they arose */
	size_t notes_len, notes_cap;

	double startup_seconds; /* lower decile of the empty program's CPU time */
	double startup_spread; /* half the way from it to the median, and 1 % of it at least */
	uint64_t startup_bytes;
	struct trial *trials; /* in the order they ran */
	size_t trials_len, trials_cap;
	uint64_t largest_n; /* of the trials that finished; kept by run_add_trial */
};

void run_done(struct run *run);

/* A new id from the time and the kernel's randomness. */
void run_new_id(int64_t unix_ms, char id[RUN_ID_TEXT]);

struct trial *run_add_trial(
	struct run *run, const struct trial *trial); /* borrowed; until the next */
__attribute__((format(printf, 2, 3))) void run_add_note(struct run *run, const char *format, ...);
void run_add_tag(struct run *run, const char *tag);
/* A line of the program (module 0) or of a counted module, without the blanks around it; not ended. ""
 * where there is no such line. */
const char *run_line(const struct run *run, unsigned module, unsigned line, size_t *len);

/* A module to run->counts, empty where it could not be read. */
void run_add_module(struct run *run, const char *name, const struct source *source);
void run_add_reason(struct run *run, unsigned line, const char *text);

/* Facts about this machine; what cannot be told stays empty. */
void run_machine(struct machine *machine);
void machine_done(struct machine *machine);

/* The commit of the repository that holds `path`, as run.git_commit has it; NULL where there is
 * no repository, no commit yet or no git. `text` is what was measured as the file's content. */
char *run_git_commit(const char *path, const char *text, size_t len);
/* The branch that is checked out there, as run.git_branch has it. */
char *run_git_branch(const char *path);

#endif
