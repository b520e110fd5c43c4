/* The decision table of a verdict, with the rule that was applied: for --explain. */
#ifndef ARGUS_REPORT_EXPLAIN_H
#define ARGUS_REPORT_EXPLAIN_H

#include "argus/report.h"

void report_add_decision(
	struct str *out, const struct term *term, const struct witnesses *witnesses);

struct json_t *report_decision_json(const struct witnesses *witnesses);

#endif
