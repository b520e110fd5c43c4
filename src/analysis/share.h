/* Steps that a loop shares with one around it, into *loop; see share.c. */
#ifndef ARGUS_ANALYSIS_SHARE_H
#define ARGUS_ANALYSIS_SHARE_H

#include "analysis/trips.h"

/* A loop over an iterable whose trips are known. */
void share_of_each(struct engine *engine, const struct shape *iterable, struct loop *loop);
/* A while loop that goes on as the guess says. */
void share_of_while(struct engine *engine, const struct guess *guess, struct loop *loop);
/* A worklist: searches from many starts that share their marks. */
void share_search(struct engine *engine, const struct guess *guess, struct loop *loop);

#endif
