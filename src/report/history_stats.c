#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "argus/report.h"
#include "base/mem.h"
#include "base/num.h"
#include "report/json_text.h"
#include "report/when.h"
#include "report/words.h"

enum { LABEL_COLUMNS = 13, TABLES_MOST = 8 };

static void add_count(struct str *out, uint64_t count)
{
	char text[NUM_TEXT_MAX];
	str_add(out, num_print_count(text, (double)count));
}

static void add_line(
	struct str *out, const struct term *term, const char *label, const struct str *text)
{
	str_add(out, "  ");
	term_add(out, term, TERM_DIM, label);
	report_pad(out, label, LABEL_COLUMNS);
	term_wrap(out, term, str_text(text), LABEL_COLUMNS + 2);
}

static void add_runs(struct str *out, const struct term *term, const struct store_stats *stats)
{
	owned(str_done) struct str runs = {0};
	owned(str_done) struct str states = {0};
	add_count(&runs, stats->runs);
	str_add(&runs, ", ");
	report_add_days(&runs, stats->first_ms, stats->last_ms);
	add_line(out, term, "runs", &runs);
	for (int i = 0; i < RUN_STATE_COUNT; i++) {
		if (stats->states[i] == 0)
			continue;
		str_add(&states, states.len > 0 ? ", " : "");
		add_count(&states, stats->states[i]);
		str_addf(&states, " %s",
			i == RUN_STARTED ? "without an end" : run_state_name((enum run_state)i));
	}
	add_line(out, term, "by state", &states);
}

static void add_programs(struct str *out, const struct term *term, const struct store_stats *stats)
{
	owned(str_done) struct str langs = {0};
	owned(str_done) struct str programs = {0};
	for (size_t i = 0; i < stats->langs_len; i++) {
		const char *name = stats->langs[i].name ? stats->langs[i].name : "unknown";
		str_add(&langs, i ? ", " : "");
		add_count(&langs, stats->langs[i].count);
		str_add_char(&langs, ' ');
		term_escape(&langs, name, strlen(name), false);
	}
	add_line(out, term, "by language", &langs);
	add_count(&programs, stats->files);
	str_addf(&programs, " file%s, ", stats->files == 1 ? "" : "s");
	add_count(&programs, stats->targets);
	str_addf(&programs, " target%s (a file or function with its input)",
		stats->targets == 1 ? "" : "s");
	add_line(out, term, "programs", &programs);
}

static void add_size(struct str *out, const struct term *term, const struct store_stats *stats)
{
	char text[NUM_TEXT_MAX];
	owned(str_done) struct str size = {0};
	str_add(&size, num_print_bytes(text, (double)stats->bytes));
	str_addf(&size, ", %s a run",
		num_print_bytes(text, (double)stats->bytes / (double)stats->runs));
	if (stats->free_bytes > 0)
		str_addf(&size, ", %s of it empty",
			num_print_bytes(text, (double)stats->free_bytes));
	add_line(out, term, "on disk", &size);
}

static void add_tables(struct str *out, const struct term *term, const struct store_stats *stats)
{
	enum { NAME_COLUMNS = 16, COUNT_COLUMNS = 12, SIZE_COLUMNS = 12 };
	owned(str_done) struct str head = {0};
	char text[NUM_TEXT_MAX];
	str_add(&head, "  TABLE");
	report_pad(&head, "TABLE", NAME_COLUMNS);
	report_add_right(&head, "ROWS", COUNT_COLUMNS);
	report_add_right(&head, "SIZE", SIZE_COLUMNS);
	report_add_right(&head, "SHARE", 8);
	str_add_char(out, '\n');
	term_add(out, term, TERM_DIM, head.text);
	str_add_char(out, '\n');
	for (size_t i = 0; i < stats->tables_len && i < TABLES_MOST; i++) {
		const struct store_group *table = &stats->tables[i];
		owned(str_done) struct str name = {0};
		owned(str_done) struct str share = {0};
		term_escape(&name, table->name, strlen(table->name), false);
		str_addf(out, "  %s", name.text);
		report_pad(out, name.text, NAME_COLUMNS);
		report_add_right(out, num_print_count(text, (double)table->count), COUNT_COLUMNS);
		report_add_right(out,
			table->bytes ? num_print_bytes(text, (double)table->bytes) : "?",
			SIZE_COLUMNS);
		str_addf(&share, "%.0f %%",
			stats->bytes ? 100 * (double)table->bytes / (double)stats->bytes : 0);
		report_add_right(out, table->bytes ? share.text : "?", 8);
		str_add_char(out, '\n');
	}
}

void report_stats(const struct store_stats *stats, const struct term *term, struct str *out)
{
	if (stats->runs == 0) {
		str_add(out, "No runs are recorded yet. 'argus run FILE' records the first.\n");
		return;
	}
	str_add_char(out, '\n');
	add_runs(out, term, stats);
	add_programs(out, term, stats);
	add_size(out, term, stats);
	add_tables(out, term, stats);
	str_add_char(out, '\n');
}

static json_t *json_groups(const struct store_group *groups, size_t len, bool sized)
{
	json_t *array = json_array();
	for (size_t i = 0; i < len; i++) {
		json_t *group = json_pack("{s:o, s:I}", "name", report_json_text(groups[i].name),
			sized ? "rows" : "runs", (json_int_t)groups[i].count);
		if (sized)
			json_object_set_new(group, "bytes",
				groups[i].bytes ? json_integer((json_int_t)groups[i].bytes)
						: json_null());
		json_array_append_new(array, group);
	}
	return array;
}

void report_stats_json(const struct store_stats *stats, struct str *out)
{
	json_t *states = json_object();
	for (int i = 0; i < RUN_STATE_COUNT; i++)
		json_object_set_new(states, run_state_name((enum run_state)i),
			json_integer((json_int_t)stats->states[i]));
	json_t *document = json_pack("{s:s, s:I, s:o, s:o, s:I, s:I, s:I, s:o, s:o, s:I, s:I, s:o}",
		"schema", "argus.stats/1", "runs", (json_int_t)stats->runs, "states", states,
		"languages", json_groups(stats->langs, stats->langs_len, false), "files",
		(json_int_t)stats->files, "targets", (json_int_t)stats->targets, "trials",
		(json_int_t)stats->trials, "first_ms",
		stats->runs ? json_integer((json_int_t)stats->first_ms) : json_null(), "last_ms",
		stats->runs ? json_integer((json_int_t)stats->last_ms) : json_null(), "bytes",
		(json_int_t)stats->bytes, "free_bytes", (json_int_t)stats->free_bytes, "tables",
		json_groups(stats->tables, stats->tables_len, true));
	char *text = json_dumps(document, JSON_INDENT(2));
	json_decref(document);
	str_addf(out, "%s\n", text);
	free(text);
}
