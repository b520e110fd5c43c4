/* Names of a program and its modules, by where they come from. */
#ifndef ARGUS_INSTRUMENT_UNKNOWN_NAMES_H
#define ARGUS_INSTRUMENT_UNKNOWN_NAMES_H

#include "argus/modules.h"
#include "source/tree.h"

/* Sorted; borrowed from the sources. */
struct part_list {
	struct text_part *parts;
	size_t len, cap;
};
void part_list_done(struct part_list *list);
bool part_list_has(const struct part_list *list, struct text_part part);

struct unknown_names {
	const struct modules *modules;
	struct part_list defined; /* whatever is given a value */
	struct part_list functions; /* of it, what is surely a function */
	struct part_list foreign; /* imported from what is neither the library's nor local */
};

void unknown_names_find(
	const struct source *source, const struct modules *modules, struct unknown_names *names);
void unknown_names_done(struct unknown_names *names);

/* Of `a.b.c` the c. */
TSNode unknown_last_part(TSNode node);

#endif
