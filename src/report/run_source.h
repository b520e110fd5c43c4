/* The source on a page, with what each line counted. */
#ifndef ARGUS_REPORT_RUN_SOURCE_H
#define ARGUS_REPORT_RUN_SOURCE_H

#include "argus/run.h"
#include "base/str.h"

/* The program and the modules that were counted with it; of a long file the counted lines and those
 * around them. Nothing where no line was counted. */
void run_source_add(struct str *out, const struct run *run);

#endif
