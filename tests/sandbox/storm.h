/* What the storm and its test tell each other. */
#ifndef TESTS_SANDBOX_STORM_H
#define TESTS_SANDBOX_STORM_H

#include <stdint.h>

enum { STORM_BROKEN = 99 }; /* its exit status when it cannot mend itself */

static const uint64_t STORM_MAGIC = UINT64_C(0x6d726f7473677261);

struct storm_count {
	uint64_t magic;
	uint64_t calls;
};

#endif
