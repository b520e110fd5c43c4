/* Verdicts and classes as JSON: see line.h. */
#ifndef ARGUS_STORE_LINE_VERDICT_H
#define ARGUS_STORE_LINE_VERDICT_H

#include "store/line.h"
#include "store/rows.h"

/* The class as members "class" and, where it has one, "parameter"; nothing for GROWTH_UNKNOWN. */
void line_growth(struct str *out, struct growth growth);
bool line_take_growth(json_t *object, struct growth *growth);

/* The owner's verdicts as a member "verdicts"; those that say nothing are left out. */
void line_verdicts(struct str *out, enum verdict_owner owner, const struct run *run);

/* Out of an object; *run is all zero there before. Returns what cannot be, NULL if all is well. */
const char *line_take_verdicts(json_t *object, enum verdict_owner owner, struct run *run);

#endif
