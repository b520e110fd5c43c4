/* The options of `argus run`. */
#ifndef ARGUS_CMD_RUN_OPTIONS_H
#define ARGUS_CMD_RUN_OPTIONS_H

#include "argus/spec.h"
#include "cmd/cmd.h"
#include "cmd/export.h"
#include "cmd/spec_options.h"
#include "cmd/view_options.h"

enum { METRIC_CPU, METRIC_OPS };
enum { FAIL_ON_GATE, FAIL_ON_INCONCLUSIVE };

struct run_options {
	struct spec spec;
	char *label;
	struct opt_texts tags;
	char *db;
	bool no_save;
	bool no_progress;
	bool quiet;
	int verbosity;
	int fail_on;
	int sandbox; /* of spec_tier_table */
	int metric;
	bool explain;
	bool lines;
	struct exports exports;
	struct view_options view;
};

void run_options_done(struct run_options *options);

/* Do the options fit together, beside the spec's? Errors: ERR_USAGE. */
int run_options_check(const struct run_options *options, struct err *err);

extern const struct opt_table run_measure_table;
extern const struct opt_table run_gate_table;
extern const struct opt_table run_record_table;

#endif
