#include "argus/outputs.h"

#include <string.h>

#include "unit.h"

static const struct {
	const char *rule;
	const char *a, *b;
	size_t line; /* of the first difference; 0: they are the same */
	const char *first, *second; /* its lines; NULL: there is none left */
} rows[] = {
	{"exact", "", "", 0, NULL, NULL},
	{"exact", "1\n2\n", "1\n2", 0, NULL, NULL},
	{"exact", "1\n2", "1\n2\n\n", 0, NULL, NULL},
	{"exact", "1\n2\n", "1\n3\n", 2, "2", "3"},
	{"exact", "1\n\n2", "1\n2", 2, "", "2"},
	{"exact", "1", "1\n2", 2, NULL, "2"},
	{"exact", "1\n2\n3", "1\n2", 3, "3", NULL},
	{"exact", "a b", "a  b", 1, "a b", "a  b"},
	{"exact", " 1", "1", 1, " 1", "1"},
	{"exact", "1.0", "1", 1, "1.0", "1"},
	{"ignore", "1", "2", 0, NULL, NULL},
	{"lines-sorted", "2\n1\n", "1\n2\n", 0, NULL, NULL},
	{"lines-sorted", "2\n1\n1", "1\n2\n2", 2, "1", "2"},
	{"lines-sorted", "ab\na", "a\nab", 0, NULL, NULL},
	{"float=1e-9", "0.1 2", "0.10000000001 2.0", 0, NULL, NULL},
	{"float=1e-9", "0.1 2", "0.101 2", 1, "0.1 2", "0.101 2"},
	{"float=1e-6", "1000000", "1000000.5", 0, NULL, NULL},
	{"float=1e-6", "0", "5e-7", 0, NULL, NULL},
	{"float=1e-6", "0", "5e-6", 1, "0", "5e-6"},
	{"float=1e-6", "a  1", "a 1.0", 0, NULL, NULL},
	{"float=1e-6", "a 1", "b 1", 1, "a 1", "b 1"},
	{"float=1e-6", "1", "1 1", 1, "1", "1 1"},
	{"float=1e-6", "nan inf", "NaN Infinity", 0, NULL, NULL},
	{"float=1e-6", "inf", "-inf", 1, "inf", "-inf"},
	{"float=1e-6", "x", "0", 1, "x", "0"},
	{"float=0", "1", "1.0", 0, NULL, NULL},
};

static bool is_line(const char *text, size_t len, const char *expected)
{
	if (!text || !expected)
		return text == expected;
	return len == strlen(expected) && memcmp(text, expected, len) == 0;
}

static void the_first_difference_is_found(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct err err = {0};
		struct outputs_match match;
		struct outputs_difference found;
		owned(str_done) struct str a = {0};
		owned(str_done) struct str b = {0};
		str_add(&a, rows[i].a);
		str_add(&b, rows[i].b);
		assert_int_equal(outputs_parse(rows[i].rule, &match, &err), 0);
		if (outputs_equal(&match, &a, &b, &found) != (rows[i].line == 0))
			fail_msg("row %zu", i);
		if (found.line != rows[i].line || !is_line(found.a, found.a_len, rows[i].first) ||
			!is_line(found.b, found.b_len, rows[i].second))
			fail_msg("row %zu: line %zu, '%.*s' and '%.*s'", i, found.line,
				(int)found.a_len, found.a ? found.a : "", (int)found.b_len,
				found.b ? found.b : "");
	}
}

static void wrong_rules_are_told_the_right_ones(void **state)
{
	static const char *const wrong[] = {
		"", "sorted", "float", "float=", "float=x", "float=-1", "float=1", "float=nan"};
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(wrong); i++) {
		struct err err = {0};
		struct outputs_match match;
		if (outputs_parse(wrong[i], &match, &err) == 0)
			fail_msg("'%s' was taken", wrong[i]);
		assert_int_equal(err.kind, ERR_USAGE);
		assert_non_null(strstr(err.text, "lines-sorted"));
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_difference_is_found),
		cmocka_unit_test(wrong_rules_are_told_the_right_ones),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
