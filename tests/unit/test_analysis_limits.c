/* Sources that are huge or deep on purpose: the analysis ends, and says what it did not look at. */
#include "base/str.h"
#include "snippets.h"

struct made {
	const char *lang;
	const char *before;
	const char *piece; /* "$" is its number, "@" the next one */
	size_t count;
	const char *middle;
	const char *close; /* as often as the piece */
	const char *after;
	const char *function; /* NULL: the program */
	bool cut; /* not all of it can be looked at */
	const char *why;
};

static void add_piece(struct str *text, const char *piece, size_t number)
{
	for (; *piece; piece++) {
		if (*piece == '$' || *piece == '@')
			str_addf(text, "%zu", number + (*piece == '@'));
		else
			str_add_char(text, *piece);
	}
}

static void make(const struct made *made, struct str *text)
{
	str_add(text, made->before);
	for (size_t i = 0; i < made->count; i++)
		add_piece(text, made->piece, i);
	str_add(text, made->middle);
	for (size_t i = 0; i < made->count; i++)
		str_add(text, made->close);
	str_add(text, made->after);
}

static bool says_cut(const struct analysis_function *function)
{
	for (size_t i = 0; i < function->reasons.len; i++) {
		const char *text = function->reasons.items[i].text;
		if (strstr(text, "too large to be looked at") || strstr(text, "too deeply"))
			return true;
	}
	return false;
}

static size_t check_made(const struct made *rows, size_t len)
{
	size_t wrong = 0;
	for (size_t i = 0; i < len; i++) {
		owned(str_done) struct str text = {0};
		owned(analysis_done) struct analysis analysis = {0};
		make(&rows[i], &text);
		analyse(rows[i].lang, str_text(&text), &analysis);
		const struct analysis_function *at = wanted(&analysis, rows[i].function);
		bool cut = says_cut(at);
		bool fine = cut == rows[i].cut &&
			(cut ? *at->time.safe == '\0' && at->time.confidence < 0.5
			     : *at->time.safe != '\0');
		if (!fine)
			print_error("%s: %s, safe bound '%s', confidence %.2f\n", rows[i].why,
				cut ? "cut" : "whole", at->time.safe, at->time.confidence);
		wrong += !fine;
	}
	return wrong;
}

static void what_is_not_looked_at_is_no_safe_bound(void **state)
{
	(void)state;
	static const struct made rows[] = {
		{"python", "def f(a):\n", "  x$ = a[x@]\n", 14000, "", "", "", "f", true,
			"a function of 14,000 lines"},
		{"python", "def f(a):\n", "  x$ = a[x@]\n", 500, "", "", "", "f", false,
			"a function of 500 lines"},
		{"python", "", "def f$(a):\n  f@(a)\n  f@(a[1:])\n", 60, "", "",
			"def f60(a): return sum(a)\nf0(input().split())\n", NULL, true,
			"2^60 paths through the calls"},
		{"javascript", "", "function f$(a) { f@(a); f@(a.slice(1)); }\n", 60, "", "",
			"function f60(a) { return a.sort(); }\nf0([1]);\n", NULL, true,
			"2^60 paths through the calls"},
		{"python", "", "a$ = input().split()\nprint(a$[0])\n", 4000, "", "", "", NULL, true,
			"each reading line searches the program"},
		{"python", "a = ", "[", 3000, "x", "]", "\n", NULL, true, "brackets"},
		{"javascript", "", "{", 3000, "x", "}", "\n", NULL, true, "blocks"},
		{"javascript", "a = ", "`${", 3000, "x", "}`", "\n", NULL, true, "templates"},
		{"python", "a = x", " + x$", 3000, "", "", "\n", NULL, true, "operators"},
		{"javascript", "", "function f$() {", 3000, "", "}", "\n", NULL, true, "functions"},
	};
	assert_int_equal(check_made(rows, ARRAY_LEN(rows)), 0);
}

static void what_is_small_is_looked_at_beside_what_is_not(void **state)
{
	(void)state;
	static const struct made rows[] = {
		{"python", "a = ", "[", 3000, "x", "]", "\ndef g(n):\n  for i in range(n): pass\n",
			"g", false, "deep code elsewhere in the file"},
		{"python", "def f(k):\n  a = ", "-", 3000, "k", "",
			"\ndef g(n):\n  for i in range(n): pass\n", "g", false,
			"deep code in another function"},
		{"python", "", "a$ = input().split()\n", 2500, "", "",
			"def g(n):\n  for i in range(n): pass\n", "g", false,
			"more code than the program may take"},
	};
	assert_int_equal(check_made(rows, ARRAY_LEN(rows)), 0);
}

/* Each of these was a crash, minutes or gigabytes; that they end is the test. */
static void these_come_to_an_end(void **state)
{
	(void)state;
	static const struct made rows[] = {
		{"python", "", "def f$(k):\n  return f@(k - 1) + f0(k - 2)\n", 300, "", "", "",
			NULL, false, "functions that call each other"},
		{"python", "def f():\n", "  global g$\n", 5000, "", "", "", NULL, false,
			"each global statement copied those before it"},
		{"python", "for i in a:\n", "  x$ = x@\n", 5000, "", "", "", NULL, false,
			"variables set in a loop were found by walking a list"},
		{"python", "def f(a, n):\n  while n > 1:\n",
			"    while a[n] > n:\n      n = n // 2\n", 1000, "", "", "", NULL, false,
			"a loop around a thousand others"},
		{"python", "from functools import reduce\n", "reduce(isqrt, map(int, a$))\n", 2, "",
			"", "", NULL, false, "a library's function called without arguments"},
		{"python", "def f(n, y):\n  x = 0\n  while x < n:\n", "    x = y$ + 1\n", 30000, "",
			"", "", NULL, false, "each value was looked for in all of the body"},
		{"python", "def f(x, y):\n  while True:\n", "    if x$ > y$: break\n", 20000, "",
			"", "", NULL, false, "each test was looked for in all of the body"},
		{"python", "def f(a, n, x):\n  while x < n:\n", "    a[i$]\n", 40000, "", "", "",
			NULL, false, "each index was looked for in all of the body"},
		{"python", "def f(s, y):\n  for x in y:\n", "    t = s[lo$:hi$]\n", 30000, "", "",
			"", NULL, false, "the ends of each slice, too"},
		{"javascript", "/", "{", 900000, "", "", "/.test(s)", NULL, false,
			"the end of each brace was looked for in all of the expression"},
		{"python", "def f(*a):\n", "  a = a + f(a)\n", 2, "", "", "", NULL, false,
			"the size of a list is made on demand"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(str_done) struct str text = {0};
		owned(analysis_done) struct analysis analysis = {0};
		make(&rows[i], &text);
		analyse(rows[i].lang, str_text(&text), &analysis);
	}
}

/* A new variable moves the others of its scope, at every doubling of how many there are. */
static void variables_move_while_a_rule_looks_at_them(void **state)
{
	(void)state;
	static const struct made called = {"python", "def g():\n", "  global z$; z$ = [1]\n", 40,
		"def h(): return 2\nf = g if c else h\nf()\n", "", "", NULL, false,
		"what is called sets new globals"};
	size_t wrong = check_made(&called, 1);
	for (size_t others = 0; others < 16; others++) {
		const struct made capped = {"python", "def f(w, n):\n  out = []\n", "  q$ = $\n",
			others, "  for x in w:\n    out.append(x)\n", "",
			"    if len(out) > (k := (m := n)): out.pop(0)\n", "f", false,
			"a new variable in the test of a cap"};
		wrong += check_made(&capped, 1);
	}
	assert_int_equal(wrong, 0);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_not_looked_at_is_no_safe_bound),
		cmocka_unit_test(what_is_small_is_looked_at_beside_what_is_not),
		cmocka_unit_test(these_come_to_an_end),
		cmocka_unit_test(variables_move_while_a_rule_looks_at_them),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
