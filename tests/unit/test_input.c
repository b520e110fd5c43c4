#include "argus/input.h"

#include <math.h>

#include "input_made.h"

static struct err failed(const char *text, enum input_use use, uint64_t n, size_t max)
{
	struct err err = {0};
	owned(input_release) struct input_expr *expr = NULL;
	owned(str_done) struct str out = {0};
	str_add(&out, "before");
	int status = input_parse(text, use, &expr, &err);
	if (status == 0 && use == INPUT_STDIN)
		status = input_generate(expr, n, 1, max, &out, &err);
	else if (status == 0)
		status = input_generate_args(expr, n, 1, max, &out, &err);
	if (status == 0)
		fail_msg("'%s' was taken", text);
	assert_string_equal(str_text(&out), "before");
	return err;
}

static void arithmetic_is_whole_and_exact(void **state)
{
	(void)state;
	static const struct row rows[] = {
		{"n", 7, "7\n", "the size itself"},
		{"2+3*4", 0, "14\n", "products first"},
		{"(2+3)*4", 0, "20\n", "parentheses"},
		{"2-3-4", 0, "-5\n", "differences from the left"},
		{"100/7/2", 0, "7\n", "quotients from the left"},
		{"2^3^2", 0, "512\n", "powers from the right"},
		{"-2^2", 0, "-4\n", "a power binds tighter than a sign"},
		{"(-2)^3", 0, "-8\n", "a negative base"},
		{"2*-3", 0, "-6\n", "a sign inside a product"},
		{"- - 5", 0, "5\n", "two signs"},
		{"7/2, -7/2, 7/-2, -7/-2", 0, "3 -4 -4 3\n", "quotients round down"},
		{"-6/3", 0, "-2\n", "an exact quotient is not rounded"},
		{"10^18", 0, "1000000000000000000\n", "a large power"},
		{"0^0, (-1)^9223372036854775807, 1^9223372036854775807", 0, "1 -1 1\n",
			"powers that never grow"},
		{"(-2)^63", 0, "-9223372036854775808\n", "the least number"},
		{"9223372036854775807", 0, "9223372036854775807\n", "the largest"},
		{"log2(1), log2(2), log2(1023), log2(1024)", 0, "0 1 9 10\n", "log2 rounds down"},
		{"sqrt(0), sqrt(15), sqrt(16), sqrt(10^18-1), sqrt(9223372036854775807)", 0,
			"0 3 4 999999999 3037000499\n", "sqrt rounds down"},
		{"min(n,3), max(n,3), min(-n,3)", 5, "3 5 -5\n", "min and max"},
		{" n\t*\n2 ", 4, "8\n", "blanks do not matter"},
		{"00100, 99, 10, 9, 0", 0, "100 99 10 9 0\n", "digits at the edges of pairs"},
	};
	check_rows(rows, ARRAY_LEN(rows), INPUT_STDIN);
}

static void lines_and_items_are_laid_out_as_text(void **state)
{
	(void)state;
	static const struct row rows[] = {
		{"n; range(n)", 3, "3\n0 1 2\n", "a line each"},
		{"'a','b'", 0, "a b\n", "items are joined by a space"},
		{"n; range(n)", 0, "0\n\n", "an empty list leaves an empty line"},
		{"range(0), 5, range(0)", 0, "5\n", "an empty list leaves no space"},
		{"''", 0, "\n", "an empty text is an empty line"},
		{"'', 1", 0, " 1\n", "an empty text is an item"},
		{"'it''s'", 0, "it's\n", "a quote written twice"},
		{"\"it's \"\"so\"\"\"", 0, "it's \"so\"\n", "double quotes"},
		{"'a; b, c(n)'", 0, "a; b, c(n)\n", "nothing in quotes is special"},
		{"repeat(3,7)", 0, "7 7 7\n", "a constant item repeated"},
		{"repeat(2,repeat(2,'x'))", 0, "x x x x\n", "lists are flat"},
		{"lines(2,n,'x')", 4, "4 x\n4 x\n", "lines of items"},
		{"lines(2,range(3))", 0, "0 1 2\n0 1 2\n", "lines of lists"},
		{"lines(2,range(0))", 0, "\n\n", "lines of nothing are lines"},
		{"n, matrix(2,2,7,7), n", 1, "1\n7 7\n7 7\n1\n", "rows stand on their own"},
		{"matrix(2,2,7,7); n", 1, "7 7\n7 7\n1\n", "no empty line after rows"},
		{"matrix(0,0); n", 1, "1\n", "no rows, no line"},
		{"n, lines(0,1); n", 1, "1\n1\n", "no rows after an item"},
		{"lines(2,n,matrix(1,2,7,7))", 3, "3\n7 7\n3\n7 7\n", "rows in rows"},
		{"grid(2,3,'x')", 0, "xxx\nxxx\n", "a grid of one letter"},
		{"matrix(2,3,-1,-1)", 0, "-1 -1 -1\n-1 -1 -1\n", "negative numbers"},
		{"float(-1,-1), float(0,0), float(3,3)", 0, "-1.000000 0.000000 3.000000\n",
			"fractions have six decimals"},
		{"reversed(range(4))", 0, "3 2 1 0\n", "a list from its end"},
		{"reversed(lines(2,range(2)))", 0, "0 1\n0 1\n", "reversed rows stay rows"},
		{"sorted(repeat(2,'b'))", 0, "b b\n", "texts can be sorted"},
		{"string(3,'é')", 0, "ééé\n", "letters are code points"},
		{"tree(2,base=0), graph(1,0), graph(0,0), tree(0), tree(1)", 0, "0 1\n",
			"graphs without edges are empty"},
		{"shuffled(repeat(0,1)), nearly_sorted(ints(0)), perm(0)", 0, "\n", "empty lists"},
		{"nearly_sorted(perm(1))", 0, "1\n", "nothing to swap"},
	};
	check_rows(rows, ARRAY_LEN(rows), INPUT_STDIN);
}

static void arguments_are_json(void **state)
{
	(void)state;
	static const struct row rows[] = {
		{"range(n), 7", 3, "[[0,1,2],7]", "a list and a number"},
		{"'say \"é\\\n\"'", 0, "[\"say \\\"é\\\\\\u000a\\\"\"]", "text is escaped"},
		{"ints(0)", 0, "[[]]", "an empty list"},
		{"matrix(2,1,7,7)", 0, "[[[7],[7]]]", "a matrix is a list of lists"},
		{"matrix(0,2)", 0, "[[]]", "no rows"},
		{"grid(2,2,'x')", 0, "[[\"xx\",\"xx\"]]", "a grid is a list of texts"},
		{"lines(2,n)", 1, "[[1,1]]", "a row of one item is that item"},
		{"lines(2,range(2))", 1, "[[[0,1],[0,1]]]", "also when it is a list"},
		{"lines(2,n,'a',range(1))", 1, "[[[1,\"a\",[0]],[1,\"a\",[0]]]]",
			"a row of several items is a list"},
		{"repeat(2,repeat(1,n)), n", 1, "[[[1],[1]],1]", "lists in lists"},
		{"reversed(lines(2,1,2))", 1, "[[[1,2],[1,2]]]", "through a tape"},
		{"words(2,1,'x'), string(2,'y')", 0, "[[\"x\",\"x\"],\"yy\"]", "texts"},
		{"float(2,2), floats(1,0,0)", 0, "[2.000000,[0.000000]]", "fractions"},
		{"tree(2,base=0)", 0, "[[[0,1]]]", "a graph is a list of pairs"},
		{"tree(1)", 0, "[[]]", "a graph without edges"},
	};
	check_rows(rows, ARRAY_LEN(rows), INPUT_ARGS);
}

/* Errors: what the first line says, and the column of the caret under the expression. */
struct wrong {
	const char *text;
	const char *says;
	size_t caret; /* from 0 */
	const char *why;
};

static void check_wrong(const struct wrong *rows, size_t len, enum input_use use)
{
	enum { INDENT = 2 };
	for (size_t i = 0; i < len; i++) {
		struct err err = failed(rows[i].text, use, 10, PLENTY);
		const char *caret = strrchr(err.text, '\n');
		if (err.kind != ERR_USAGE || !strstr(err.text, rows[i].says) || !caret ||
			strlen(caret + 1) != INDENT + rows[i].caret + 1)
			fail_msg("%s: '%s' gave\n%s", rows[i].why, rows[i].text, err.text);
	}
}

static void a_wrong_expression_is_shown_with_the_place(void **state)
{
	(void)state;
	static const struct wrong rows[] = {
		{"", "the expression ends", 0, "nothing at all"},
		{"   ", "the expression ends", 3, "blanks only"},
		{"n;", "the expression ends", 2, "a line is missing"},
		{"n,,n", "here should stand a number, n", 2, "an item is missing"},
		{"n n", "an operator, ',', ';' or the end", 2, "two items without a comma"},
		{"n)", "an operator", 1, "a parenthesis too many"},
		{"(n", "this '(' is not closed", 0, "a parenthesis too few"},
		{"ints(n", "go on with ',' or end with ')'", 6, "an open call"},
		{"ints(n; n)", "go on with ','", 6, "a semicolon in a call"},
		{"1 + ", "the expression ends", 4, "half a sum"},
		{"'abc", "no closing '", 0, "an open text"},
		{"intz(n)", "did you mean ints?", 0, "a mistyped name"},
		{"1, sortd(n)", "did you mean sorted?", 3, "another"},
		{"xyzzy",
			"log2, sqrt, min, max, int, float, ints, floats, perm, range, repeat, "
			"sorted, reversed, shuffled, nearly_sorted, string, words, lines, "
			"matrix, grid, graph, tree, dag",
			0, "a name like no other lists all"},
		{"ints", "ints needs its arguments: ints(count, lo, hi)", 0, "no parentheses"},
		{"n(3)", "an operator", 1, "n is no call"},
		{"ints()", "takes 1 to 3 arguments, not 0", 0, "no arguments"},
		{"min(1)", "min(a, b) takes 2 arguments, not 1", 0, "too few"},
		{"1; perm(1,2)", "perm(count) takes 1 argument, not 2", 3, "too many"},
		{"lines(3)", "takes at least 2 arguments, not 1", 0, "lines of nothing"},
		{"ints(range(3))",
			"argument 1 of ints(count, lo, hi) is a whole number, not a list", 5,
			"a list for a number"},
		{"sorted(7)", "argument 1 of sorted(list) is a list, not a whole number", 7,
			"a number for a list"},
		{"lines(2,1,2,3,4,5,range('x'))", "is a whole number, not a text", 24,
			"deep inside"},
		{"string(3,n)", "is a quoted text, not a whole number", 9, "no alphabet"},
		{"string(3,'')", "an alphabet has at least a letter", 9, "an empty alphabet"},
		{"1+range(2)", "'+' takes whole numbers, not a list", 2, "a sum of lists"},
		{"-'x'", "'-' takes whole numbers, not a text", 1, "a negative text"},
		{"2*float()", "'*' takes whole numbers, not a fraction", 2,
			"a product of fractions"},
		{"2n", "write products as 2*n", 1, "an implied product"},
		{"1e6", "powers of ten as 10^6", 1, "an exponent"},
		{"0.5", "numbers are whole", 0, "a decimal"},
		{"9223372036854775808", "does not fit into 64 bits", 0, "too large a number"},
		{"graph(3,2,bas=0)", "no argument of that name", 10, "a mistyped base"},
		{"ints(3,base=0)", "no argument of that name", 7, "a base where there is none"},
		{"tree(3,base=0,base=1)", "given twice", 14, "two bases"},
		{"tree(3,base='a')", "base is a whole number, not a text", 12, "no number"},
		{"'é', ?", "here should stand", 5, "columns, not bytes"},
		{"'\xff'", "not valid UTF-8", 1, "no text at all"},
		{"n\n, ?", "here should stand", 4, "a line feed is shown as a blank"},
	};
	check_wrong(rows, ARRAY_LEN(rows), INPUT_STDIN);
	static const struct wrong args[] = {
		{"n; n", "arguments are separated by ','", 1, "lines in arguments"},
		{"n n", "an operator, ',' or the end", 2, "no lines are offered"},
	};
	check_wrong(args, ARRAY_LEN(args), INPUT_ARGS);
}

static void what_n_makes_impossible_is_shown_with_the_place(void **state)
{
	(void)state;
	static const struct wrong rows[] = {
		{"2^63", "at n = 10, the result does not fit into 64 bits", 1, "a power"},
		{"9223372036854775807+n", "64 bits", 19, "a sum"},
		{"-9223372036854775807-2", "64 bits", 20, "a difference"},
		{"10^18*n", "64 bits", 5, "a product"},
		{"(-2)^63/-1", "64 bits", 7, "a quotient"},
		{"-((-2)^63)", "64 bits", 0, "a sign"},
		{"n/(n-10)", "this divides by zero", 1, "zero"},
		{"2^-1", "a negative power", 1, "no whole number"},
		{"log2(n-10)", "log2 wants at least 1, not 0", 6, "no logarithm"},
		{"sqrt(-1)", "-1 has no square root", 5, "no root"},
		{"n; ints(n-11)", "ints cannot make -1 of them", 9, "a negative count"},
		{"ints(3,5,4)", "from 5 to 4 there is no number", 7, "bounds the wrong way round"},
		{"ints(3,0)", "a bound alone is the upper one", 7, "an upper bound below 1"},
		{"float(0,10^13)", "fractions lie between", 6, "too large a fraction"},
		{"graph(4,7)", "7 edges do not fit between 4 vertices, at most 6 do", 8,
			"too many edges"},
		{"dag(0,1)", "1 edges do not fit between 0 vertices", 6, "no vertices"},
		{"tree(2^31)", "at most 2^30 vertices", 6, "too many vertices"},
		{"tree(3,base=2)", "count from 0 or 1, not 2", 12, "a strange base"},
	};
	check_wrong(rows, ARRAY_LEN(rows), INPUT_STDIN);
}

static void a_long_expression_is_cut_around_the_place(void **state)
{
	(void)state;
	owned(str_done) struct str text = {0};
	for (int i = 0; i < 300; i++)
		str_add(&text, "n + ");
	str_add(&text, "?");
	for (int i = 0; i < 300; i++)
		str_add(&text, " + n");
	struct err err = failed(str_text(&text), INPUT_STDIN, 1, PLENTY);
	const char *shown = strchr(err.text, '\n') + 1;
	const char *caret = strrchr(err.text, '\n') + 1;
	assert_true(strlen(shown) < 200);
	assert_true(shown[strlen(caret) - 1] == '?');
	assert_non_null(strstr(shown, "..."));

	/* Letters are not cut. */
	str_clear(&text);
	str_add(&text, "'");
	for (int i = 0; i < 300; i++)
		str_add(&text, i % 3 ? "é" : "x");
	str_add(&text, "', ?");
	err = failed(str_text(&text), INPUT_STDIN, 1, PLENTY);
	assert_non_null(strstr(err.text, "..."));
	assert_null(strstr(err.text, "\\x"));

	/* Nor is the place, when the window begins inside a letter and ends at the end. */
	for (int blanks = 0; blanks < 4; blanks++) {
		str_clear(&text);
		str_addf(&text, "'%*s", blanks, "");
		for (int i = 0; i < 40; i++)
			str_add(&text, "é");
		str_add(&text, "', ");
		err = failed(str_text(&text), INPUT_STDIN, 1, PLENTY);
		assert_true(err.text[strlen(err.text) - 1] == '^');
	}

	/* However it is escaped, the caret is not cut off. */
	str_clear(&text);
	for (int i = 0; i < 500; i++)
		str_add(&text, "'\x01\x01'+");
	err = failed(str_text(&text), INPUT_STDIN, 1, PLENTY);
	assert_true(err.text[strlen(err.text) - 1] == '^');
	assert_null(strchr(err.text, '\x01'));
}

static void depth_and_length_are_bounded(void **state)
{
	(void)state;
	static const struct {
		const char *open, *close;
		unsigned times;
		const char *says, *why;
	} rows[] = {
		{"(", ")", 1000, "nested more than 100 deep", "parentheses"},
		{"(", ")", 10000, "at most 4096 bytes", "so many that they are too long"},
		{"-", "", 1000, "nested more than 100 deep", "signs"},
		{"2^", "", 1000, "nested more than 100 deep", "powers"},
		{"sorted(", ")", 300, "nested more than 100 deep", "calls"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(str_done) struct str text = {0};
		for (unsigned k = 0; k < rows[i].times; k++)
			str_add(&text, rows[i].open);
		str_add(&text, "1");
		for (unsigned k = 0; k < rows[i].times; k++)
			str_add(&text, rows[i].close);
		struct err err = failed(str_text(&text), INPUT_STDIN, 1, PLENTY);
		assert_row(err.kind == ERR_USAGE && strstr(err.text, rows[i].says), &rows[i]);
	}
	owned(str_done) struct str sum = {0};
	str_add(&sum, "0");
	while (sum.len < 4000)
		str_add(&sum, "+1");
	owned(mem_free_text) char *value = made(str_text(&sum), INPUT_STDIN, 1);
	assert_string_equal(value, "2000\n");
}

static void the_limit_is_kept_to_the_byte(void **state)
{
	(void)state;
	static const char *const texts[] = {"n; range(n)", "range(n), n", "lines(n,1,'x')",
		"reversed(range(n))", "matrix(n,2,7,7)", "shuffled(lines(n,1))", "tree(n)",
		"sorted(words(n))", "string(n,'é')", "floats(n)", "repeat(n,'')"};
	for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
		for (int use = INPUT_STDIN; use <= INPUT_ARGS; use++) {
			if (use == INPUT_ARGS && strchr(texts[i], ';'))
				continue;
			owned(mem_free_text) char *whole = made(texts[i], use, 12);
			size_t len = strlen(whole);
			owned(mem_free_text) char *fits = made_with(texts[i], use, 12, 1, len);
			assert_string_equal(fits, whole);
			for (size_t max = 0; max < len; max++) {
				struct err err = failed(texts[i], use, 12, max);
				assert_int_equal(err.kind, ERR_LIMIT);
			}
		}
	}
}

static void what_is_far_too_large_is_refused_at_once(void **state)
{
	(void)state;
	/* Any of these would take hours, or all the memory there is, were it tried. */
	static const char *const texts[] = {"ints(10^15)", "perm(10^15)", "range(2^62)",
		"string(10^15)", "words(10^15)", "floats(10^15)", "matrix(10^9,10^9)",
		"matrix(2^62,2^62)", "grid(10^9,10^9)", "graph(2^30,10^15)", "tree(2^30)",
		"dag(2^30,0)", "sorted(ints(10^15))", "lines(10^15,'')", "repeat(10^15,'')",
		"words(1,10^15)", "graph(2^30,2^30)", "dag(2^27,1)", "perm(10^6)",
		"repeat(10^6,repeat(10^6,ints(0)))", "sorted(repeat(10^6,repeat(10^6,ints(0))))",
		"sorted(repeat(10^5,lines(10^6,ints(0))))", "lines(10^7,words(1,10^7))"};
	for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
		struct err err = failed(texts[i], INPUT_STDIN, 10, 1 << 20);
		if (err.kind != ERR_LIMIT)
			fail_msg("%s gave: %s", texts[i], err.text);
		assert_non_null(strstr(err.text, "at n = 10"));
	}
}

static double items(const char *text, double n)
{
	struct err err = {0};
	owned(input_release) struct input_expr *expr = NULL;
	if (input_parse(text, INPUT_STDIN, &expr, &err) < 0)
		fail_msg("%s", err.text);
	return input_items(expr, n);
}

static void items_are_counted_without_being_made(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		double n, expected;
		const char *why;
	} rows[] = {
		{"n; ints(n)", 1e12, 1e12 + 1, "a list of any size"},
		{"n, 2*n; graph(n,2*n)", 100, 202, "edges"},
		{"tree(n)", 100, 99, "edges of a tree"},
		{"tree(0), dag(n,5)", 9, 5, "no tree"},
		{"string(n), 'abc'", 10, 13, "characters"},
		{"words(n), words(n,3), words(n,0)", 10, 90, "words by their letters"},
		{"matrix(n,n), grid(n,2)", 10, 120, "cells"},
		{"lines(n,1,ints(3))", 10, 40, "lines"},
		{"sorted(repeat(n,floats(2)))", 10, 20, "through an order"},
		{"range(int(1,9))", 1, 5, "chance gives the middle"},
		{"int(-2^62*2,2^62-1+2^62), min(n,3)", 1, 2, "numbers"},
		{"ints(n*n)", 1e10, HUGE_VAL, "more than 64 bits"},
		{"ints(n-5)", 1, HUGE_VAL, "no count at all"},
		{"ints(1/n)", 0, HUGE_VAL, "no number at all"},
		{"repeat(0,ints(2^n))", 100, HUGE_VAL, "no number, however often"},
		{"ints(n)", 1e30, HUGE_VAL, "too large an n"},
		{"ints(n)", -1, HUGE_VAL, "a negative n"},
		{"ints(n)", (double)NAN, HUGE_VAL, "no n"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_row(items(rows[i].text, rows[i].n) == rows[i].expected, &rows[i]);
}

static void the_use_of_n_is_known(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		bool uses;
		const char *why;
	} rows[] = {
		{"ints(5)", false, "no n"},
		{"'n'", false, "a text"},
		{"min(3,4)", false, "a name with an n"},
		{"1; lines(2,sorted(ints(n/2)))", true, "deep inside"},
		{"tree(3,base=n-n)", true, "in a base"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct err err = {0};
		owned(input_release) struct input_expr *expr = NULL;
		assert_row(input_parse(rows[i].text, INPUT_STDIN, &expr, &err) == 0, &rows[i]);
		assert_row(input_uses_n(expr) == rows[i].uses, &rows[i]);
	}
	input_free(NULL);
}

static void generation_appends(void **state)
{
	(void)state;
	struct err err = {0};
	owned(input_release) struct input_expr *expr = NULL;
	owned(str_done) struct str out = {0};
	str_add(&out, "before ");
	assert_int_equal(input_parse("n", INPUT_STDIN, &expr, &err), 0);
	assert_int_equal(input_generate(expr, 5, 1, 2, &out, &err), 0);
	assert_string_equal(str_text(&out), "before 5\n");
	assert_int_equal(input_generate(expr, UINT64_MAX, 1, 99, &out, &err), -1);
	assert_int_equal(err.kind, ERR_USAGE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(arithmetic_is_whole_and_exact),
		cmocka_unit_test(lines_and_items_are_laid_out_as_text),
		cmocka_unit_test(arguments_are_json),
		cmocka_unit_test(a_wrong_expression_is_shown_with_the_place),
		cmocka_unit_test(what_n_makes_impossible_is_shown_with_the_place),
		cmocka_unit_test(a_long_expression_is_cut_around_the_place),
		cmocka_unit_test(depth_and_length_are_bounded),
		cmocka_unit_test(the_limit_is_kept_to_the_byte),
		cmocka_unit_test(what_is_far_too_large_is_refused_at_once),
		cmocka_unit_test(items_are_counted_without_being_made),
		cmocka_unit_test(the_use_of_n_is_known),
		cmocka_unit_test(generation_appends),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
