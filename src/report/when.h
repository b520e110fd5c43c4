/* Moments as people read them. */
#ifndef ARGUS_REPORT_WHEN_H
#define ARGUS_REPORT_WHEN_H

#include <stdint.h>

#include "base/str.h"

/* In local time, by a format of strftime. */
__attribute__((format(strftime, 3, 0))) void report_add_local_time(
	struct str *out, int64_t unix_ms, const char *format);

/* "2026-05-01 to 2026-06-30", or the one day that both are. */
void report_add_days(struct str *out, int64_t first_ms, int64_t last_ms);

#endif
