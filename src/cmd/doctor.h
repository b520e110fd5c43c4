/*
 * What the checks of `argus doctor` share: the finding that each fills, and what one found out
 * for those after it. cmd_doctor.c has the table of checks; those that measure are in
 * doctor_measured.c.
 */
#ifndef ARGUS_CMD_DOCTOR_H
#define ARGUS_CMD_DOCTOR_H

#include <jansson.h>

#include "argus/measure.h"
#include "argus/sandbox.h"
#include "argus/steadiness.h"
#include "cmd/progress.h"

enum check_state { CHECK_OK, CHECK_WARN, CHECK_BAD, CHECK_STATE_COUNT };

struct finding {
	enum check_state state;
	enum err_kind kind; /* of a CHECK_BAD: the exit status */
	struct str text;
	struct str fix; /* sentences' parts, joined by "; " */
	/* Of the sandbox's check only. */
	enum sandbox_tier tier;
	struct sandbox_layer_state layers[SANDBOX_LAYER_COUNT];
};
void finding_done(struct finding *finding);
__attribute__((format(printf, 2, 3))) void finding_warn(
	struct finding *finding, const char *format, ...);
void finding_bad(struct finding *finding, enum err_kind kind, const char *text);

enum { STARTUP_RUNS = 15 };

struct doctor_lang {
	struct interpreter interpreter;
	bool starts; /* in the sandbox */
	double startup_seconds[STARTUP_RUNS]; /* CPU time, sorted */
};

struct doctor {
	struct progress progress;
	json_t *root; /* what --json prints; checks add their numbers */
	struct doctor_lang langs[LANG_COUNT];
	struct steadiness_runs runs; /* one session, for the noise and the self-test */
};
void doctor_done(struct doctor *doctor);

void doctor_check_python(struct doctor *doctor, struct finding *finding);
void doctor_check_javascript(struct doctor *doctor, struct finding *finding);
void doctor_check_clock(struct doctor *doctor, struct finding *finding);
void doctor_check_noise(struct doctor *doctor, struct finding *finding);
void doctor_check_self(struct doctor *doctor, struct finding *finding);

#endif
