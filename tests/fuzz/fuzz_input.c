/*
 * Any bytes as an expression, for both uses. Beyond not crashing: the same seed gives the same
 * bytes, the limit holds, arguments are JSON, text is UTF-8, and an error is one that a terminal
 * can be shown.
 */
#include <stdint.h>
#include <string.h>

#include <jansson.h>

#include "argus/input.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

enum { BYTES_MAX = 1 << 14 };

/* A check that stays in builds without assertions. */
#define CHECK(condition) \
	do { \
		if (!(condition)) \
			__builtin_trap(); \
	} while (0)

static void check_error(const struct err *err)
{
	CHECK(err->kind == ERR_USAGE || err->kind == ERR_LIMIT);
	size_t len = strlen(err->text);
	CHECK(len > 0 && len < sizeof err->text - 1);
	CHECK(utf8_valid_prefix(err->text, len) == len);
	for (size_t i = 0; i < len; i++)
		CHECK((unsigned char)err->text[i] >= ' ' || err->text[i] == '\n');
	CHECK(err->kind == ERR_LIMIT || err->text[len - 1] == '^');
}

static int generate(const struct input_expr *expr, enum input_use use, uint64_t n, struct str *out,
	struct err *err)
{
	return use == INPUT_ARGS ? input_generate_args(expr, n, 1, BYTES_MAX, out, err)
				 : input_generate(expr, n, 1, BYTES_MAX, out, err);
}

static void check_made(enum input_use use, const struct str *made)
{
	CHECK(made->len <= BYTES_MAX);
	CHECK(utf8_valid_prefix(str_text(made), made->len) == made->len);
	if (use == INPUT_ARGS) {
		json_t *json = json_loads(str_text(made), 0, NULL);
		CHECK(json_is_array(json));
		json_decref(json);
	}
}

static void check_size(const struct input_expr *expr, enum input_use use, uint64_t n)
{
	owned(str_done) struct str first = {0};
	owned(str_done) struct str second = {0};
	struct err err = {0};
	CHECK(input_items(expr, (double)n) >= 0);
	if (generate(expr, use, n, &first, &err) < 0) {
		check_error(&err);
		CHECK(first.len == 0);
		return;
	}
	check_made(use, &first);
	CHECK(generate(expr, use, n, &second, &err) == 0);
	CHECK(first.len == second.len);
	CHECK(memcmp(str_text(&first), str_text(&second), first.len) == 0);
}

static void check_use(const char *text, enum input_use use)
{
	static const uint64_t sizes[] = {0, 1, 9, 1000, INT64_MAX};
	owned(input_release) struct input_expr *expr = NULL;
	struct err err = {0};
	if (input_parse(text, use, &expr, &err) < 0) {
		check_error(&err);
		return;
	}
	for (size_t i = 0; i < ARRAY_LEN(sizes); i++)
		check_size(expr, use, sizes[i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	owned(mem_free_text) char *text = mem_text_n((const char *)data, len);
	check_use(text, INPUT_STDIN);
	check_use(text, INPUT_ARGS);
	return 0;
}
