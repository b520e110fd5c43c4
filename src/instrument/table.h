/*
 * The rows of grammars/<lang>/costs.tsv as instrumenting needs them: which of a call's values they ask
 * for. Which row of a name holds is settled when the program runs, by the value's type.
 */
#ifndef ARGUS_INSTRUMENT_TABLE_H
#define ARGUS_INSTRUMENT_TABLE_H

#include "source/tree.h"

/* The third argument no letter of a row stands for; Python's probes ask for it by name. */
enum { ASKS_RECEIVER = 1, ASKS_FIRST = 2, ASKS_SECOND = 4, ASKS_RESULT = 8, ASKS_THIRD = 16 };

struct ask_row {
	struct text_part root, name; /* root: of JavaScript's "Buffer.concat"; else empty */
	bool method;
	unsigned asks;
};

struct ask_table {
	struct ask_row *rows; /* by name */
	size_t len, cap;
};

void ask_table_load(struct ask_table *table, const struct lang *lang);
void ask_table_done(struct ask_table *table);

/* What all of the rows of a name ask for; 0: there is none, or the cost is constant. A function's row
 * with a root holds for that root only. */
unsigned ask_method(const struct ask_table *table, struct text_part name);
unsigned ask_function(const struct ask_table *table, struct text_part root, struct text_part name);

/* Is there a row of that name, or one whose name has it behind or in front of a point? */
bool ask_knows(const struct ask_table *table, struct text_part name);

#endif
