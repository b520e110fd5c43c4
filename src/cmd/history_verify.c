#include "argus/report.h"
#include "base/mem.h"
#include "cmd/history.h"

struct verify_options {
	bool repair;
};

static const struct opt verify_rows[] = {
	{.name = "repair",
		.offset = offsetof(struct verify_options, repair),
		.take = opt_take_flag,
		.help = "remove what no run uses, and mark runs that have no end as interrupted; a "
			"damaged history is left as it is"},
};
static const struct opt_table verify_table = {"Verify", verify_rows, ARRAY_LEN(verify_rows)};

static int repair(const struct history_place *place, struct err *err)
{
	owned(store_release) struct store *store = NULL;
	if (history_open(place, STORE_WRITE, &store, err) < 0)
		return -1;
	return store_repair(store, err);
}

static int verify(const struct history_place *place, struct store_findings *findings, bool *exists,
	struct err *err)
{
	owned(store_release) struct store *store = NULL;
	if (history_open(place, STORE_READ, &store, err) < 0)
		return -1;
	*exists = store_exists(store);
	return store_verify(store, findings, err);
}

static int run_verify(const struct cmd *cmd, int argc, char **argv, struct err *err)
{
	owned(history_place_done) struct history_place place = {0};
	owned(display_done) struct display display = {0};
	owned(opt_words_done) struct opt_words words = {0};
	struct verify_options options = {0};
	void *const into[] = {&options, &place, &display, NULL};
	int status = cmd_parse(cmd, into, argc, argv, &words, err);
	if (status != 0)
		return status < 0 ? -1 : 0;
	if (words.len > 0)
		return err_set(err, ERR_USAGE, "history verify takes no further words");
	owned(store_findings_done) struct store_findings findings = {0};
	bool exists = false;
	if (verify(&place, &findings, &exists, err) < 0)
		return -1;
	bool wanting = findings.of[STORE_CHECK_UNUSED].count > 0 ||
		findings.of[STORE_CHECK_UNFINISHED].count > 0;
	bool repairs = options.repair && wanting && !findings.damaged;
	if (repairs && repair(&place, err) < 0)
		return -1;
	owned(str_done) struct str text = {0};
	owned(str_done) struct str json = {0};
	struct term term = display_term(&display, stdout);
	if (exists)
		report_verify(&findings, repairs, &term, &text);
	else
		str_add(&text, "No runs are recorded yet. 'argus run FILE' records the first.\n");
	report_verify_json(&findings, repairs, &json);
	if (history_emit(&display, &text, &json, err) < 0)
		return -1;
	if (!findings.damaged)
		return 0;
	return err_set(err, ERR_FAILED,
		options.repair ? "the history is damaged, and was left as it is"
			       : "the history is damaged");
}

static const struct opt_table *const tables[] = {
	&verify_table, &history_place_table, &display_table, NULL};
static const char *const examples[] = {
	"argus history verify",
	"argus history verify --repair",
	NULL,
};

const struct cmd history_verify = {
	.name = "history verify",
	.summary = "check that the history is whole and can be read",
	.usage = "[options]",
	.about = "Reads all of the history: is the file whole, is all there that its rows refer "
		 "to, can "
		 "every run be read? Exit status 1 if it is damaged.",
	.examples = examples,
	.tables = tables,
	.run = run_verify,
};
