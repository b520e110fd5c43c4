#include "store/export.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void exporter_done(struct exporter *exporter)
{
	keys_done(&exporter->sources);
	keys_done(&exporter->analyses);
	keys_done(&exporter->countings);
	keys_done(&exporter->baselined);
	str_done(&exporter->lines);
}

/* The rows of a list of objects: line_fields of each. */
static void add_trials(struct str *out, const struct run *run)
{
	line_key(out, "trials");
	str_add_char(out, '[');
	for (size_t i = 0; i < run->trials_len; i++) {
		line_item(out);
		str_add_char(out, '{');
		line_fields(out, &row_trial, &run->trials[i]);
		str_add_char(out, '}');
	}
	str_add_char(out, ']');
}

static void add_texts(struct str *out, const char *key, char *const *texts, size_t len)
{
	if (len == 0)
		return;
	line_key(out, key);
	str_add_char(out, '[');
	for (size_t i = 0; i < len; i++) {
		line_item(out);
		line_text(out, texts[i] ? texts[i] : "");
	}
	str_add_char(out, ']');
}

static void add_name(struct str *out, const char *key, const char *name)
{
	if (name[0])
		line_member(out, key, name);
}

void export_run(const struct run *run, const struct export_names *names, struct str *out)
{
	str_add_char(out, '{');
	line_member(out, "run", run->id);
	add_name(out, "source", names->source);
	add_name(out, "analysis", names->analysis);
	add_name(out, "counting", names->counting);
	line_fields(out, &row_run, run);
	for (size_t i = 0; i < ROW_PARTS; i++) {
		line_key(out, row_parts[i].key);
		str_add_char(out, '{');
		line_fields(out, &row_parts[i], run);
		str_add_char(out, '}');
	}
	line_verdicts(out, VERDICT_OF_RUN, run);
	add_texts(out, "tags", run->tags, run->tags_len);
	add_texts(out, "notes", run->notes, run->notes_len);
	add_trials(out, run);
	str_add(out, "}\n");
}

/* The digest of a shared row; "" for none. */
static int load_digest(struct store *store, const char *sql, sqlite3_int64 key,
	char digest[SOURCE_HASH_TEXT], struct err *err)
{
	digest[0] = '\0';
	if (key == 0)
		return 0;
	owned(statement_end) sqlite3_stmt *stmt = store_prepare(store, sql, err);
	if (!stmt)
		return -1;
	sqlite3_bind_int64(stmt, 1, key);
	if (store_step(store, stmt, err) < 0)
		return -1;
	const char *text = (const char *)sqlite3_column_text(stmt, 0);
	if (!text || strlen(text) != SOURCE_HASH_TEXT - 1)
		return store_damaged(store, "digest", err);
	memcpy(digest, text, SOURCE_HASH_TEXT);
	return 0;
}

int export_load(struct store *store, sqlite3_int64 key, struct run *run, struct row_keys *keys,
	struct export_names *names, struct err *err)
{
	if (load_head(store, key, run, keys, err) < 0 || load_trials(store, key, run, err) < 0 ||
		load_digest(store, "SELECT digest FROM analyses WHERE analysis = ?1",
			keys->analysis, names->analysis, err) < 0 ||
		load_digest(store, "SELECT digest FROM countings WHERE counting = ?1",
			keys->counting, names->counting, err) < 0)
		return -1;
	memcpy(names->source, run->source_hash, sizeof names->source);
	return 0;
}

static void add_source(struct exporter *exporter, const char *hash, const char *text, size_t len)
{
	struct str *out = &exporter->lines;
	str_add_char(out, '{');
	line_member(out, "source", hash);
	if (text) {
		line_key(out, "text");
		line_bytes(out, text, len);
	}
	str_add(out, "}\n");
}

static int export_source(
	struct exporter *exporter, sqlite3_int64 key, const char *hash, struct err *err)
{
	size_t len = 0;
	owned(mem_free_text) char *text = NULL;
	if (key == 0 || !keys_add(&exporter->sources, key))
		return 0;
	if (source_load_text(exporter->store, hash, &text, &len, err) < 0)
		return -1;
	add_source(exporter, hash, text, len);
	return 0;
}

static int export_analysis(
	struct exporter *exporter, sqlite3_int64 key, const char *digest, struct err *err)
{
	struct str *out = &exporter->lines;
	owned(run_done) struct run run = {0};
	if (key == 0 || !keys_add(&exporter->analyses, key))
		return 0;
	if (verdicts_load(exporter->store, VERDICT_OF_ANALYSIS, key, &run, err) < 0 ||
		analysis_load_reasons(exporter->store, key, &run, err) < 0)
		return -1;
	str_add_char(out, '{');
	line_member(out, "analysis", digest);
	line_verdicts(out, VERDICT_OF_ANALYSIS, &run);
	line_key(out, "reasons");
	str_add_char(out, '[');
	for (size_t i = 0; i < run.reasons_len; i++) {
		line_item(out);
		str_addf(out, "{\"line\":%u", run.reasons[i].line);
		line_member(out, "reason", run.reasons[i].text);
		str_add_char(out, '}');
	}
	str_add(out, "]}\n");
	return 0;
}

static void add_counts(struct str *out, const struct counts *counts)
{
	line_key(out, "points");
	str_add_char(out, '[');
	for (size_t i = 0; i < counts->points_len; i++) {
		line_item(out);
		str_add_char(out, '{');
		line_fields(out, &row_count_point, &counts->points[i]);
		str_add_char(out, '}');
	}
	str_add_char(out, ']');
	line_key(out, "lines");
	str_add_char(out, '[');
	for (size_t i = 0; i < counts->lines_len; i++) {
		line_item(out);
		str_add_char(out, '{');
		line_fields(out, &row_count_line, &counts->lines[i]);
		line_growth(out, counts->lines[i].growth);
		str_add_char(out, '}');
	}
	str_add_char(out, ']');
	line_key(out, "modules");
	str_add_char(out, '[');
	for (size_t i = 0; i < counts->modules_len; i++) {
		line_item(out);
		str_add_char(out, '{');
		line_member(out, "name", counts->modules[i].name);
		add_name(out, "source", counts->modules[i].hash);
		str_add_char(out, '}');
	}
	str_add_char(out, ']');
}

static int module_source(
	struct exporter *exporter, const struct run_module *module, struct err *err)
{
	if (!module->hash[0])
		return 0;
	owned(statement_end) sqlite3_stmt *stmt =
		store_prepare(exporter->store, "SELECT source FROM sources WHERE hash = ?1", err);
	if (!stmt)
		return -1;
	sqlite3_bind_text(stmt, 1, module->hash, -1, NULL);
	if (store_step(exporter->store, stmt, err) < 0)
		return -1;
	if (keys_add(&exporter->sources, sqlite3_column_int64(stmt, 0)))
		add_source(exporter, module->hash, module->text, module->len);
	return 0;
}

static int export_counting(
	struct exporter *exporter, sqlite3_int64 key, const char *digest, struct err *err)
{
	struct str *out = &exporter->lines;
	owned(run_done) struct run run = {0};
	if (key == 0 || !keys_add(&exporter->countings, key))
		return 0;
	if (counting_load(exporter->store, key, &run, err) < 0)
		return -1;
	for (size_t i = 0; i < run.counts.modules_len; i++) {
		if (module_source(exporter, &run.counts.modules[i], err) < 0)
			return -1;
	}
	str_add_char(out, '{');
	line_member(out, "counting", digest);
	line_fields(out, &row_counting, &run);
	add_counts(out, &run.counts);
	str_add(out, "}\n");
	return 0;
}

/* Once, as there are few of them beside the runs. */
static int find_baselined(struct exporter *exporter, struct err *err)
{
	owned(statement_end) sqlite3_stmt *stmt =
		store_prepare(exporter->store, "SELECT run FROM baselines", err);
	int status = stmt ? 0 : -1;
	while (stmt && (status = store_step(exporter->store, stmt, err)) > 0)
		keys_add(&exporter->baselined, sqlite3_column_int64(stmt, 0));
	return status;
}

static int export_baselines(
	struct exporter *exporter, sqlite3_int64 key, const char *id, struct err *err)
{
	struct str *out = &exporter->lines;
	if (!keys_has(&exporter->baselined, key))
		return 0;
	owned(statement_end) sqlite3_stmt *stmt = store_prepare(exporter->store,
		"SELECT name, set_ms FROM baselines WHERE run = ?1 ORDER BY name", err);
	if (!stmt)
		return -1;
	sqlite3_bind_int64(stmt, 1, key);
	int status;
	while ((status = store_step(exporter->store, stmt, err)) > 0) {
		str_add_char(out, '{');
		line_member(out, "baseline", (const char *)sqlite3_column_text(stmt, 0));
		line_member(out, "of", id);
		line_key(out, "set_ms");
		str_addf(out, "%" PRId64 "}\n", (int64_t)sqlite3_column_int64(stmt, 1));
	}
	return status;
}

static int flush(struct exporter *exporter, struct err *err)
{
	const struct store_export *export = exporter->export;
	int status = export->add(export->to, str_text(&exporter->lines), exporter->lines.len, err);
	str_clear(&exporter->lines);
	return status;
}

int exporter_add(struct exporter *exporter, sqlite3_int64 key, struct err *err)
{
	enum { ENOUGH = 1 << 16 };
	owned(run_done) struct run run = {0};
	struct row_keys keys = {0};
	struct export_names names = {0};
	if (export_load(exporter->store, key, &run, &keys, &names, err) < 0 ||
		export_source(exporter, keys.source, names.source, err) < 0 ||
		export_analysis(exporter, keys.analysis, names.analysis, err) < 0 ||
		export_counting(exporter, keys.counting, names.counting, err) < 0)
		return -1;
	export_run(&run, &names, &exporter->lines);
	exporter->export->runs++;
	if (export_baselines(exporter, key, run.id, err) < 0)
		return -1;
	return exporter->lines.len < ENOUGH ? 0 : flush(exporter, err);
}

static int export_filtered(struct exporter *exporter, struct err *err)
{
	struct store *store = exporter->store;
	owned(statement_end) sqlite3_stmt *stmt =
		filter_prepare(store, exporter->export->filter, true, err);
	int status = stmt ? 0 : -1;
	while (stmt && (status = store_step(store, stmt, err)) > 0) {
		if (exporter_add(exporter, sqlite3_column_int64(stmt, 0), err) < 0)
			return -1;
	}
	return status;
}

struct named {
	sqlite3_int64 key;
	char id[RUN_ID_TEXT];
};

static int by_id(const void *a, const void *b)
{
	return strcmp(((const struct named *)a)->id, ((const struct named *)b)->id);
}

static int find_named(struct store *store, const char *id, struct named *named, struct err *err)
{
	if (find_run(store, id, &named->key, err) < 0)
		return -1;
	owned(statement_end) sqlite3_stmt *stmt =
		store_prepare(store, "SELECT id FROM runs WHERE run = ?1", err);
	if (!stmt)
		return -1;
	sqlite3_bind_int64(stmt, 1, named->key);
	if (store_step(store, stmt, err) < 0)
		return -1;
	const char *text = (const char *)sqlite3_column_text(stmt, 0);
	if (!text || strlen(text) != sizeof named->id - 1)
		return store_damaged(store, "id", err);
	memcpy(named->id, text, sizeof named->id);
	return 0;
}

static void free_named(struct named **named)
{
	free(*named);
}

static int export_named(struct exporter *exporter, struct err *err)
{
	const struct store_export *export = exporter->export;
	owned(keys_done) struct keys written = {0};
	owned(free_named) struct named *named = mem_array(export->ids_len + 1, sizeof *named);
	for (size_t i = 0; i < export->ids_len; i++) {
		if (find_named(exporter->store, export->ids[i], &named[i], err) < 0)
			return -1;
	}
	qsort(named, export->ids_len, sizeof *named, by_id);
	for (size_t i = 0; i < export->ids_len; i++) {
		if (keys_add(&written, named[i].key) &&
			exporter_add(exporter, named[i].key, err) < 0)
			return -1;
	}
	return 0;
}

static int export_all(struct exporter *exporter, struct err *err)
{
	str_addf(&exporter->lines, "{\"schema\":\"%s%d\"}\n", EXPORT_NAME, EXPORT_VERSION);
	int status = exporter->store->db ? find_baselined(exporter, err) : 0;
	if (status < 0)
		return -1;
	if (!exporter->export->filter)
		status = export_named(exporter, err);
	else if (exporter->store->db)
		status = export_filtered(exporter, err);
	return status < 0 ? -1 : flush(exporter, err);
}

int store_export(struct store *store, struct store_export *export, struct err *err)
{
	owned(exporter_done) struct exporter exporter = {.store = store, .export = export};
	export->runs = 0;
	/* One read transaction: the history at one moment. */
	if (store->db && store_exec(store, "BEGIN", err) < 0)
		return -1;
	int status = export_all(&exporter, err);
	if (store->db && !sqlite3_get_autocommit(store->db))
		sqlite3_exec(store->db, "COMMIT", NULL, NULL, NULL);
	return status;
}
