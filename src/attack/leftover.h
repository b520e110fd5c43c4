/*
 * What a sandbox could leave behind, looked for before and after. Other programs of the machine
 * come and go meanwhile: of what is shared with them only what bears Argus's name or belongs to a
 * user of a sandbox's counts.
 */
#ifndef ARGUS_ATTACK_LEFTOVER_H
#define ARGUS_ATTACK_LEFTOVER_H

#include "attack/facts.h"
#include "base/str.h"

/* From now on no process of this one's descendants can hide behind a dead parent. */
void leftover_adopt_orphans(void);

/* What there is now, a line each. */
void leftover_survey(const struct facts *facts, struct str *lines);

/* What there is and was not before, once it has had time to go. */
void leftover_find(const struct facts *facts, const struct str *before, struct str *lines);

#endif
