#include "snippets.h"

static void loops_multiply_by_what_they_go_through(void **state)
{
	(void)state;
	static const struct snippet rows[] = {
		{"function f(n) { for (let i = 0; i < n; i++) g = i; }", "f", "O(n)", "counting up",
			"O(n)"},
		{"function f(n) { for (let i = n; i > 0; i--) g = i; }", "f", "O(n)",
			"counting down", NULL},
		{"function f(n) { for (let i = 0; i < 26; i++) g = i; }", "f", "O(1)",
			"to a constant", "O(1)"},
		{"function f(n, m) { for (let i = 0; i < n; i++) for (let j = 0; j < m; j++) ; }",
			"f", "O(n^2)", "two sizes", "O(n*m)"},
		{"function f(a) { for (let i = 0; i < a.length; i++)\n"
		 "  for (let j = i + 1; j < a.length; j++) ; }",
			"f", "O(n^2)", "pairs", "O(len(a)^2)"},
		{"function f(n) { for (let i = 1; i < n; i *= 2) ; }", "f", "O(log n)", "doubling",
			"O(log n)"},
		{"function f(n) { for (let i = n; i >= 1; i = Math.floor(i / 2)) ; }", "f",
			"O(log n)", "halving", NULL},
		{"function f(n) { while (n > 1) n >>= 1; }", "f", "O(log n)", "shifting", NULL},
		{"function f(n) { while (n > 1) n = (n / 2) | 0; }", "f", "O(log n)",
			"halving, truncated", NULL},
		{"function f(n) { for (let i = 2; i * i <= n; i++) ; }", "f", "O(sqrt n)",
			"to the root", NULL},
		{"function f(a) { for (const x of a) for (const y of a) ; }", "f", "O(n^2)",
			"for of", NULL},
		{"function f(o) { for (const k in o) ; }", "f", "O(n)", "for in", NULL},
		{"function f(g) { for (const r of g) for (const c of r) ; }", "f", "O(n^2)",
			"rows and columns", "O(len(g)*len(g[i]))"},
		{"function f(n) { let i = 0; do { i++; } while (i < n); }", "f", "O(n)", "do while",
			NULL},
		{"function f(a, b) { while (b) { [a, b] = [b, a % b]; } return a; }", "f",
			"O(log n)", "Euclid", NULL},
		{"function f(a, b) { while (b) { const t = b; b = a % b; a = t; } return a; }", "f",
			"O(log n)", "Euclid with a third variable", NULL},
		{"function f(a, x) { let lo = 0, hi = a.length - 1;\n"
		 "  while (lo <= hi) { const mid = (lo + hi) >> 1;\n"
		 "    if (a[mid] < x) lo = mid + 1; else hi = mid - 1; } }",
			"f", "O(log n)", "binary search", NULL},
		{"function f(a, x) { let lo = 0, hi = a.length;\n"
		 "  while (lo < hi) { const mid = Math.floor((lo + hi) / 2);\n"
		 "    if (a[mid] < x) lo = mid + 1; else hi = mid; } return lo; }",
			"f", "O(log n)", "lower bound", NULL},
		{"function f(n) { for (let i = 1; i <= n; i++) for (let j = i; j <= n; j += i) ; }",
			"f", "O(n log n)", "the harmonic sum", NULL},
		{"function f(a) { let j = 0; for (let i = 0; i < a.length; i++)\n"
		 "  while (j < a.length && a[j] < a[i]) j++; }",
			"f", "O(n)", "two pointers", NULL},
		{"function f(a) { const s = []; for (const x of a) {\n"
		 "  while (s.length > 0 && s[s.length - 1] < x) s.pop();\n  s.push(x); } }",
			"f", "O(n)", "a monotonic stack", NULL},
		{"function f(n) { for (let i = 0; i < n; i++) { if (i == 3) break; } }", "f",
			"O(n)", "break does not lower an upper bound", NULL},
		{"function f(n, k) { for (let i = 0; i < n; i++) switch (k) { case 1: break;\n"
		 "  default: for (let j = 0; j < n; j++) ; } }",
			"f", "O(n^2)", "a switch in a loop", NULL},
		{"function f(n) { let k = 1; for (let i = 0; i < n; i++) {\n"
		 "  for (let j = 0; j < k; j++) ; k++; } }",
			"f", "O(n^2)", "a bound that grows", NULL},
		{"function f(n) { let i = 0; while (true) { if (i >= n) break; i++; } }", "f",
			"O(n)", "while true with a break", NULL},
	};
	check_snippets("javascript", rows, ARRAY_LEN(rows));
}

static void callbacks_run_once_an_item(void **state)
{
	(void)state;
	static const struct snippet rows[] = {
		{"const f = a => a.map(x => x * 2);", "f", "O(n)", "map", "O(len(a))"},
		{"const f = a => a.filter(x => x > 1).map(x => x + 1);", "f", "O(n)", "a chain",
			NULL},
		{"const f = a => a.map(x => a.indexOf(x));", "f", "O(n^2)", "indexOf in map", NULL},
		{"function f(a) { a.forEach(x => { a.forEach(y => { g = x + y; }); }); }", "f",
			"O(n^2)", "forEach in forEach", NULL},
		{"const f = a => a.reduce((s, x) => s + x, 0);", "f", "O(n)", "reduce", NULL},
		{"const f = a => a.reduce((s, x) => [...s, x], []);", "f", "O(n^2)",
			"a list spread to grow", NULL},
		{"const f = a => a.sort((x, y) => x - y);", "f", "O(n log n)", "sort",
			"O(len(a) log len(a))"},
		{"const f = a => [...a].sort((x, y) => x - y);", "f", "O(n log n)", "a sorted copy",
			NULL},
		{"const f = (a, b) => a.filter(x => b.includes(x));", "f", "O(n^2)",
			"includes in filter", NULL},
		{"const f = (a, b) => { const s = new Set(b); return a.filter(x => s.has(x)); };",
			"f", "O(n)", "a set in filter", "O(len(b)+len(a))"},
		{"const f = a => a.some(x => a.every(y => x >= y));", "f", "O(n^2)",
			"some of every", NULL},
		{"const f = n => Array.from({length: n}, (_, i) => i);", "f", "O(n)", "Array.from",
			NULL},
		{"const f = n => Array.from({length: n}, () => new Array(n).fill(0));", "f",
			"O(n^2)", "a table", NULL},
		{"function f(a) { const g = x => a.indexOf(x); for (const x of a) g(x); }", "f",
			"O(n^2)", "a local function", NULL},
	};
	check_snippets("javascript", rows, ARRAY_LEN(rows));
}

static void library_calls_cost_what_they_do(void **state)
{
	(void)state;
	static const struct snippet rows[] = {
		{"function f(q) { while (q.length) q.shift(); }", "f", "O(n^2)", "shift", NULL},
		{"function f(q) { while (q.length) q.pop(); }", "f", "O(n)", "pop", NULL},
		{"function f(n) { const a = []; for (let i = 0; i < n; i++) a.push(i); }", "f",
			"O(n)", "push", NULL},
		{"function f(n) { const a = []; for (let i = 0; i < n; i++) a.unshift(i); }", "f",
			"O(n^2)", "unshift", NULL},
		{"function f(a) { for (let i = 0; i < a.length; i++) a.splice(i, 1); }", "f",
			"O(n^2)", "splice", NULL},
		{"function f(a) { for (const x of a) b = a.slice(1); }", "f", "O(n^2)", "slice",
			NULL},
		{"function f(a) { let r = []; for (const x of a) r = r.concat([x]); }", "f",
			"O(n^2)", "concat to grow", NULL},
		{"function f(a) { let r = []; for (const x of a) r = [...r, x]; }", "f", "O(n^2)",
			"spread to grow", NULL},
		{"function f(a) { const m = new Map(); for (const x of a) m.set(x, 1); }", "f",
			"O(n)", "a map", NULL},
		{"function f(a) { const s = new Set(); for (const x of a) { if (s.has(x)) return;\n"
		 "  s.add(x); } }",
			"f", "O(n)", "a set", NULL},
		{"function f(a) { const o = {}; for (const x of a) o[x] = (o[x] || 0) + 1; }", "f",
			"O(n)", "an object as a map", NULL},
		{"function f(a) { for (const x of a) m = Math.max(...a); }", "f", "O(n^2)",
			"max of a spread", NULL},
		{"function f(a) { for (const x of a) m = Math.max(m, x); }", "f", "O(n)",
			"max of two", NULL},
		{"function f(s) { for (let i = 0; i < s.length; i++) t = s.substring(0, i); }", "f",
			"O(n^2)", "prefixes", NULL},
		{"function f(s) { return s.split('').reverse().join(''); }", "f", "O(n)",
			"reversing a text", NULL},
		{"function f(o) { for (const k of Object.keys(o)) for (const j of Object.keys(o)) "
		 "; }",
			"f", "O(n^2)", "keys", NULL},
		{"function f(a) { return JSON.parse(JSON.stringify(a)); }", "f", "O(n)",
			"a copy through JSON", NULL},
		{"function f(n) { return new Array(n).fill(0); }", "f", "O(n)", "an array", NULL},
	};
	check_snippets("javascript", rows, ARRAY_LEN(rows));
}

static void recursion_is_solved(void **state)
{
	(void)state;
	static const struct snippet rows[] = {
		{"function f(n) { return n <= 1 ? 1 : n * f(n - 1); }", "f", "O(n)", "factorial",
			NULL},
		{"function f(n) { if (n < 2) return n; return f(n - 1) + f(n - 2); }", "f",
			"O(1.62^n)", "Fibonacci", NULL},
		{"function f(n) { if (n === 0) return; f(n - 1); f(n - 1); }", "f", "O(2^n)",
			"Hanoi", NULL},
		{"const f = n => n < 2 ? 0 : 1 + f(Math.floor(n / 2));", "f", "O(log n)", "halving",
			NULL},
		{"function f(a, b) { return b === 0 ? a : f(b, a % b); }", "f", "O(log n)",
			"Euclid", NULL},
		{"function merge(l, r) { const o = []; let i = 0, j = 0;\n"
		 "  while (i < l.length && j < r.length) { if (l[i] < r[j]) o.push(l[i++]);\n"
		 "    else o.push(r[j++]); }\n  return o.concat(l.slice(i), r.slice(j)); }\n"
		 "function f(a) { if (a.length < 2) return a; const m = a.length >> 1;\n"
		 "  return merge(f(a.slice(0, m)), f(a.slice(m))); }",
			"f", "O(n log n)", "merge sort", NULL},
		{"function f(a, x, lo, hi) { if (lo > hi) return -1;\n"
		 "  const m = Math.floor((lo + hi) / 2);\n"
		 "  if (a[m] === x) return m;\n"
		 "  return a[m] < x ? f(a, x, m + 1, hi) : f(a, x, lo, m - 1); }",
			"f", "O(log n)", "binary search", NULL},
		{"function f(n, memo = {}) { if (memo[n] !== undefined) return memo[n];\n"
		 "  if (n < 2) return n; return memo[n] = f(n - 1, memo) + f(n - 2, memo); }",
			"f", "O(n)", "remembered by hand", NULL},
		{"function f(a, i) { if (i === a.length) return 0; return a[i] + f(a, i + 1); }",
			"f", "O(n)", "an index up to the length", NULL},
		{"function f(a, k) { if (k === a.length) return;\n"
		 "  for (let i = k; i < a.length; i++) { f(a, k + 1); } }",
			"f", "O(n!)", "a loop of calls", NULL},
	};
	check_snippets("javascript", rows, ARRAY_LEN(rows));
}

static void programs_take_their_sizes_from_the_input(void **state)
{
	(void)state;
	static const struct snippet rows[] = {
		{"const lines = require('fs').readFileSync(0, 'utf8').split('\\n');\n"
		 "for (const line of lines) console.log(line);",
			NULL, "O(n)", "all lines", NULL},
		{"const data = require('fs').readFileSync(0, "
		 "'utf8').trim().split(/\\s+/).map(Number);\n"
		 "data.sort((a, b) => a - b);\nconsole.log(data.join(' '));",
			NULL, "O(n log n)", "sorting the input", NULL},
		{"const fs = require('fs');\nconst n = Number(fs.readFileSync(0, 'utf8'));\n"
		 "for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) ;",
			NULL, "O(n^2)", "a number from the input", NULL},
		{"const rl = require('readline').createInterface({input: process.stdin});\n"
		 "const lines = [];\nrl.on('line', l => lines.push(l));\n"
		 "rl.on('close', () => { for (const a of lines) for (const b of lines) ; });",
			NULL, "O(n^2)", "line by line, then all pairs", NULL},
		{"let data = '';\nprocess.stdin.on('data', c => data += c);\n"
		 "process.stdin.on('end', () => { const a = data.split(' ').map(Number);\n"
		 "  for (let i = 0; i < a.length; i++) console.log(a[i]); });",
			NULL, "O(n)", "chunks, then the end", NULL},
		{"function main(n) { for (let i = 0; i < n; i++) ; }\nmain(100);", NULL, "O(1)",
			"a constant argument", NULL},
		{"class Q { constructor() { this.items = []; }\n"
		 "  take() { return this.items.shift(); } }",
			"take", "O(n)", "a field that the constructor makes", NULL},
		{"function* g(a) { for (const x of a) yield* a; }", "g", "O(n^2)",
			"an array that is handed on", NULL},
	};
	check_snippets("javascript", rows, ARRAY_LEN(rows));
}

static void functions_get_the_names_they_are_assigned_to(void **state)
{
	(void)state;
	owned(analysis_done) struct analysis analysis = {0};
	analyse("javascript",
		"const a = x => x;\nlet b = function () {};\nclass K { m() {} static s() {} }\n"
		"const o = { p: n => n, q(n) { return n; } };\nmodule.exports.e = () => 1;\n"
		"function* g() { yield 1; }\n",
		&analysis);
	static const char *const names[] = {"a", "b", "K.m", "K.s", "p", "q", "e", "g"};
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		if (!analysis_find(&analysis, names[i]))
			fail_msg("'%s' is not there", names[i]);
	}
}

static void what_is_unknown_lowers_the_confidence(void **state)
{
	(void)state;
	static const char *const doubtful[] = {
		"function f(x) { return mystery(x); }",
		"function f(x) { while (x.more()) ; }",
		"function f(a, b) { return a.filter(x => b.includes(x)); }",
		"function f(x) { eval(x); }",
	};
	for (size_t i = 0; i < ARRAY_LEN(doubtful); i++) {
		owned(analysis_done) struct analysis analysis = {0};
		analyse("javascript", doubtful[i], &analysis);
		const struct analysis_function *f = wanted(&analysis, "f");
		if (f->time.confidence > 0.9 || f->reasons.len == 0)
			fail_msg("%s: %g", doubtful[i], f->time.confidence);
	}
}

static void syntax_errors_leave_the_rest(void **state)
{
	(void)state;
	owned(analysis_done) struct analysis analysis = {0};
	analyse("javascript", "function f(n) { for (let i = 0; i < n; i++) ; }\nlet x = = 3;\n",
		&analysis);
	assert_int_equal(wanted(&analysis, "f")->time.growth.kind, GROWTH_LINEAR);
	assert_true(wanted(&analysis, "f")->time.confidence < 0.95);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(loops_multiply_by_what_they_go_through),
		cmocka_unit_test(callbacks_run_once_an_item),
		cmocka_unit_test(library_calls_cost_what_they_do),
		cmocka_unit_test(recursion_is_solved),
		cmocka_unit_test(programs_take_their_sizes_from_the_input),
		cmocka_unit_test(functions_get_the_names_they_are_assigned_to),
		cmocka_unit_test(what_is_unknown_lowers_the_confidence),
		cmocka_unit_test(syntax_errors_leave_the_rest),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
