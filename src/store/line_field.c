/* Columns as members of an object; enumerators by their names. */
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "argus/run.h"
#include "argus/sandbox.h"
#include "argus/spec.h"
#include "base/mem.h"
#include "store/line.h"

static const char *state_text(unsigned value)
{
	return run_state_name((enum run_state)value);
}

static const char *kind_text(unsigned value)
{
	return trial_kind_name((enum trial_kind)value);
}

static const char *outcome_text(unsigned value)
{
	return outcome_name((enum outcome)value);
}

static const char *tier_text(unsigned value)
{
	return sandbox_tier_name((enum sandbox_tier)value);
}

static const char *mode_text(unsigned value)
{
	return spec_mode_name((enum spec_mode)value);
}

static const struct {
	const char *column;
	const char *(*name)(unsigned value);
} enumerators[] = {
	{"state", state_text},
	{"kind", kind_text},
	{"outcome", outcome_text},
	{"tier", tier_text},
	{"mode", mode_text},
};

/* NULL: its values have no names. */
static const char *name_of(const struct field *field, unsigned value)
{
	for (size_t i = 0; i < ARRAY_LEN(enumerators); i++) {
		if (strcmp(enumerators[i].column, field->column) == 0)
			return enumerators[i].name(value);
	}
	return NULL;
}

static void add_integer(struct str *out, const char *key, int64_t value)
{
	if (value == 0)
		return;
	line_key(out, key);
	str_addf(out, "%" PRId64, value);
}

static void add_number(struct str *out, const char *key, uint64_t value)
{
	if (value == 0)
		return;
	line_key(out, key);
	line_number(out, value);
}

static void add_real(struct str *out, const char *key, double value)
{
	if (value == 0 && !signbit(value))
		return;
	line_key(out, key);
	line_real(out, value);
}

static void add_one(struct str *out, const struct field *field, const void *member)
{
	const char *key = field->column;
	const char *name = NULL;
	switch (field->type) {
	case FIELD_ENUM:
		name = name_of(field, *(const unsigned *)member);
		if (name)
			line_member(out, key, name);
		else
			add_integer(out, key, *(const int *)member);
		break;
	case FIELD_INT: add_integer(out, key, *(const int *)member); break;
	case FIELD_UINT32: add_integer(out, key, *(const uint32_t *)member); break;
	case FIELD_INT64: add_integer(out, key, *(const int64_t *)member); break;
	case FIELD_UINT64: add_number(out, key, *(const uint64_t *)member); break;
	case FIELD_REAL: add_real(out, key, *(const double *)member); break;
	case FIELD_TEXT: line_member(out, key, *(char *const *)member); break;
	case FIELD_CHARS: line_member(out, key, *(const char *)member ? member : NULL); break;
	case FIELD_TYPE_COUNT: break;
	}
}

void line_fields(struct str *out, const struct field_table *fields, const void *from)
{
	for (size_t i = 0; i < fields->len; i++)
		add_one(out, &fields->rows[i], (const char *)from + fields->rows[i].offset);
}

static bool take_enumerator(const json_t *value, const struct field *field, unsigned *member)
{
	const char *text = json_string_value(value);
	for (unsigned i = 0; i < field->limit; i++) {
		const char *name = name_of(field, i);
		if (name ? text && strcmp(name, text) == 0
			 : json_is_integer(value) && json_integer_value(value) == i) {
			*member = i;
			return true;
		}
	}
	return false;
}

static bool take_chars(const json_t *value, const struct field *field, char *member)
{
	owned(mem_free_text) char *text = NULL;
	if (!line_take_text(value, &text) || strlen(text) >= field->limit)
		return false;
	memcpy(member, text, strlen(text) + 1);
	return true;
}

static bool take_integer(const json_t *value, const struct field *field, void *member)
{
	json_int_t number = json_integer_value(value);
	if (!json_is_integer(value))
		return false;
	if (field->type == FIELD_INT64) {
		*(int64_t *)member = number;
		return true;
	}
	if (field->type == FIELD_INT) {
		*(int *)member = (int)number;
		return number == (int)number;
	}
	*(uint32_t *)member = (uint32_t)number;
	return number == (json_int_t)(uint32_t)number;
}

static bool take_one(const json_t *value, const struct field *field, void *member)
{
	switch (field->type) {
	case FIELD_ENUM: return take_enumerator(value, field, member);
	case FIELD_INT:
	case FIELD_UINT32:
	case FIELD_INT64: return take_integer(value, field, member);
	case FIELD_UINT64: return line_take_number(value, member);
	case FIELD_REAL: return line_take_real(value, member);
	case FIELD_TEXT: return line_take_text(value, member);
	case FIELD_CHARS: return take_chars(value, field, member);
	case FIELD_TYPE_COUNT: break;
	}
	return false;
}

const char *line_take_fields(json_t *object, const struct field_table *fields, void *into)
{
	for (size_t i = 0; i < fields->len; i++) {
		const struct field *field = &fields->rows[i];
		owned(line_release) json_t *value = line_take(object, field->column);
		if (value && !take_one(value, field, (char *)into + field->offset))
			return field->column;
	}
	return NULL;
}
