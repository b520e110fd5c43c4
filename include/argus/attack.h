/*
 * The attack battery: programs that try to get out of the sandbox, each in a box of its own, and
 * what became of them. They are Argus's own, harmless and bounded even where nothing holds them.
 *
 * Negative controls show that the battery can tell: a layer of the sandbox is left out, and a named
 * attack must then succeed. A survey before and after shows that nothing is left behind.
 *
 * The report is the caller's, to be released with attack_report_done. An attack that gets through
 * is a result; errors are ERR_SANDBOX where there is no sandbox to be tried, ERR_FAILED where what
 * attacks reach for cannot be made, ERR_INTERRUPTED and ERR_TERMINATED for a signal.
 */
#ifndef ARGUS_ATTACK_H
#define ARGUS_ATTACK_H

#include <stdbool.h>
#include <stddef.h>

#include "argus/err.h"
#include "argus/sandbox.h"
#include "argus/source.h"

enum attack_group {
	ATTACK_TIME,
	ATTACK_PROCESSES,
	ATTACK_MEMORY,
	ATTACK_DISK,
	ATTACK_OUTPUT,
	ATTACK_SECRETS,
	ATTACK_FILES,
	ATTACK_NETWORK,
	ATTACK_IPC,
	ATTACK_CALLS,
	ATTACK_GAMES,
	ATTACK_GROUP_COUNT
};
const char *attack_group_name(enum attack_group group); /* "time", "processes", … */

enum attack_state {
	ATTACK_HELD, /* it ended as expected */
	ATTACK_ESCAPED, /* it did not */
	ATTACK_SKIPPED,
	ATTACK_STATE_COUNT
};
const char *attack_state_name(enum attack_state state); /* "held", "escaped", "skipped" */

struct attack_result {
	const char *name;
	enum lang_id lang;
	enum attack_group group;
	enum attack_state state;
	char *about; /* half a sentence: what it tries */
	char *expected; /* "held", "cpu", "memory|held" */
	char *happened; /* "finished: escaped: 300 processes"; or why it was skipped. Escaped text */
};

enum attack_control_state {
	ATTACK_CONTROL_SUCCEEDED, /* the attack, that is: the battery can tell */
	ATTACK_CONTROL_SILENT,
	ATTACK_CONTROL_SKIPPED,
	ATTACK_CONTROL_STATE_COUNT
};
const char *attack_control_state_name(enum attack_control_state state);

/* One attack on a box that something is missing of; a row of the table of controls has one each. */
struct attack_control_result {
	const char *name; /* what is missing: "the filter of system calls" */
	const char *attack;
	const char *why; /* more than one layer is missing: what each would have held; or NULL */
	enum attack_control_state state;
	char *happened; /* as above */
};

struct attack_report {
	enum sandbox_tier tier;
	char *tier_reason; /* why it is not full, or "" */
	struct attack_result *results;
	size_t results_len;
	struct attack_control_result *controls;
	size_t controls_len;
	char **leftovers; /* a line each; escaped text */
	size_t leftovers_len;
	double seconds;
};

void attack_report_done(struct attack_report *report);
size_t attack_count(const struct attack_report *report, enum attack_state state);
size_t attack_count_controls(const struct attack_report *report, enum attack_control_state state);

/* Did nothing get through, could every control tell, and is nothing left? */
bool attack_all_held(const struct attack_report *report);

/* Who watches hears of each program that was run, attacks and controls alike. */
struct attack_watch {
	void *context;
	void (*done)(void *context, size_t done, size_t total, const char *name);
};

/* SIGINT and SIGTERM are blocked while it runs: a box and what attacks reach for must not be left
 * behind. */
int attack_run_all(const struct attack_watch *watch, struct attack_report *report, struct err *err);

#endif
