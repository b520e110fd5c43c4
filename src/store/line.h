/*
 * Values as JSON, without loss: what is written is what is read again, to the last bit.
 *
 * Text that is not UTF-8 is {"base64": "..."}. Reals have as many digits as it takes; what JSON has no
 * number for is null (NaN), "inf" or "-inf". Whole numbers from 2^63 on are text.
 */
#ifndef ARGUS_STORE_LINE_H
#define ARGUS_STORE_LINE_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "store/field.h"

/* Start a member, or an item of a list: the comma, where one is needed, and the key. */
void line_key(struct str *out, const char *key);
void line_item(struct str *out);

void line_bytes(struct str *out, const char *bytes, size_t len);
void line_text(struct str *out, const char *text);
void line_member(struct str *out, const char *key, const char *text); /* nothing for NULL */
void line_real(struct str *out, double value);
void line_number(struct str *out, uint64_t value);

/* The columns as members, without those that are zero, absent or empty. */
void line_fields(struct str *out, const struct field_table *fields, const void *from);

/* The way back; false: it is no such value. `text` is the caller's. */
bool line_take_bytes(const json_t *value, char **text, size_t *len);
bool line_take_text(const json_t *value, char **text); /* without NUL */
bool line_take_real(const json_t *value, double *number);
bool line_take_number(const json_t *value, uint64_t *number);

/* Take a member out of an object: NULL where there is none. The caller owns the reference. */
json_t *line_take(json_t *object, const char *key);

/* Take the columns out of an object; `into` is all zero before. Returns the name of a member whose
 * value cannot be one, NULL if all is well. */
const char *line_take_fields(json_t *object, const struct field_table *fields, void *into);

/* A member that nobody has taken; NULL: there is none. "{" for what is no object. Borrowed from it. */
const char *line_left(json_t *object);

void line_release(json_t **value); /* for owned() */

#endif
