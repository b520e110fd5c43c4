/* A moment in the past as people write it: "7d", "12h", "2026-05-01", "2026-05-01 14:30". */
#ifndef ARGUS_CMD_SINCE_H
#define ARGUS_CMD_SINCE_H

#include <stdint.h>

#include "argus/err.h"

/* `now_ms` and *unix_ms count from 1970-01-01 UTC; dates are in local time. Errors are ERR_USAGE. */
int since_parse(const char *text, int64_t now_ms, int64_t *unix_ms, struct err *err);

#endif
