/* Between the files that evaluate calls: call.c finds out what is called, call_row.c charges a row of
 * the library, call_back.c applies functions that are values. */
#ifndef ARGUS_ANALYSIS_CALL_H
#define ARGUS_ANALYSIS_CALL_H

#include "analysis/results.h"

enum { ARGUMENTS_MAX = 8 };

/* call.c */

/* The file's function of that name; NULL: none. */
const struct shape_function *call_function_named(struct engine *engine, const char *name);
const char *call_joined_name(struct engine *engine, const char *a, const char *b); /* "a.b" */

/* call_row.c: there is room for ARGUMENTS_MAX arguments, TYPE_NONE where left out. */
struct value call_row(struct engine *engine, const struct cost_row *row, const struct shape *shape,
	const struct value *receiver, const struct value *arguments, unsigned len);

/* call_back.c */

/* The function among the arguments, called once an item; what it gave back. */
struct value call_back(struct engine *engine, const struct library_call *call);
/* Subscriptions: stream.on('line', f) runs f once a line, on('close', f) once. False: it is none. */
bool call_subscribed(
	struct engine *engine, const struct shape *shape, const struct value *arguments);

#endif
