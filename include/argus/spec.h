/*
 * A spec: what the user asked to have measured, validated, with the defaults filled in.
 *
 * It is the first struct of the pipeline and knows nothing of how a command line looks: the
 * commands fill it from options, `argus.yaml` will fill it from a file.
 */
#ifndef ARGUS_SPEC_H
#define ARGUS_SPEC_H

#include <stdbool.h>
#include <stdint.h>

#include "argus/err.h"
#include "argus/growth.h"

enum spec_mode { SPEC_PROGRAM, SPEC_FUNCTION, SPEC_MODE_COUNT };

struct spec {
	char *path;
	char *lang; /* NULL: by the extension */
	char *input; /* the input expression; NULL in function mode */
	char *function; /* NULL in program mode */
	char *args; /* the argument expression of function mode */
	uint64_t n_min, n_max; /* 0: Argus chooses */
	uint64_t n_cap; /* no n above it, until spec_cap has made n_max of it; 0: none */
	double budget_seconds;
	double timeout_seconds; /* CPU time of one trial */
	uint64_t memory_bytes;
	uint64_t output_bytes;
	uint64_t seed;
	uint64_t runs; /* rounds over all sizes; 0: as many as it takes */
	uint64_t warmup; /* rounds thrown away; calls in function mode */
	struct growth expect; /* GROWTH_UNKNOWN: no expectation */
	struct growth expect_memory;
};

#define SPEC_DEFAULT \
	{ \
		.budget_seconds = 10, .timeout_seconds = 5, .memory_bytes = UINT64_C(512) << 20, \
		.output_bytes = UINT64_C(16) << 20, .seed = 1 \
	}

void spec_done(struct spec *spec);

/* "1k..1M", "1000" (both ends), "..1M", "1k..". */
int spec_parse_sizes(const char *text, uint64_t *n_min, uint64_t *n_max, struct err *err);

void spec_cap(struct spec *spec);

/* Do the parts fit together? Errors are ERR_USAGE and name the option to change. */
int spec_check(const struct spec *spec, struct err *err);

int spec_check_limits(const struct spec *spec, struct err *err); /* of that, the limits only */

enum spec_mode spec_mode(const struct spec *spec);
const char *spec_mode_name(enum spec_mode mode); /* "program", "function" */

#endif
