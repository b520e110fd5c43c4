#include "cmd/run_export.h"

#include "argus/check.h"
#include "base/mem.h"

struct report {
	const struct run *run;
	struct report_view view;
	struct check_list list; /* of one row */
};

static void print(const void *context, enum export_form form, struct str *out)
{
	const struct report *report = context;
	switch (form) {
	case EXPORT_MARKDOWN: report_run_markdown(report->run, &report->view, out); break;
	case EXPORT_CSV: report_run_csv(report->run, out); break;
	case EXPORT_JSON: report_run_json(report->run, &report->view, out); break;
	case EXPORT_HTML: report_run_html(report->run, &report->view, out); break;
	case EXPORT_SVG: report_run_svg(report->run, &report->view, out); break;
	case EXPORT_JUNIT:
	case EXPORT_SARIF:
	case EXPORT_GITHUB:
	case EXPORT_GITLAB:
	case EXPORT_FORM_COUNT: export_check(&report->list, form, out); break;
	}
}

/* The gates; of a run without any, what it came to. */
static void decide(struct check_row *row, bool gated)
{
	char class[GROWTH_TEXT_MAX];
	const struct verdict *time = &row->run->time;
	if (row->run->state != RUN_FINISHED) {
		check_fail(row, row->run->failure ? row->run->failure : "it did not finish");
		return;
	}
	check_decide(row);
	if (gated)
		return;
	str_clear(&row->reason);
	str_add(&row->reason,
		time->growth.kind == GROWTH_UNKNOWN ? "its class cannot be told"
						    : growth_print(time->growth, false, class));
}

int run_export(struct exports *exports, const struct spec *spec, const struct run *run,
	const struct report_view *view, struct err *err)
{
	bool gated =
		spec->expect.kind != GROWTH_UNKNOWN || spec->expect_memory.kind != GROWTH_UNKNOWN;
	owned(mem_free_text) char *name = mem_text(run->function ? run->function : run->path);
	const struct config_target target = {.name = name, .spec = *spec};
	owned(check_row_done) struct check_row row = {.target = &target, .run = run};
	struct report report = {.run = run,
		.view = *view,
		.list = {.rows = &row,
			.len = 1,
			.seconds = run->finished_ms > run->started_ms
				? (double)(run->finished_ms - run->started_ms) * 1e-3
				: 0,
			.title = "argus run"}};
	decide(&row, gated);
	report.view.gate = gated ? &row : NULL;
	return exports_write(exports, print, &report, err);
}
