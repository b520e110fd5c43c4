#include "store/field.h"

#include <assert.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/mem.h"

void field_columns(const struct field_table *fields, bool qualified, struct str *sql)
{
	for (size_t i = 0; i < fields->len; i++)
		str_addf(sql, ", %s%s%s", qualified ? fields->table : "", qualified ? "." : "",
			fields->rows[i].column);
}

static void bind_real(sqlite3_stmt *stmt, int at, double value)
{
	if (isnan(value))
		sqlite3_bind_null(stmt, at);
	else
		sqlite3_bind_double(stmt, at, value);
}

static void bind_one(const struct field *field, const void *member, sqlite3_stmt *stmt, int at)
{
	switch (field->type) {
	case FIELD_ENUM:
		assert(*(const unsigned *)member < field->limit);
		sqlite3_bind_int(stmt, at, *(const int *)member);
		break;
	case FIELD_INT: sqlite3_bind_int(stmt, at, *(const int *)member); break;
	case FIELD_UINT32: sqlite3_bind_int64(stmt, at, *(const uint32_t *)member); break;
	case FIELD_INT64: sqlite3_bind_int64(stmt, at, *(const int64_t *)member); break;
	case FIELD_UINT64:
		sqlite3_bind_int64(stmt, at, (int64_t) * (const uint64_t *)member);
		break;
	case FIELD_REAL: bind_real(stmt, at, *(const double *)member); break;
	case FIELD_TEXT: sqlite3_bind_text(stmt, at, *(char *const *)member, -1, NULL); break;
	case FIELD_CHARS: sqlite3_bind_text(stmt, at, member, -1, NULL); break;
	case FIELD_TYPE_COUNT: assert(!"a type of field"); break;
	}
}

void field_bind(const struct field_table *fields, const void *from, sqlite3_stmt *stmt, int first)
{
	for (size_t i = 0; i < fields->len; i++)
		bind_one(&fields->rows[i], (const char *)from + fields->rows[i].offset, stmt,
			first + (int)i);
}

static bool read_number(const struct field *field, int64_t value, void *member)
{
	switch (field->type) {
	case FIELD_ENUM:
		*(unsigned *)member = (unsigned)value;
		return value >= 0 && value < (int64_t)field->limit;
	case FIELD_INT: *(int *)member = (int)value; return value == (int)value;
	case FIELD_UINT32: *(uint32_t *)member = (uint32_t)value; return value == (uint32_t)value;
	case FIELD_INT64: *(int64_t *)member = value; return true;
	case FIELD_UINT64: *(uint64_t *)member = (uint64_t)value; return true;
	case FIELD_REAL:
	case FIELD_TEXT:
	case FIELD_CHARS:
	case FIELD_TYPE_COUNT: break;
	}
	return false;
}

static bool read_chars(const struct field *field, const char *text, char *member)
{
	size_t len = text ? strlen(text) : 0;
	if (len >= field->limit)
		return false;
	memcpy(member, text ? text : "", len + 1);
	return true;
}

static bool read_one(const struct field *field, sqlite3_stmt *stmt, int at, void *member)
{
	const char *text = NULL;
	switch (field->type) {
	case FIELD_REAL:
		*(double *)member = sqlite3_column_type(stmt, at) == SQLITE_NULL
			? (double)NAN
			: sqlite3_column_double(stmt, at);
		return true;
	case FIELD_TEXT:
		*(char **)member = mem_text((const char *)sqlite3_column_text(stmt, at));
		return true;
	case FIELD_CHARS:
		text = (const char *)sqlite3_column_text(stmt, at);
		return read_chars(field, text, member);
	case FIELD_ENUM:
	case FIELD_INT:
	case FIELD_UINT32:
	case FIELD_INT64:
	case FIELD_UINT64:
	case FIELD_TYPE_COUNT: break;
	}
	return read_number(field, sqlite3_column_int64(stmt, at), member);
}

const char *field_read(const struct field_table *fields, sqlite3_stmt *stmt, int first, void *into)
{
	const char *wrong = NULL;
	for (size_t i = 0; i < fields->len; i++) {
		void *member = (char *)into + fields->rows[i].offset;
		if (!read_one(&fields->rows[i], stmt, first + (int)i, member))
			wrong = fields->rows[i].column;
	}
	return wrong;
}
