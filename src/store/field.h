/*
 * Columns as data: which member of a struct a column keeps, and how.
 *
 * The statements, the binding and the reading are all made from one table, so that a column
 * cannot be written and forgotten when reading.
 */
#ifndef ARGUS_STORE_FIELD_H
#define ARGUS_STORE_FIELD_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

enum field_type {
	FIELD_ENUM, /* of `limit` members, by their value */
	FIELD_INT,
	FIELD_UINT32,
	FIELD_INT64,
	FIELD_UINT64, /* by its bits, so values from 2^63 are negative in the file */
	FIELD_REAL, /* NULL stands for NaN */
	FIELD_TEXT, /* char *; NULL stays NULL */
	FIELD_CHARS, /* char[limit] */
	FIELD_TYPE_COUNT
};

struct field {
	const char *column;
	enum field_type type;
	unsigned limit;
	size_t offset;
};

struct field_table {
	const char *table;
	const char *key; /* its INTEGER PRIMARY KEY; NULL if it has none of its own */
	const struct field *rows;
	size_t len;
};

/* Append ", table.column" for each. */
void field_columns(const struct field_table *fields, bool qualified, struct str *sql);

/* Bind to the parameters from `first` on; texts must outlive the execution. */
void field_bind(const struct field_table *fields, const void *from, sqlite3_stmt *stmt, int first);

/* Read the columns from `first` on; texts are copied into `into`, which holds none yet. Returns
 * the name of a column whose value cannot be one, NULL if all is well. */
const char *field_read(const struct field_table *fields, sqlite3_stmt *stmt, int first, void *into);

#endif
