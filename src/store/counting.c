/*
 * What the counted witness rests on, kept once: programs count the same in every run. Found again
 * by a digest of all of it.
 */
#include <inttypes.h>
#include <sha256.h>
#include <string.h>

#include "base/mem.h"
#include "store/rows.h"

static void describe_text(const char *text, struct str *out)
{
	if (text)
		str_addf(out, "t%zu %s", strlen(text), text);
	else
		str_add(out, "T");
}

static void describe(const struct counts *counts, struct str *out)
{
	describe_text(counts->law, out);
	str_addf(out, "%" PRIu64 " %a\n", counts->cut_n, counts->cut_count);
	for (size_t i = 0; i < counts->points_len; i++) {
		const struct count_point *point = &counts->points[i];
		str_addf(out, "p%" PRIu64 " %a %a %a\n", point->n, point->best, point->mean,
			point->worst);
	}
	for (size_t i = 0; i < counts->lines_len; i++) {
		const struct count_line *line = &counts->lines[i];
		str_addf(out, "l%u %u %zu %zu %a %d %a ", line->module, line->line, line->start,
			line->end, line->count, (int)line->growth.kind, line->growth.parameter);
		describe_text(line->law, out);
	}
	for (size_t i = 0; i < counts->modules_len; i++) {
		describe_text(counts->modules[i].name, out);
		str_add(out, counts->modules[i].hash);
	}
}

/* "INSERT INTO table(counting, seq, …) VALUES(?, …)", the first two of which are bound. */
static sqlite3_stmt *prepare_row(struct store *store, const struct field_table *fields,
	const char *more, sqlite3_int64 key, size_t seq, struct err *err)
{
	owned(str_done) struct str sql = {0};
	str_addf(&sql, "INSERT INTO %s(counting, seq%s", fields->table, more);
	field_columns(fields, false, &sql);
	str_add(&sql, ") VALUES(?, ?");
	size_t len = fields->len;
	for (const char *at = more; (at = strchr(at, ',')); at++)
		len++;
	for (size_t i = 0; i < len; i++)
		str_add(&sql, ", ?");
	str_add(&sql, ")");
	sqlite3_stmt *stmt = store_prepare(store, sql.text, err);
	if (!stmt)
		return NULL;
	sqlite3_bind_int64(stmt, 1, key);
	sqlite3_bind_int64(stmt, 2, (sqlite3_int64)seq);
	return stmt;
}

static int save_points(
	struct store *store, sqlite3_int64 key, const struct counts *counts, struct err *err)
{
	for (size_t i = 0; i < counts->points_len; i++) {
		owned(statement_end) sqlite3_stmt *stmt =
			prepare_row(store, &row_count_point, "", key, i, err);
		if (!stmt)
			return -1;
		field_bind(&row_count_point, &counts->points[i], stmt, 3);
		if (store_step(store, stmt, err) < 0)
			return -1;
	}
	return 0;
}

static int save_lines(
	struct store *store, sqlite3_int64 key, const struct counts *counts, struct err *err)
{
	for (size_t i = 0; i < counts->lines_len; i++) {
		owned(statement_end) sqlite3_stmt *stmt =
			prepare_row(store, &row_count_line, ", class, parameter", key, i, err);
		if (!stmt)
			return -1;
		growth_bind(stmt, 3, counts->lines[i].growth);
		field_bind(&row_count_line, &counts->lines[i], stmt, 5);
		if (store_step(store, stmt, err) < 0)
			return -1;
	}
	return 0;
}

static int save_modules(
	struct store *store, sqlite3_int64 key, const struct counts *counts, struct err *err)
{
	for (size_t i = 0; i < counts->modules_len; i++) {
		const struct run_module *module = &counts->modules[i];
		sqlite3_int64 source;
		if (source_share(store, module->hash, module->text, module->len, &source, err) < 0)
			return -1;
		owned(statement_end) sqlite3_stmt *stmt = store_prepare(store,
			"INSERT INTO count_modules(counting, seq, name, source) VALUES(?1, ?2, ?3, "
			"?4)",
			err);
		if (!stmt)
			return -1;
		sqlite3_bind_int64(stmt, 1, key);
		sqlite3_bind_int64(stmt, 2, (sqlite3_int64)i);
		sqlite3_bind_text(stmt, 3, module->name, -1, NULL);
		if (source > 0)
			sqlite3_bind_int64(stmt, 4, source);
		if (store_step(store, stmt, err) < 0)
			return -1;
	}
	return 0;
}

int counting_fill(struct store *store, sqlite3_int64 key, const struct run *run, struct err *err)
{
	const struct counts *counts = &run->counts;
	if (save_points(store, key, counts, err) < 0 || save_lines(store, key, counts, err) < 0)
		return -1;
	return save_modules(store, key, counts, err);
}

int counting_save(struct store *store, const struct run *run, sqlite3_int64 *key, struct err *err)
{
	const struct counts *counts = &run->counts;
	char digest[SHA256_DIGEST_STRING_LENGTH];
	owned(str_done) struct str text = {0};
	*key = 0;
	/* A run that is only beginning knows its modules, but has counted nothing. */
	if (counts->points_len == 0 && counts->lines_len == 0 && counts->cut_n == 0)
		return 0;
	describe(counts, &text);
	SHA256Data((const uint8_t *)text.text, text.len, digest);
	int status = digest_share(store, &row_counting, digest, run, key, err);
	if (status != 0)
		return status < 0 ? -1 : 0;
	return counting_fill(store, *key, run, err);
}

static int load_counting(struct store *store, sqlite3_int64 key, struct run *run, struct err *err)
{
	owned(statement_end) sqlite3_stmt *stmt = store_prepare(
		store, "SELECT law, cut_n, cut_count FROM countings WHERE counting = ?1", err);
	if (!stmt)
		return -1;
	sqlite3_bind_int64(stmt, 1, key);
	int status = store_step(store, stmt, err);
	const char *wrong = status > 0 ? field_read(&row_counting, stmt, 0, run) : NULL;
	if (status == 0 || wrong)
		return store_damaged(store, wrong ? wrong : "a run lacks its counts", err);
	return status < 0 ? -1 : 0;
}

static sqlite3_stmt *select_rows(struct store *store, const struct field_table *fields,
	const char *first, sqlite3_int64 key, struct err *err)
{
	owned(str_done) struct str sql = {0};
	str_addf(&sql, "SELECT %s", first);
	field_columns(fields, false, &sql);
	str_addf(&sql, " FROM %s WHERE counting = ?1 ORDER BY seq", fields->table);
	sqlite3_stmt *stmt = store_prepare(store, sql.text, err);
	if (stmt)
		sqlite3_bind_int64(stmt, 1, key);
	return stmt;
}

int counting_load_points(
	struct store *store, sqlite3_int64 key, struct counts *counts, struct err *err)
{
	owned(statement_end) sqlite3_stmt *stmt =
		select_rows(store, &row_count_point, "seq", key, err);
	int status = stmt ? 0 : -1;
	while (stmt && (status = store_step(store, stmt, err)) > 0) {
		struct count_point point = {0};
		const char *wrong = field_read(&row_count_point, stmt, 1, &point);
		if (wrong)
			return store_damaged(store, wrong, err);
		counts->points = mem_grow(counts->points, counts->points_len, &counts->points_cap,
			sizeof *counts->points);
		counts->points[counts->points_len++] = point;
	}
	return status;
}

static int load_lines(
	struct store *store, sqlite3_int64 key, struct counts *counts, struct err *err)
{
	owned(statement_end) sqlite3_stmt *stmt =
		select_rows(store, &row_count_line, "class, parameter", key, err);
	int status = stmt ? 0 : -1;
	while (stmt && (status = store_step(store, stmt, err)) > 0) {
		counts->lines = mem_grow(counts->lines, counts->lines_len, &counts->lines_cap,
			sizeof *counts->lines);
		struct count_line *line = &counts->lines[counts->lines_len++];
		*line = (struct count_line){0};
		const char *wrong = field_read(&row_count_line, stmt, 2, line);
		if (!wrong && line->module > counts->modules_len)
			wrong = "module";
		if (!wrong && !growth_column(stmt, 0, &line->growth))
			wrong = "class";
		if (wrong)
			return store_damaged(store, wrong, err);
	}
	return status;
}

static int load_modules(
	struct store *store, sqlite3_int64 key, struct counts *counts, struct err *err)
{
	owned(statement_end) sqlite3_stmt *stmt = store_prepare(store,
		"SELECT name, hash FROM count_modules LEFT JOIN sources USING(source) "
		"WHERE counting = ?1 ORDER BY seq",
		err);
	if (!stmt)
		return -1;
	sqlite3_bind_int64(stmt, 1, key);
	int status;
	while ((status = store_step(store, stmt, err)) > 0) {
		const char *name = (const char *)sqlite3_column_text(stmt, 0);
		const char *hash = (const char *)sqlite3_column_text(stmt, 1);
		counts->modules = mem_grow(counts->modules, counts->modules_len,
			&counts->modules_cap, sizeof *counts->modules);
		struct run_module *module = &counts->modules[counts->modules_len++];
		*module = (struct run_module){.name = mem_text(name ? name : "")};
		if (hash && strlen(hash) != sizeof module->hash - 1)
			return store_damaged(store, "hash", err);
		memcpy(module->hash, hash ? hash : "", hash ? sizeof module->hash : 1);
		if (source_load_text(store, module->hash, &module->text, &module->len, err) < 0)
			return -1;
	}
	return status;
}

int counting_load(struct store *store, sqlite3_int64 key, struct run *run, struct err *err)
{
	if (key == 0)
		return 0;
	if (load_counting(store, key, run, err) < 0 ||
		load_modules(store, key, &run->counts, err) < 0 ||
		counting_load_points(store, key, &run->counts, err) < 0)
		return -1;
	return load_lines(store, key, &run->counts, err);
}
