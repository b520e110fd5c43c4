/* How candidates are put together. */
#ifndef ARGUS_INFER_ADD_H
#define ARGUS_INFER_ADD_H

#include "argus/infer.h"

/* Behind the others, unless it is there. */
void infer_add(struct infer *infer, const char *text);

#endif
