/* Results of SARIF, as all reports of that form write them. */
#ifndef ARGUS_REPORT_SARIF_H
#define ARGUS_REPORT_SARIF_H

#include "base/str.h"

/* In the order in which the opening lists them. */
enum sarif_rule {
	SARIF_GROWTH,
	SARIF_ADVICE,
	SARIF_SYNTAX,
	SARIF_REGRESSION,
	SARIF_OPEN,
	SARIF_FAILED,
	SARIF_RULE_COUNT
};

/* One more of the results, at the rule's own level. `line` 0: the file as a whole. */
void sarif_add(struct str *results, enum sarif_rule rule, const char *text, const char *path,
	unsigned line);

#endif
