#include <jansson.h>
#include <stdlib.h>

#include "argus/report.h"
#include "base/mem.h"
#include "base/num.h"
#include "report/when.h"

static void add_runs(struct str *out, uint64_t runs)
{
	char count[NUM_TEXT_MAX];
	str_addf(out, "%s run%s", num_print_count(count, (double)runs), runs == 1 ? "" : "s");
}

static void add_gone(struct str *out, bool dry, const struct store_pruned *pruned)
{
	char bytes[NUM_TEXT_MAX];
	uint64_t freed = pruned->bytes_before > pruned->bytes_after
		? pruned->bytes_before - pruned->bytes_after
		: 0;
	add_runs(out, pruned->runs);
	str_add(out, " from ");
	report_add_days(out, pruned->first_ms, pruned->last_ms);
	str_add(out,
		dry                         ? " would be deleted"
			: pruned->runs == 1 ? " was deleted"
					    : " were deleted");
	if (freed > 0)
		str_addf(out, dry ? ", to free about %s" : ", which freed %s",
			num_print_bytes(bytes, (double)freed));
	str_add(out, "; ");
	add_runs(out, pruned->left);
	str_addf(out, " in %s %s.", num_print_bytes(bytes, (double)pruned->bytes_after),
		dry                         ? "would stay"
			: pruned->left == 1 ? "is left"
					    : "are left");
}

void report_prune(const struct store_prune *prune, const struct store_pruned *pruned,
	const struct term *term, struct str *out)
{
	owned(str_done) struct str text = {0};
	char bytes[NUM_TEXT_MAX];
	if (pruned->runs > 0) {
		add_gone(&text, prune->dry, pruned);
	} else {
		str_add(&text, "No run is to go; ");
		add_runs(&text, pruned->left);
		str_addf(&text, " in %s.", num_print_bytes(bytes, (double)pruned->bytes_after));
	}
	if (prune->max_bytes > 0 && pruned->bytes_after > prune->max_bytes) {
		str_addf(&text, "\nThat is more than %s, but %s.",
			num_print_bytes(bytes, (double)prune->max_bytes),
			pruned->left > 0 ? "the others are to be kept"
					 : "an empty history takes as much");
	}
	if (pruned->baselines > 0) {
		str_add_char(&text, '\n');
		add_runs(&text, pruned->baselines);
		str_addf(&text, " stay%s because a baseline names %s.",
			pruned->baselines == 1 ? "s" : "", pruned->baselines == 1 ? "it" : "them");
	}
	if (prune->dry && pruned->runs > 0)
		str_add(&text, "\nNothing was deleted; --yes does it.");
	term_wrap(out, term, text.text, 0);
}

void report_prune_json(
	const struct store_prune *prune, const struct store_pruned *pruned, struct str *out)
{
	bool any = pruned->runs > 0;
	json_t *document = json_pack("{s:s, s:b, s:I, s:o, s:o, s:I, s:I, s:I, s:I}", "schema",
		"argus.prune/1", "deleted", !prune->dry, "runs", (json_int_t)pruned->runs,
		"first_ms", any ? json_integer((json_int_t)pruned->first_ms) : json_null(),
		"last_ms", any ? json_integer((json_int_t)pruned->last_ms) : json_null(), "left",
		(json_int_t)pruned->left, "baselines", (json_int_t)pruned->baselines,
		"bytes_before", (json_int_t)pruned->bytes_before, "bytes_after",
		(json_int_t)pruned->bytes_after);
	char *text = json_dumps(document, JSON_INDENT(2));
	json_decref(document);
	str_addf(out, "%s\n", text);
	free(text);
}
