/* Which targets of a check are other than they were at a revision. */
#ifndef ARGUS_CMD_CHECK_CHANGED_H
#define ARGUS_CMD_CHECK_CHANGED_H

#include "argus/config.h"

/* Is its source, or a local module that it imports, other than at `rev`? What cannot be read is, and
 * its check will say why. 1: it is. Errors: ERR_USAGE, no such revision. */
int check_changed(const struct config_target *target, const char *rev, struct err *err);

#endif
