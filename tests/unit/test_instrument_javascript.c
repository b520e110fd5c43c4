/* Counters in JavaScript's text: where they go, what they are called, what is left alone. */
#include "argus/instrument.h"

#include "unit.h"

#include "analysis/arena.h"
#include "analysis/costs.h"
#include "argus/source.h"

static void instrument(const char *text, struct instrumented *instrumented)
{
	struct err err = {0};
	owned(source_done) struct source source = {0};
	const struct lang *lang = lang_at(LANG_JAVASCRIPT);
	assert_int_equal(source_parse("a.js", lang, text, strlen(text), &source, &err), 0);
	if (instrument_source(&source, instrumented, &err) != 0)
		fail_msg("%s", err.text);
}

static void counters_go_where_they_count(void **state)
{
	(void)state;
	static const struct {
		const char *text, *expected, *why;
	} rows[] = {
		{"for (;;) x()", "for (;;) {_ac[0]++;x()}", "no block"},
		{"for (;;) ;", "for (;;) {_ac[0]++;;}", "an empty body"},
		{"while (a) b // c", "while (a) {_ac[0]++;b} // c", "a comment behind"},
		{"while (a) /* c */ b;", "while (a) /* c */ {_ac[0]++;b;}", "a comment before"},
		{"do { a } while (b)", "do {_ac[0]++; a } while (b)", "a block"},
		{"x => ({})", "x => (_ac[0]++,(({})))", "an object"},
		{"a => b => c", "a => (_ac[0]++,(b => (_ac[1]++,(c))))", "one in the other"},
		{"function f() { 'use strict' }", "function f() { 'use strict';_ac[0]++; }",
			"a directive without its semicolon"},
		{"function f() { 'use strict'; x }", "function f() { 'use strict';_ac[0]++; x }",
			"a directive"},
		{"function f() { 'x'.y }", "function f() {_ac[0]++; 'x'.y }", "no directive"},
		{"xs.sort()", " _ap(0,xs).sort()", "a receiver"},
		{"a.concat(b)", " _ah(0,a).concat( _aq(0,b))", "and an argument"},
		{"function* g() { yield* a; yield b }",
			"function* g() {_ac[0]++; yield*  _as(1,a); yield b }",
			"what is handed on"},
		{"a.concat(...b)", " _ap(0,a).concat(... _as(1,b))", "what is spread"},
		{"[...a]", " _ar(0,[...a])", "an array"},
		{"new Set(a)", "new Set( _af(0,a))", "a set"},
		{"super_.push(1)", "super_.push(1)", "what costs 1"},
		{"let Object = {}; Object.keys(a)", "let Object = {}; Object.keys(a)", "its own"},
		{"a?.b.sort()", "a?.b.sort()", "an optional chain"},
		{"a.b?.sort()", " _ap(0,a.b)?.sort()", "its last link only"},
		{"x = xs.slice(1)", "x =  _av(0,xs.slice(1))", "by what comes out"},
		{"m.get(xs.slice(1))", "m.get( _ay(0,xs.slice(1)))", "a part that is looked up"},
		{"let x = y.slice(1); m[x]", "let x =  _ay(0,y.slice(1)); m[x]", "by its name"},
		{"x = a?.b.slice(1)", "x =  _av(0,a?.b.slice(1))", "an optional chain as a whole"},
		{"a.sort(f)", " _ah(0,a).sort( _ao(0,f))", "a function that compares"},
		{"a.split('')", " _ae(0, _ax(0,a).split(''))", "pieces"},
		{"r.exec(s)", " _ae(0, _ax(0,r).exec( _at(0,s)))", "how far it goes"},
		{"s.indexOf(x, 1)", " _ae(0, _ax(0,s).indexOf(x,  _at(0,1)))", "from a start"},
		{"Buffer.concat(a)", " _ar(0,Buffer.concat(a))", "of that object only"},
		{"a.with(0, 1)", " _ap(0,a).with(0, 1)", "a row of the table"},
		{"[].sort.call(a)", "[].sort.call( _ap(0,a))", "a method by another way"},
		{"const s = [].sort; s.call(a)", "const s = [].sort; s.call( _ap(0,a))", "a name"},
		{"const h = a.map.bind(a); h(f)",
			"const h =  _an(a.map.bind( _am(a)));  _ab(0,h)(f)", "a bound one"},
		{"f.apply(null, a)", "f.apply(null,  _as(0,a))", "arguments"},
		{"[a, ...b] = c", "[a, ...b] =  _as(0,c)", "a rest"},
		{"([a, ...b]) => b", "([a, ...b]) => (_ac[0]++,_as(1,b),(b))", "of a parameter"},
		{"function f(...a) {}", "function f(...a) {_ac[0]++;_as(1,a);}", "of parameters"},
		{"for (const [...a] of b) {}", "for (const [...a] of b) {_as(1,a);{_ac[0]++;}}",
			"of a loop"},
		{"s += t; s[0]", "s += t;  _aw(0,0,s)[0]", "a text that grows"},
		{"s = t + s; s.at(0)", "s = t + s;  _aw(0,0,s).at(0)", "at its front"},
		{"s += t; new s[0]", "s += t; new s[0]", "no call of new's"},
		{"() => { s += t }; s[0]", "() => {_ac[0]++; s += t }; s[0]", "another's"},
		{"/(a+)+$/.test(s)", " _ae(0, _ax(0, _ak(/(a+)+$/)).test( _at(0,s)))", "nested"},
		{"s.replace(/[\\]x]+$/, '')", " _ax(0,s).replace( _al(0, _ak(/[\\]x]+$/)), '')",
			"what starts anew at each letter"},
		{"/^(?:\\d+,?)+$/", " _ak(/^(?:\\d+,?)+$/)", "what may be left out between"},
		{"/^(?:\\d+,)+$/", " _ak(/^(?:\\d+,)+$/)",
			"what must be between may be inside, too"},
		{"/^\\s+$/", "/^\\s+$/", "what starts at one place"},
		{"tag.slice`x`", "tag.slice`x`", "a template"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(instrumented_done) struct instrumented instrumented = {0};
		instrument(rows[i].text, &instrumented);
		if (strcmp(str_text(&instrumented.text), rows[i].expected) != 0)
			fail_msg("%s: %s", rows[i].why, str_text(&instrumented.text));
	}
}

static void what_is_not_counted_is_said(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		unsigned line;
		const char *why;
	} rows[] = {
		{"\neval('1')", 2, "makes code while it runs"},
		{"new Function('1')", 1, "makes code while it runs"},
		{"with (a) { for (;;) ; }", 1, "inside 'with'"},
		{"\n\na?.b.sort()", 3, "in an optional chain"},
		{"/(a+)+\\1$/", 1, "an expression that may go back over what it read"},
		{"/^(?:\\w+\\s?)*(?=a)/", 1, "an expression that may go back over what it read"},
		{"/[ \\]]+$/u", 1, "an expression that may go back over what it read"},
		{"let _ac; for (;;) ;", 1, "has names that counting needs"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(instrumented_done) struct instrumented instrumented = {0};
		instrument(rows[i].text, &instrumented);
		assert_int_equal(instrumented.gaps_len, 1);
		assert_int_equal(instrumented.sites_len, 0);
		assert_int_equal(instrumented.gaps[0].line, rows[i].line);
		assert_string_equal(instrumented.gaps[0].why, rows[i].why);
	}
}

/* Which names are asked about is the table's to say; these must be among them. */
static void every_method_with_a_cost_is_probed(void **state)
{
	(void)state;
	static const enum type types[] = {TYPE_LIST, TYPE_STRING, TYPE_DICT, TYPE_SET};
	static const char *const names[] = {"push", "pop", "shift", "unshift", "splice", "slice",
		"concat", "indexOf", "includes", "sort", "join", "split", "repeat", "has", "get",
		"add", "set", "charAt", "trim", "forEach", "keys", "reverse", "at", "union"};
	const struct cost_table *table = costs_of(lang_at(LANG_JAVASCRIPT));
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		bool costs = false;
		for (size_t type = 0; type < ARRAY_LEN(types); type++) {
			bool guessed = false;
			const struct cost_row *row =
				costs_method(table, types[type], names[i], &guessed);
			costs |= row && !guessed && strcmp(row->cost, "1") != 0;
		}
		owned(str_done) struct str text = {0};
		str_addf(&text, "x.%s(y)", names[i]);
		owned(instrumented_done) struct instrumented instrumented = {0};
		instrument(str_text(&text), &instrumented);
		if (instrumented.sites_len != (costs ? 1 : 0))
			fail_msg("%s: %zu sites", names[i], instrumented.sites_len);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counters_go_where_they_count),
		cmocka_unit_test(what_is_not_counted_is_said),
		cmocka_unit_test(every_method_with_a_cost_is_probed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
