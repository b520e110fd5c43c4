/* Time for schedules and progress; the measured programs' times come from the kernel's accounts. */
#ifndef ARGUS_BASE_CLOCK_H
#define ARGUS_BASE_CLOCK_H

#include <stdint.h>

double clock_seconds(void); /* monotonic, from an arbitrary start */
int64_t clock_unix_ms(void); /* since 1970-01-01 UTC */

#endif
