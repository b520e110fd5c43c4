#include <jansson.h>
#include <stdlib.h>

#include "argus/report.h"
#include "base/mem.h"
#include "base/num.h"
#include "report/json_text.h"

static void add_runs(struct str *out, uint64_t runs)
{
	char count[NUM_TEXT_MAX];
	str_addf(out, "%s run%s", num_print_count(count, (double)runs), runs == 1 ? "" : "s");
}

static size_t ids_len(const struct store_import *import)
{
	return import->kept < STORE_KEPT_MOST ? (size_t)import->kept : STORE_KEPT_MOST;
}

static void add_baselines(const struct store_import *import, struct str *out)
{
	if (import->baselines > 0) {
		add_runs(out, import->baselines);
		str_addf(out, " %s put into baselines.\n", import->baselines == 1 ? "was" : "were");
	}
	if (import->baselines_kept > 0) {
		bool one = import->baselines_kept == 1;
		add_runs(out, import->baselines_kept);
		str_addf(out,
			" %s in a baseline there, which has another of the same target here; that "
			"was kept.\n",
			one ? "is" : "are");
	}
}

void report_import(const struct store_import *import, const struct term *term, struct str *out)
{
	owned(str_done) struct str text = {0};
	add_runs(&text, import->added);
	str_add(&text, " added");
	if (import->same > 0) {
		str_add(&text, ", ");
		add_runs(&text, import->same);
		str_add(&text, import->same == 1 ? " was there already" : " were there already");
	}
	str_add(&text, ".\n");
	if (import->kept > 0) {
		add_runs(&text, import->kept);
		str_addf(&text, " %s there with other content; the history's own %s kept: ",
			import->kept == 1 ? "is" : "are", import->kept == 1 ? "was" : "were");
		for (size_t i = 0; i < ids_len(import); i++)
			str_addf(&text, "%s%s", i ? ", " : "", import->kept_ids[i]);
		str_add(&text, import->kept > STORE_KEPT_MOST ? ", ...\n" : "\n");
	}
	add_baselines(import, &text);
	text.text[text.len - 1] = '\0';
	term_wrap(out, term, text.text, 0);
}

void report_import_json(const struct store_import *import, struct str *out)
{
	json_t *ids = json_array();
	for (size_t i = 0; i < ids_len(import); i++)
		json_array_append_new(ids, report_json_text(import->kept_ids[i]));
	json_t *document = json_pack("{s:s, s:I, s:I, s:I, s:o, s:I, s:I}", "schema",
		"argus.import/1", "added", (json_int_t)import->added, "same",
		(json_int_t)import->same, "kept", (json_int_t)import->kept, "kept_ids", ids,
		"baselines", (json_int_t)import->baselines, "baselines_kept",
		(json_int_t)import->baselines_kept);
	char *text = json_dumps(document, JSON_INDENT(2));
	json_decref(document);
	str_addf(out, "%s\n", text);
	free(text);
}
