/* How one target went, from run to run: what the table and the JSON show. */
#ifndef ARGUS_REPORT_TREND_H
#define ARGUS_REPORT_TREND_H

#include "argus/store.h"

enum trend_value { TREND_NONE, TREND_COUNT, TREND_SECONDS };

struct trend_row {
	const struct run *run; /* the list's */
	double value; /* at the trend's n; NaN: none */
	double ratio; /* to the last one before that has a value; NaN: there is none */
	bool class_changed; /* from the last one before that has a class */
	bool value_changed; /* of counts, which are exact */
};

struct trend {
	enum trend_value kind;
	uint64_t n; /* 0: none */
	struct trend_row *rows; /* oldest first */
	size_t len;
};
void trend_done(struct trend *trend);
void trend_of(const struct store_list *runs, struct trend *trend);

#endif
