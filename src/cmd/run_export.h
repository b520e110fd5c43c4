/* The reports of `argus run` in files. What is expected of a run is a check with one target, so that its
 * gates are told in the same forms. */
#ifndef ARGUS_CMD_RUN_EXPORT_H
#define ARGUS_CMD_RUN_EXPORT_H

#include "argus/report.h"
#include "argus/spec.h"
#include "cmd/export.h"

/* Errors: ERR_FAILED, of the first that cannot be written. */
int run_export(struct exports *exports, const struct spec *spec, const struct run *run,
	const struct report_view *view, struct err *err);

#endif
