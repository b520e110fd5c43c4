/*
 * The head of a program of the battery: the comment lines at its top, each "# key: value", which
 * say what it tries, what must become of it, and what it is given. tests/lint/attacks.py has the
 * same grammar as regular expressions.
 *
 * Heads are Argus's own, so a wrong one is an error (ERR_FAILED) that names the key.
 */
#ifndef ARGUS_ATTACK_HEAD_H
#define ARGUS_ATTACK_HEAD_H

#include "argus/attack.h"
#include "argus/sandbox.h"
#include "attack/program.h"

/* What may become of a program: the outcomes, and two more. */
enum attack_end {
	ATTACK_END_HELD = OUTCOME_COUNT, /* status 0, and its last line is "held" */
	ATTACK_END_REFUSED, /* function mode: its report was not taken */
	ATTACK_END_COUNT
};

struct attack_expectation {
	unsigned ends; /* bits by outcome and attack_end */
	int status; /* of "exit=137"; -1: any */
	char *text; /* as the head has it: "memory|held" */
};

enum attack_key {
	ATTACK_KEY_GROUP,
	ATTACK_KEY_ABOUT,
	ATTACK_KEY_EXPECT,
	ATTACK_KEY_RESTRICTED,
	ATTACK_KEY_LIMITS,
	ATTACK_KEY_RUNS,
	ATTACK_KEY_FUNCTION,
	ATTACK_KEY_WORK,
	ATTACK_KEY_ENV,
	ATTACK_KEY_COUNT
};

struct attack_head {
	enum attack_group group;
	char *about;
	struct attack_expectation expect;
	struct attack_expectation restricted; /* text NULL: as `expect` */
	char *skip; /* why it is not tried in the restricted tier; NULL: it is */
	struct sandbox_limits limits;
	unsigned runs; /* one after the other in the same box; the last one counts */
	char *function; /* NULL: a whole program */
	double work_seconds; /* what a call of the function truly takes, by which a report that is
				taken is judged; 0: not known */
};

int attack_head_parse(
	const struct attack_program *program, struct attack_head *head, struct err *err);
void attack_head_done(struct attack_head *head);

/* The expectation of a tier. */
const struct attack_expectation *attack_head_expect(
	const struct attack_head *head, enum sandbox_tier tier);

#endif
