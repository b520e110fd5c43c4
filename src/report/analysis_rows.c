#include "report/analysis_rows.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

bool report_chooses(const struct report_choice *choice, const struct analysis_function *function)
{
	if (!choice->function)
		return true;
	if (!function->name)
		return false;
	const char *dot = strrchr(function->name, '.');
	return strcmp(function->name, choice->function) == 0 ||
		(dot && strcmp(dot + 1, choice->function) == 0);
}

bool report_is_above(const struct report_choice *choice, const struct analysis_function *function)
{
	struct growth growth = function->time.growth;
	return growth.kind == GROWTH_UNKNOWN || growth_compare(growth, choice->max) > 0;
}

void report_part_done(struct report_part *part)
{
	for (size_t i = 0; i < part->texts_len; i++)
		free(part->texts[i]);
	free(part->texts);
	free(part->rows);
	*part = (struct report_part){0};
}

static const char *keep(struct report_part *part, struct str *text)
{
	part->texts = mem_grow(part->texts, part->texts_len, &part->texts_cap, sizeof *part->texts);
	return part->texts[part->texts_len++] = str_take(text);
}

static void add_row(
	struct report_part *part, const struct analysis_function *function, const char *path)
{
	owned(str_done) struct str name = {0};
	if (function->name)
		term_escape(&name, function->name, strlen(function->name), false);
	else
		str_add(&name, "(program)");
	part->rows = mem_grow(part->rows, part->len, &part->cap, sizeof *part->rows);
	part->rows[part->len++] = (struct report_row){.time = function->time.growth,
		.space = function->space.growth,
		.path = path,
		.name = keep(part, &name),
		.confidence = function->time.confidence,
		.line = function->name ? function->line : 0};
}

static void add_details(struct report_part *part, struct report_row *row,
	const struct analysis_function *function, const struct term *term)
{
	owned(str_done) struct str text = {0};
	owned(str_done) struct str place = {0};
	str_add(&place, row->path);
	if (row->line > 0)
		str_addf(&place, ":%u", row->line);
	report_add_details(&text, row->name, str_text(&place), function, term);
	row->details = keep(part, &text);
}

static bool is_shown(const struct report_file *file, const struct report_choice *choice,
	const struct analysis_function *function)
{
	/* Nearly every file of a folder is a program that only defines. */
	bool idle = !function->name && file->found && function->time.growth.kind == GROWTH_CONSTANT;
	return report_chooses(choice, function) && !idle;
}

static const struct analysis_function *function_at(const struct analysis *analysis, size_t i)
{
	return i == 0 ? &analysis->program : &analysis->functions[i - 1];
}

void report_part_of(struct report_part *part, const struct report_file *file,
	const struct report_choice *choice, const struct term *term, enum report_details details)
{
	const struct analysis *analysis = file->analysis;
	owned(str_done) struct str path = {0};
	part->tally.failed = !analysis;
	part->tally.files = analysis != NULL;
	if (!analysis)
		return;
	term_escape(&path, file->source->path, strlen(file->source->path), false);
	const char *place = keep(part, &path);
	for (size_t i = 0; i <= analysis->len; i++) {
		const struct analysis_function *function = function_at(analysis, i);
		if (i > 0 && report_chooses(choice, function)) {
			part->tally.functions++;
			part->tally.classes[function->time.growth.kind]++;
		}
		if (is_shown(file, choice, function))
			add_row(part, function, place);
	}
	bool few = details == REPORT_REASONS_OF_FEW && part->len <= FEW_ROWS;
	size_t row = 0;
	for (size_t i = 0; i <= analysis->len && (few || details == REPORT_REASONS); i++) {
		if (is_shown(file, choice, function_at(analysis, i)))
			add_details(part, &part->rows[row++], function_at(analysis, i), term);
	}
}

static int failed(const struct report_table *table, struct err *err)
{
	return err_set(err, ERR_FAILED,
		"the table of functions cannot be kept: %s; --top needs less room, and "
		"SQLITE_TMPDIR names another folder for it",
		table->db ? sqlite3_errmsg(table->db) : "no memory");
}

void report_table_done(struct report_table *table)
{
	sqlite3_finalize(table->insert);
	sqlite3_close(table->db);
	*table = (struct report_table){0};
}

/* A database without a name is a temporary one, and in memory until its cache is full. */
static int open_table(struct report_table *table, struct err *err)
{
	static const char create[] =
		"PRAGMA journal_mode = OFF;"
		"CREATE TABLE rows (tier REAL, size REAL, logs REAL, confidence REAL, path TEXT,"
		"  line INTEGER, name TEXT, time INTEGER, time_parameter REAL, space INTEGER,"
		"  space_parameter REAL, details TEXT);"
		"BEGIN";
	static const char insert[] = "INSERT INTO rows VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
	if (table->db)
		return 0;
	if (sqlite3_open("", &table->db) != SQLITE_OK ||
		sqlite3_exec(table->db, create, NULL, NULL, NULL) != SQLITE_OK ||
		sqlite3_prepare_v2(table->db, insert, -1, &table->insert, NULL) != SQLITE_OK)
		return failed(table, err);
	return 0;
}

static int insert_row(struct report_table *table, const struct report_row *row, struct err *err)
{
	double rank[GROWTH_RANK];
	int at = 0;
	sqlite3_stmt *stmt = table->insert;
	growth_rank(row->time, rank);
	for (size_t i = 0; i < GROWTH_RANK; i++)
		sqlite3_bind_double(stmt, ++at, rank[i]);
	sqlite3_bind_double(stmt, ++at, row->confidence);
	sqlite3_bind_text(stmt, ++at, row->path, -1, SQLITE_STATIC);
	sqlite3_bind_int64(stmt, ++at, row->line);
	sqlite3_bind_text(stmt, ++at, row->name, -1, SQLITE_STATIC);
	sqlite3_bind_int(stmt, ++at, (int)row->time.kind);
	sqlite3_bind_double(stmt, ++at, row->time.parameter);
	sqlite3_bind_int(stmt, ++at, (int)row->space.kind);
	sqlite3_bind_double(stmt, ++at, row->space.parameter);
	sqlite3_bind_text(stmt, ++at, row->details, -1, SQLITE_STATIC);
	bool done = sqlite3_step(stmt) == SQLITE_DONE;
	sqlite3_reset(stmt);
	sqlite3_clear_bindings(stmt);
	return done ? 0 : failed(table, err);
}

int report_table_add(struct report_table *table, const struct report_part *part, struct err *err)
{
	struct report_tally *tally = &table->tally;
	tally->files += part->tally.files;
	tally->failed += part->tally.failed;
	tally->functions += part->tally.functions;
	for (size_t i = 0; i < GROWTH_COUNT; i++)
		tally->classes[i] += part->tally.classes[i];
	if (table->hidden || part->len == 0)
		return 0;
	if (open_table(table, err) < 0)
		return -1;
	for (size_t i = 0; i < part->len; i++) {
		if (insert_row(table, &part->rows[i], err) < 0)
			return -1;
	}
	table->len += part->len;
	return 0;
}

/* Steepest first: of those that grow alike the surest, then by place. What cannot be told comes
 * last: a folder has many of those, and they would hide what is known. */
static const char *const orders[] = {
	[REPORT_BY_GROWTH] =
		("tier = 0, tier DESC, size DESC, logs DESC, confidence DESC, path, line, name"),
	[REPORT_BY_PLACE] = "path, line, name",
	[REPORT_BY_NAME] = "name, path, line",
};

int report_cursor_open(
	struct report_table *table, bool sorted, struct report_cursor *cursor, struct err *err)
{
	owned(str_done) struct str query = {0};
	*cursor = (struct report_cursor){0};
	if (!table->db)
		return 0;
	str_add(&query, "SELECT * FROM ");
	if (table->top > 0)
		str_addf(&query, "(SELECT * FROM rows ORDER BY %s, rowid LIMIT %zu)",
			orders[REPORT_BY_GROWTH], table->top);
	else
		str_add(&query, "rows");
	if (sorted)
		str_addf(&query, " ORDER BY %s", orders[table->sort]);
	if (sqlite3_prepare_v2(table->db, str_text(&query), -1, &cursor->stmt, NULL) != SQLITE_OK)
		return failed(table, err);
	return 0;
}

void report_cursor_done(struct report_cursor *cursor)
{
	sqlite3_finalize(cursor->stmt);
}

int report_cursor_next(struct report_table *table, struct report_cursor *cursor, struct err *err)
{
	enum {
		CONFIDENCE = 3,
		PATH,
		LINE,
		NAME,
		TIME,
		TIME_PARAMETER,
		SPACE,
		SPACE_PARAMETER,
		DETAILS
	};
	sqlite3_stmt *stmt = cursor->stmt;
	int status = stmt ? sqlite3_step(stmt) : SQLITE_DONE;
	if (status == SQLITE_DONE)
		return 0;
	if (status != SQLITE_ROW)
		return failed(table, err);
	cursor->row = (struct report_row){.time = {(enum growth_kind)sqlite3_column_int(stmt, TIME),
						  sqlite3_column_double(stmt, TIME_PARAMETER)},
		.space = {(enum growth_kind)sqlite3_column_int(stmt, SPACE),
			sqlite3_column_double(stmt, SPACE_PARAMETER)},
		.confidence = sqlite3_column_double(stmt, CONFIDENCE),
		.line = (unsigned)sqlite3_column_int64(stmt, LINE),
		.path = (const char *)sqlite3_column_text(stmt, PATH),
		.name = (const char *)sqlite3_column_text(stmt, NAME),
		.details = (const char *)sqlite3_column_text(stmt, DETAILS)};
	return 1;
}
