/*
 * One program of the battery in a box of its own, and how it ended against how it should.
 */
#ifndef ARGUS_ATTACK_RUN_H
#define ARGUS_ATTACK_RUN_H

#include <stdbool.h>

#include "argus/measure.h"
#include "attack/controls.h"
#include "attack/facts.h"
#include "attack/head.h"

/* What is the same for all of them; borrowed. */
struct attack_setting {
	const struct facts *facts;
	const struct interpreter *interpreters; /* by language; path NULL: not installed */
	enum sandbox_tier tier;
};

struct attack_ending {
	bool expected;
	bool escaped; /* it says so itself */
	bool no_box; /* it was not even started */
	struct str happened; /* escaped text */
};

/* `control` NULL: the whole box. Where the sandbox itself failed, that is an ending, too, and not
 * an expected one. */
void attack_run(const struct attack_setting *setting, const struct attack_program *program,
	const struct control *control, struct attack_ending *ending);
void attack_ending_done(struct attack_ending *ending);

#endif
