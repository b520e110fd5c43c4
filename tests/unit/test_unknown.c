/* Calls whose cost is not known, and patterns that may go back. */
#include "instrument/unknown.h"

#include "base/mem.h"
#include "base/str.h"
#include "instrument/backtrack.h"
#include "unit.h"

static void patterns_that_may_go_back_are_told(void **state)
{
	(void)state;
	static const struct {
		const char *pattern;
		bool matching, searching; /* may it go back? */
	} rows[] = {
		{"", false, false},
		{"[aeiou]+", false, false},
		{"\\d+", false, false},
		{"x\\d{2,}", false, false},
		{"(ab)*", false, false},
		{"(?:cat|dog)+", false, false},
		{"[]+]+", false, false},
		{"a{,3}b", false, false},
		{"(a+)+$", true, true},
		{"(?:a*)*b", true, true},
		{"((a+)b)*", true, true},
		{"(a|ab)*c", true, true},
		{"(.|x)*", true, true},
		{"(a)\\1", true, true},
		{"(?P<q>a)(?P=q)", true, true},
		{"(?<q>a)\\k<q>", true, true},
		{"a+b", false, true},
		{"(a+)b", false, true},
		{"\\s+$", false, true},
		{"^\\s+|\\s+$", false, true},
		{"^\\s+", false, false},
		{"[a-z]{1,}@", false, true},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct text_part part = {rows[i].pattern, strlen(rows[i].pattern)};
		if (backtrack_may(part, false) != rows[i].matching ||
			backtrack_may(part, true) != rows[i].searching)
			fail_msg("%s", rows[i].pattern);
	}
}

/* Anything may stand in a program's text. */
static void broken_patterns_are_read_to_their_end(void **state)
{
	(void)state;
	static const char *const rows[] = {"(", ")", "[", "[^", "\\", "(?", "(?P", "a{", "a{1", "*",
		"|", "((((((((((((((((((((((((((((((((((((((((a", "[\\", "a**"};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		backtrack_may((struct text_part){rows[i], strlen(rows[i])}, true);
}

static void add_call(void *context, const struct unknown_call *call)
{
	struct str *out = context;
	str_addf(out, "%s%.*s%s%s", out->len ? " " : "", (int)call->name_len, call->name,
		call->pattern ? "!" : "", call->takes ? "" : "?");
}

/* "!": for its pattern; "?": it takes nothing that may grow. */
static void calls_of_unknown_cost_are_told(void **state)
{
	(void)state;
	static const struct {
		enum lang_id lang;
		const char *text, *expected;
	} rows[] = {
		{LANG_PYTHON, "sorted(xs)\nxs.append(3)\nf(x)\n", "f"},
		{LANG_PYTHON, "def f(x): pass\nf(x)\n", ""},
		{LANG_PYTHON, "import numpy as np\nnp.sort(a)\nnp.seterr('x')\n",
			"np.sort np.seterr?"},
		{LANG_PYTHON, "from numpy import sort\nsort(a)\nsort([1, -2])\n", "sort sort?"},
		{LANG_PYTHON, "from .own import sort as order\norder(a)\n", ""},
		{LANG_PYTHON, "import math, heapq as h\nmath.sqrt(x)\nh.heappop(x)\n", ""},
		{LANG_PYTHON, "import difflib\ndifflib.ndiff(a, b)\n", "difflib.ndiff"},
		{LANG_PYTHON, "def g(): pass\nadd_all(g, int, k=1)\n", "add_all?"},
		{LANG_PYTHON, "re.match(r'(a+)+$', s)\nre.match(r'a+b', s)\n", "re.match!"},
		{LANG_PYTHON, "re.search('a+b', s)\nre.sub(rb'''x+''', b, c)\n",
			"re.search! re.sub"},
		{LANG_PYTHON, "P = 'a+'\nQ = '(a*)*'\nre.findall(P, s)\nre.findall(Q, s)\n",
			"re.findall!"},
		{LANG_PYTHON, "re.match(p, s)\nre.match(f'{p}', s)\n", "re.match! re.match!"},
		{LANG_PYTHON, "p = re.compile('a+b')\np.match(s)\n", ""},
		{LANG_PYTHON, "p = re.compile('a+b')\np.search(s)\n", "re.compile!"},
		{LANG_JAVASCRIPT, "s.match(/a+/); s.match(/(a)\\1/); s.match(/(a+)+/u)",
			"/(a)\\1/! /(a+)+/u!"},
		{LANG_JAVASCRIPT, "s.replace(/\\s+$/, ''); s.match(/(a+)+/)", ""},
		{LANG_JAVASCRIPT, "new RegExp(p); new RegExp('a'); RegExp('(a*)*')",
			"RegExp! RegExp!"},
		{LANG_JAVASCRIPT, "const _ = require('lodash'); _.sort(x)", "_.sort"},
		{LANG_JAVASCRIPT, "const {a: b} = require('./own'); b(x)", ""},
		{LANG_JAVASCRIPT, "import {a as b} from './own.js'; b(x)", ""},
		{LANG_JAVASCRIPT, "import a, {b as c} from 'pkg'; a(x); c(x)", "a c"},
		{LANG_JAVASCRIPT, "const fs = require('node:fs'); frob(() => 1)", "frob?"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct err err = {0};
		owned(source_done) struct source source = {0};
		owned(str_done) struct str said = {0};
		if (source_parse("a", lang_at(rows[i].lang), rows[i].text, strlen(rows[i].text),
			    &source, &err) != 0)
			fail_msg("%s", err.text);
		unknown_calls(&source, NULL, add_call, &said);
		if (strcmp(str_text(&said), rows[i].expected) != 0)
			fail_msg("%s: %s", rows[i].text, str_text(&said));
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(patterns_that_may_go_back_are_told),
		cmocka_unit_test(broken_patterns_are_read_to_their_end),
		cmocka_unit_test(calls_of_unknown_cost_are_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
