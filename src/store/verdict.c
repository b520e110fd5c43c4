#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "store/rows.h"

static const struct {
	const char *table, *key;
} owners[] = {
	[VERDICT_OF_RUN] = {"verdicts", "run"},
	[VERDICT_OF_ANALYSIS] = {"bounds", "analysis"},
};
_Static_assert(ARRAY_LEN(owners) == VERDICT_OWNER_COUNT, "one table an owner");

/* By their number in the file; see schema.c. */
const struct verdict_place verdict_places[VERDICT_PLACES] = {
	{"time", VERDICT_OF_RUN, offsetof(struct run, time)},
	{"memory", VERDICT_OF_RUN, offsetof(struct run, memory)},
	{"static_time", VERDICT_OF_ANALYSIS, offsetof(struct run, static_time)},
	{"static_space", VERDICT_OF_ANALYSIS, offsetof(struct run, static_space)},
	{"timed", VERDICT_OF_RUN, offsetof(struct run, timed)},
	{"resident", VERDICT_OF_RUN, offsetof(struct run, resident)},
	{"counted", VERDICT_OF_RUN, offsetof(struct run, counted)},
	{"auxiliary", VERDICT_OF_RUN, offsetof(struct run, auxiliary)},
};

enum {
	COLUMN_WHICH,
	COLUMN_CLASS,
	COLUMN_PARAMETER, /* growth_column reads both */
	COLUMN_ALTERNATIVES,
	COLUMN_FIT,
	COLUMN_FIELDS
};

static const struct verdict *verdict_at(const struct run *run, size_t which)
{
	return (const void *)((const char *)run + verdict_places[which].offset);
}

bool growth_has_parameter(struct growth growth)
{
	return growth.kind == GROWTH_POWER || growth.kind == GROWTH_EXPONENTIAL;
}

void growth_print_exact(struct growth growth, char buffer[GROWTH_EXACT_MAX])
{
	if (growth.kind == GROWTH_POWER)
		snprintf(buffer, GROWTH_EXACT_MAX, "O(n^%.17g)", growth.parameter);
	else if (growth.kind == GROWTH_EXPONENTIAL)
		snprintf(buffer, GROWTH_EXACT_MAX, "O(%.17g^n)", growth.parameter);
	else
		growth_print(growth, false, buffer);
}

/* Named classes by their names only: growth_parse would take "O(n^2.0)" for one, too. */
static bool read_name(const char *text, struct growth *growth)
{
	for (int kind = GROWTH_UNKNOWN; kind < GROWTH_COUNT; kind++) {
		char name[GROWTH_TEXT_MAX];
		*growth = (struct growth){.kind = (enum growth_kind)kind};
		if (!growth_has_parameter(*growth) &&
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

bool growth_read_exact(const char *text, struct growth *growth)
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

void growth_bind(sqlite3_stmt *stmt, int first, struct growth growth)
{
	char name[GROWTH_TEXT_MAX];
	if (growth.kind != GROWTH_UNKNOWN)
		sqlite3_bind_text(
			stmt, first, growth_print(growth, false, name), -1, SQLITE_TRANSIENT);
	if (growth_has_parameter(growth))
		sqlite3_bind_double(stmt, first + 1, growth.parameter);
}

bool growth_of(const char *class, const double *parameter, struct growth *growth)
{
	if (!class)
		return true;
	if (!parameter)
		return read_name(class, growth);
	growth->parameter = *parameter;
	return read_kind(class, growth);
}

bool growth_column(sqlite3_stmt *stmt, int first, struct growth *growth)
{
	const char *class = (const char *)sqlite3_column_text(stmt, first);
	double parameter = sqlite3_column_double(stmt, first + 1);
	bool named = sqlite3_column_type(stmt, first + 1) == SQLITE_NULL;
	return growth_of(class, named ? NULL : &parameter, growth);
}

static void print_alternatives(const struct verdict *verdict, struct str *text)
{
	assert(verdict->alternatives_len <= VERDICT_ALTERNATIVES_MAX);
	for (unsigned i = 0; i < verdict->alternatives_len; i++) {
		char exact[GROWTH_EXACT_MAX];
		growth_print_exact(verdict->alternatives[i], exact);
		str_addf(text, "%s%s", i ? "|" : "", exact);
	}
}

static bool read_alternatives(const char *text, struct verdict *verdict)
{
	while (*text) {
		size_t len = strcspn(text, "|");
		owned(mem_free_text) char *exact = mem_text_n(text, len);
		if (verdict->alternatives_len == VERDICT_ALTERNATIVES_MAX ||
			!growth_read_exact(
				exact, &verdict->alternatives[verdict->alternatives_len]))
			return false;
		verdict->alternatives_len++;
		text += len + (text[len] == '|');
	}
	return true;
}

enum { FIT_NUMBERS = 7 };

/* The numbers by their bits, which are alike for NaN, too. */
static void fit_bits(const struct verdict *verdict, uint64_t bits[FIT_NUMBERS])
{
	assert(row_fit.len == FIT_NUMBERS);
	for (size_t i = 0; i < FIT_NUMBERS; i++)
		memcpy(&bits[i], (const char *)verdict + row_fit.rows[i].offset, sizeof bits[i]);
}

static bool has_fit(const struct verdict *verdict)
{
	static const uint64_t none[FIT_NUMBERS];
	uint64_t bits[FIT_NUMBERS];
	fit_bits(verdict, bits);
	return memcmp(bits, none, sizeof none) != 0;
}

static bool says_nothing(const struct verdict *verdict)
{
	return verdict->growth.kind == GROWTH_UNKNOWN && verdict->confidence == 0 &&
		verdict->alternatives_len == 0 && !verdict->reason[0] && !verdict->bound[0] &&
		!verdict->safe[0] && !has_fit(verdict);
}

/* An earlier verdict of the same owner that rests on the same numbers; `which` if there is none. */
static size_t same_fit(const struct run *run, size_t which)
{
	uint64_t bits[FIT_NUMBERS];
	uint64_t others[FIT_NUMBERS];
	fit_bits(verdict_at(run, which), bits);
	for (size_t i = 0; i < which && has_fit(verdict_at(run, which)); i++) {
		fit_bits(verdict_at(run, i), others);
		if (verdict_places[i].owner == verdict_places[which].owner &&
			memcmp(bits, others, sizeof bits) == 0)
			return i;
	}
	return which;
}

static void insert_sql(enum verdict_owner owner, struct str *sql)
{
	str_addf(sql, "INSERT INTO %s(%s, which, class, parameter, alternatives, fit",
		owners[owner].table, owners[owner].key);
	field_columns(&row_verdict, false, sql);
	field_columns(&row_fit, false, sql);
	str_add(sql, ") VALUES(?, ?, ?, ?, ?, ?");
	for (size_t i = 0; i < row_verdict.len + row_fit.len; i++)
		str_add(sql, ", ?");
	str_add(sql, ")");
}

static int save_one(struct store *store, sqlite3_int64 key, const struct run *run, size_t which,
	struct err *err)
{
	const struct verdict *verdict = verdict_at(run, which);
	owned(str_done) struct str sql = {0};
	owned(str_done) struct str alternatives = {0};
	insert_sql(verdict_places[which].owner, &sql);
	owned(statement_end) sqlite3_stmt *stmt = store_prepare(store, sql.text, err);
	if (!stmt)
		return -1;
	print_alternatives(verdict, &alternatives);
	sqlite3_bind_int64(stmt, 1, key);
	sqlite3_bind_int(stmt, 2, (int)which);
	growth_bind(stmt, 3, verdict->growth);
	sqlite3_bind_text(stmt, 5, str_text(&alternatives), -1, NULL);
	field_bind(&row_verdict, verdict, stmt, 7);
	size_t fit = same_fit(run, which);
	if (fit != which)
		sqlite3_bind_int(stmt, 6, (int)fit);
	else
		field_bind(&row_fit, verdict, stmt, 7 + (int)row_verdict.len);
	return store_step(store, stmt, err);
}

int verdicts_save(struct store *store, enum verdict_owner owner, sqlite3_int64 key,
	const struct run *run, struct err *err)
{
	for (size_t i = 0; i < VERDICT_PLACES; i++) {
		if (verdict_places[i].owner == owner && !says_nothing(verdict_at(run, i)) &&
			save_one(store, key, run, i, err) < 0)
			return -1;
	}
	return 0;
}

void verdicts_describe(enum verdict_owner owner, const struct run *run, struct str *text)
{
	for (size_t i = 0; i < VERDICT_PLACES; i++) {
		const struct verdict *verdict = verdict_at(run, i);
		if (verdict_places[i].owner != owner || says_nothing(verdict))
			continue;
		char class[GROWTH_EXACT_MAX];
		uint64_t bits[FIT_NUMBERS];
		fit_bits(verdict, bits);
		growth_print_exact(verdict->growth, class);
		str_addf(text, "v%zu %s %a ", i, class, verdict->confidence);
		print_alternatives(verdict, text);
		str_addf(text, " %zu %s %zu %s %zu %s", strlen(verdict->reason), verdict->reason,
			strlen(verdict->bound), verdict->bound, strlen(verdict->safe),
			verdict->safe);
		for (size_t j = 0; j < FIT_NUMBERS; j++)
			str_addf(text, " %" PRIx64, bits[j]);
		str_add_n(text, "", 1);
	}
}

/* Copy the numbers from the verdict that they were kept with, which was read before. */
static bool read_fit(
	sqlite3_stmt *stmt, sqlite3_int64 which, const struct run *run, struct verdict *verdict)
{
	if (sqlite3_column_type(stmt, COLUMN_FIT) == SQLITE_NULL)
		return !field_read(&row_fit, stmt, COLUMN_FIELDS + (int)row_verdict.len, verdict);
	sqlite3_int64 fit = sqlite3_column_int64(stmt, COLUMN_FIT);
	if (fit < 0 || fit >= which)
		return false;
	const struct verdict *other = verdict_at(run, (size_t)fit);
	for (size_t i = 0; i < row_fit.len; i++)
		memcpy((char *)verdict + row_fit.rows[i].offset,
			(const char *)other + row_fit.rows[i].offset, sizeof(double));
	return true;
}

static const char *read_row(enum verdict_owner owner, sqlite3_stmt *stmt, struct run *run)
{
	sqlite3_int64 which = sqlite3_column_int64(stmt, COLUMN_WHICH);
	if (which < 0 || which >= (sqlite3_int64)VERDICT_PLACES ||
		verdict_places[which].owner != owner)
		return "which";
	struct verdict *verdict = (void *)((char *)run + verdict_places[which].offset);
	const char *alternatives = (const char *)sqlite3_column_text(stmt, COLUMN_ALTERNATIVES);
	if (!growth_column(stmt, COLUMN_CLASS, &verdict->growth))
		return "class";
	if (!alternatives || !read_alternatives(alternatives, verdict))
		return "alternatives";
	if (!read_fit(stmt, which, run, verdict))
		return "fit";
	return field_read(&row_verdict, stmt, COLUMN_FIELDS, verdict);
}

int verdicts_load(struct store *store, enum verdict_owner owner, sqlite3_int64 key, struct run *run,
	struct err *err)
{
	owned(str_done) struct str sql = {0};
	str_add(&sql, "SELECT which, class, parameter, alternatives, fit");
	field_columns(&row_verdict, false, &sql);
	field_columns(&row_fit, false, &sql);
	str_addf(&sql, " FROM %s WHERE %s = ?1 ORDER BY which", owners[owner].table,
		owners[owner].key);
	owned(statement_end) sqlite3_stmt *stmt = store_prepare(store, sql.text, err);
	if (!stmt)
		return -1;
	sqlite3_bind_int64(stmt, 1, key);
	int status;
	while ((status = store_step(store, stmt, err)) > 0) {
		const char *wrong = read_row(owner, stmt, run);
		if (wrong)
			return store_damaged(store, wrong, err);
	}
	return status;
}
