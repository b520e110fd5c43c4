#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "store/rows.h"

/* By their number in the file; see schema.c. */
static const size_t places[] = {
	offsetof(struct run, time),
	offsetof(struct run, memory),
	offsetof(struct run, static_time),
	offsetof(struct run, static_space),
	offsetof(struct run, timed),
	offsetof(struct run, resident),
};

enum {
	COLUMN_WHICH,
	COLUMN_CLASS,
	COLUMN_PARAMETER,
	COLUMN_ALTERNATIVES,
	COLUMN_FIELDS,
	EXACT_MAX = 48
};

static bool has_parameter(struct growth growth)
{
	return growth.kind == GROWTH_POWER || growth.kind == GROWTH_EXPONENTIAL;
}

/* A class with all digits of its parameter, as growth_print has it with two. */
static void print_exact(struct growth growth, char buffer[EXACT_MAX])
{
	if (growth.kind == GROWTH_POWER)
		snprintf(buffer, EXACT_MAX, "O(n^%.17g)", growth.parameter);
	else if (growth.kind == GROWTH_EXPONENTIAL)
		snprintf(buffer, EXACT_MAX, "O(%.17g^n)", growth.parameter);
	else
		growth_print(growth, false, buffer);
}

/* Named classes by their names only: growth_parse would take "O(n^2.0)" for one, too. */
static bool read_name(const char *text, struct growth *growth)
{
	for (int kind = GROWTH_UNKNOWN; kind < GROWTH_COUNT; kind++) {
		char name[GROWTH_TEXT_MAX];
		*growth = (struct growth){.kind = (enum growth_kind)kind};
		if (!has_parameter(*growth) &&
			strcmp(growth_print(*growth, false, name), text) == 0)
			return true;
	}
	return false;
}

static bool read_kind(const char *text, struct growth *growth)
{
	size_t len = strlen(text);
	if (strncmp(text, "O(n^", 4) == 0)
		growth->kind = GROWTH_POWER;
	else if (len > 5 && strcmp(text + len - 3, "^n)") == 0)
		growth->kind = GROWTH_EXPONENTIAL;
	else
		return false;
	return true;
}

static bool read_exact(const char *text, struct growth *growth)
{
	struct err ignored = {0};
	if (read_name(text, growth))
		return true;
	if (!read_kind(text, growth))
		return false;
	const char *number = text + (growth->kind == GROWTH_POWER ? 4 : 2);
	owned(mem_free_text) char *digits = mem_text_n(number, strcspn(number, "^)"));
	return num_parse_double(digits, &growth->parameter, &ignored) == 0;
}

static void print_alternatives(const struct verdict *verdict, struct str *text)
{
	assert(verdict->alternatives_len <= VERDICT_ALTERNATIVES_MAX);
	for (unsigned i = 0; i < verdict->alternatives_len; i++) {
		char exact[EXACT_MAX];
		print_exact(verdict->alternatives[i], exact);
		str_addf(text, "%s%s", i ? "|" : "", exact);
	}
}

static bool read_alternatives(const char *text, struct verdict *verdict)
{
	while (*text) {
		size_t len = strcspn(text, "|");
		owned(mem_free_text) char *exact = mem_text_n(text, len);
		if (verdict->alternatives_len == VERDICT_ALTERNATIVES_MAX ||
			!read_exact(exact, &verdict->alternatives[verdict->alternatives_len]))
			return false;
		verdict->alternatives_len++;
		text += len + (text[len] == '|');
	}
	return true;
}

static bool says_nothing(const struct verdict *verdict)
{
	const double numbers[] = {verdict->confidence, verdict->intercept, verdict->slope,
		verdict->spread, verdict->exponent, verdict->exponent_low, verdict->exponent_high,
		verdict->next_n};
	for (size_t i = 0; i < ARRAY_LEN(numbers); i++) {
		if (numbers[i] != 0)
			return false;
	}
	return verdict->growth.kind == GROWTH_UNKNOWN && verdict->alternatives_len == 0 &&
		!verdict->reason[0] && !verdict->bound[0] && !verdict->safe[0];
}

static int save_one(struct store *store, sqlite3_int64 key, int which,
	const struct verdict *verdict, struct err *err)
{
	owned(str_done) struct str sql = {0};
	owned(str_done) struct str alternatives = {0};
	str_add(&sql, "INSERT INTO verdicts(run, which, class, parameter, alternatives");
	field_columns(&row_verdict, false, &sql);
	str_add(&sql, ") VALUES(?, ?, ?, ?, ?");
	for (size_t i = 0; i < row_verdict.len; i++)
		str_add(&sql, ", ?");
	str_add(&sql, ")");

	owned(statement_end) sqlite3_stmt *stmt = store_prepare(store, sql.text, err);
	if (!stmt)
		return -1;
	char name[GROWTH_TEXT_MAX];
	print_alternatives(verdict, &alternatives);
	sqlite3_bind_int64(stmt, 1, key);
	sqlite3_bind_int(stmt, 2, which);
	if (verdict->growth.kind != GROWTH_UNKNOWN)
		sqlite3_bind_text(stmt, 3, growth_print(verdict->growth, false, name), -1, NULL);
	if (has_parameter(verdict->growth))
		sqlite3_bind_double(stmt, 4, verdict->growth.parameter);
	sqlite3_bind_text(stmt, 5, str_text(&alternatives), -1, NULL);
	field_bind(&row_verdict, verdict, stmt, 6);
	return store_step(store, stmt, err);
}

int verdicts_save(struct store *store, sqlite3_int64 key, const struct run *run, struct err *err)
{
	for (size_t i = 0; i < ARRAY_LEN(places); i++) {
		const struct verdict *verdict = (const void *)((const char *)run + places[i]);
		if (!says_nothing(verdict) && save_one(store, key, (int)i, verdict, err) < 0)
			return -1;
	}
	return 0;
}

static bool read_growth(sqlite3_stmt *stmt, struct growth *growth)
{
	const char *class = (const char *)sqlite3_column_text(stmt, COLUMN_CLASS);
	if (!class)
		return true;
	if (sqlite3_column_type(stmt, COLUMN_PARAMETER) == SQLITE_NULL)
		return read_name(class, growth);
	growth->parameter = sqlite3_column_double(stmt, COLUMN_PARAMETER);
	return read_kind(class, growth);
}

static const char *read_row(sqlite3_stmt *stmt, struct run *run)
{
	sqlite3_int64 which = sqlite3_column_int64(stmt, COLUMN_WHICH);
	if (which < 0 || which >= (sqlite3_int64)ARRAY_LEN(places))
		return "which";
	struct verdict *verdict = (void *)((char *)run + places[which]);
	const char *alternatives = (const char *)sqlite3_column_text(stmt, COLUMN_ALTERNATIVES);
	if (!read_growth(stmt, &verdict->growth))
		return "class";
	if (!alternatives || !read_alternatives(alternatives, verdict))
		return "alternatives";
	return field_read(&row_verdict, stmt, COLUMN_FIELDS, verdict);
}

int verdicts_load(struct store *store, sqlite3_int64 key, struct run *run, struct err *err)
{
	owned(str_done) struct str sql = {0};
	str_add(&sql, "SELECT which, class, parameter, alternatives");
	field_columns(&row_verdict, false, &sql);
	str_add(&sql, " FROM verdicts WHERE run = ?1");
	owned(statement_end) sqlite3_stmt *stmt = store_prepare(store, sql.text, err);
	if (!stmt)
		return -1;
	sqlite3_bind_int64(stmt, 1, key);
	int status;
	while ((status = store_step(store, stmt, err)) > 0) {
		const char *wrong = read_row(stmt, run);
		if (wrong)
			return store_damaged(store, wrong, err);
	}
	return status;
}
