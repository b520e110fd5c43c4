/*
 * Negative controls: a table of what is left out of the box, and of the attacks that must then
 * succeed. A battery that cannot tell a box with a hole from one without is worth nothing.
 */
#ifndef ARGUS_ATTACK_CONTROLS_H
#define ARGUS_ATTACK_CONTROLS_H

#include <stddef.h>

#include "argus/sandbox.h"

enum { CONTROL_ATTACKS_MAX = 5 };

/* What a program is given that none may be given. */
enum control_gift { GIFT_NONE, GIFT_ENVIRONMENT, GIFT_INPUT, GIFT_DESCRIPTOR };

struct control_attack {
	const char *name;
	const char *says; /* what must be among what it says, since it tries more than one thing; or
			     NULL */
};

struct control {
	const char *name;
	unsigned without; /* bits by sandbox_layer */
	enum sandbox_tier tier; /* of the box; SANDBOX_NONE: the one that there is */
	enum control_gift gift;
	const char *root_only; /* why a plain user cannot try it; NULL: one can */
	struct control_attack attacks[CONTROL_ATTACKS_MAX]; /* NULL-ended unless full */
	const char *why; /* where more than one layer is left out: what the others would hold */
};

extern const struct control controls[];
extern const size_t controls_len;

/* Why it cannot be tried here; NULL: it can. `tier`: what there is. */
const char *control_skip(const struct control *control, enum sandbox_tier tier);

#endif
