/* Regular expressions whose matching may take more steps than the text has letters; see backtrack.c. */
#ifndef ARGUS_INSTRUMENT_BACKTRACK_H
#define ARGUS_INSTRUMENT_BACKTRACK_H

#include <stdbool.h>

#include "source/tree.h"

/* `searches`: from each place of the text, not only from its start. */
bool backtrack_may(struct text_part pattern, bool searches);

#endif
