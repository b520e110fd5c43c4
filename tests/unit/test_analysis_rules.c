/* The rules that take more than one statement to tell: amortised steps, sums over items, recursion
 * that remembers, test cases, advice. */
#include "analysis/pattern.h"
#include "snippets.h"

static void steps_are_shared_with_the_loop_around(void **state)
{
	(void)state;
	static const struct snippet python[] = {
		{"def f(text, word, back):\n  k = 0\n  for c in text:\n"
		 "    while k and c != word[k]: k = back[k - 1]\n    if c == word[k]: k += 1\n",
			"f", "O(n)", "back along a table of borders", NULL},
		{"def f(s):\n  i = 0\n  while i < len(s):\n    j = i\n"
		 "    while j < len(s) and s[j] == s[i]: j += 1\n    i = j\n",
			"f", "O(n)", "the outer loop goes on where the inner one ends", NULL},
		{"def f(s):\n  i = 0\n  out = []\n  while i < len(s):\n    start = i\n"
		 "    while i < len(s) and s[i] > ' ': i += 1\n    out.append(s[start:i])\n    i "
		 "+= 1\n",
			"f", "O(n)", "the slices are disjoint", NULL},
		{"def f(a):\n  inside = set()\n  left = 0\n  for x in a:\n    while x in inside:\n"
		 "      inside.discard(a[left])\n      left += 1\n    inside.add(x)\n",
			"f", "O(n)", "a window that slides", NULL},
		{"def f(n):\n  while n > 0:\n    for _ in range(n): pass\n    n //= 2\n", "f",
			"O(n)", "a geometric sum", NULL},
		{"def f(parent, a):\n  for x in a:\n    while parent[x] != x:\n"
		 "      parent[x] = parent[parent[x]]\n      x = parent[x]\n",
			"f", "O(n)", "paths that get flatter", NULL},
		{"def f(n):\n  s, k = 0, 1\n  while s <= n:\n    s += k\n    k += 1\n", "f",
			"O(sqrt n)", "steps that grow", NULL},
		{"def f(a, k):\n  w = []\n  for x in a:\n    w.append(x)\n"
		 "    if len(w) > 3: w.pop(0)\n",
			"f", "O(n)", "a window of three", NULL},
		{"def f(a):\n  for i in range(0, len(a), 2):\n    s = a[i:i + 2]\n", "f", "O(n)",
			"a slice of two", NULL},
		{"def f(a, k):\n  for i in range(0, len(a), k):\n    s = a[i:i + k]\n", "f", "O(n)",
			"slices as long as the step", NULL},
	};
	static const struct snippet javascript[] = {
		{"function f(a, k) { const r = [];\n"
		 "  for (let i = 0; i < a.length; i += k) r.push(a.slice(i, i + k)); return r; }",
			"f", "O(n)", "slices as long as the step", NULL},
		{"function down(a, at, end) { for (;;) { let child = 2 * at + 1;\n"
		 "  if (child >= end) return; at = child; } }",
			"down", "O(log n)", "a sift through another variable", NULL},
		{"function f(a, b) { while (b > 0) { const r = a % b; a = b; b = r; } }", "f",
			"O(log n)", "a remainder through another variable", NULL},
	};
	check_snippets("python", python, ARRAY_LEN(python));
	check_snippets("javascript", javascript, ARRAY_LEN(javascript));
}

static void items_count_by_their_total(void **state)
{
	(void)state;
	static const struct snippet python[] = {
		{"n = 0\nfor word in input().split():\n  for c in word: n += 1\n", NULL, "O(n)",
			"letters of words", NULL},
		{"page = ''\nfor word in input().split(): page += word.lower()\n", NULL, "O(n)",
			"words put together", NULL},
		{"import sys\nfor line in sys.stdin:\n  for x in line.split(): pass\n", NULL,
			"O(n)", "lines of the input", NULL},
		{"def f(rows):\n  for row in rows:\n    for x in row: pass\n", "f", "O(n^2)",
			"rows of unknown length", NULL},
		{"from itertools import combinations\ndef f(a):\n"
		 "  for p in combinations(a, 2): sum(p)\n",
			"f", "O(n^2)", "pairs", NULL},
		{"def f(a):\n  for x in zip(*a): pass\n", "f", "O(n)", "columns", NULL},
	};
	check_snippets("python", python, ARRAY_LEN(python));
}

static void copies_are_seen_where_they_are_made(void **state)
{
	(void)state;
	static const struct snippet python[] = {
		{"class Log:\n  def __init__(self): self.text = ''\n"
		 "  def add(self, line): self.text += line\n"
		 "def f(lines):\n  log = Log()\n  for line in lines: log.add(line)\n",
			"f", "O(n^2)", "+= on an attribute", NULL},
		{"def f(a):\n  t = ''\n  for c in a:\n    old = t\n    t += c\n", "f", "O(n^2)",
			"a text with two owners", NULL},
		{"def f(a):\n  while a:\n    first, *a = a\n", "f", "O(n^2)", "a starred target",
			NULL},
		{"def f(a):\n  u = []\n  for x in a: u = list(set(u + [x]))\n", "f", "O(n^2)",
			"through a set and back", NULL},
		{"def f(a): return max(set(a), key=a.count)\n", "f", "O(n^2)",
			"a method that is handed on", NULL},
		{"from heapq import heappush as push\ndef f(a):\n  h = []\n  for x in a: push(h, "
		 "x)\n",
			"f", "O(n log n)", "an import by another name", NULL},
		{"TOOLS = {'a': sorted, 'b': len}\ndef f(name, xs):\n  tool = TOOLS[name]\n"
		 "  return tool(xs)\n",
			"f", "O(n log n)", "one function of several", NULL},
		{"class A:\n  @property\n  def total(self): return sum(self.items)\n"
		 "def f(a: A, n):\n  for i in range(n): a.total\n",
			"f", "O(n^2)", "a property", NULL},
	};
	static const struct snippet javascript[] = {
		{"function f(words) { let t = ''; let n = 0;\n"
		 "  for (const w of words) { t += w; if (t.charAt(0) === 'a') n++; } }",
			"f", "O(n^2)", "looking into what += has made", NULL},
		{"function f(a) { let all = []; a.forEach((x) => { all = all.concat([x]); }); }",
			"f", "O(n^2)", "a variable around a callback", NULL},
		{"function f(a) { let s = [0]; for (const x of a) s = [...s, ...s.map((y) => x + "
		 "y)]; }",
			"f", "O(2^n)", "a list that doubles", NULL},
		{"class C { get length() { let n = 0; for (let p = this.head; p; p = p.next) n++;\n"
		 "  return n; } }\nfunction f(c) { for (let i = 0; i < 9; i++) c.length; }",
			"f", "O(n)", "a getter", NULL},
		{"function f(text) { return /^([a-z]+)+$/.test(text + '!'); }", "f", "O(2^n)",
			"an expression that tries every way", NULL},
	};
	check_snippets("python", python, ARRAY_LEN(python));
	check_snippets("javascript", javascript, ARRAY_LEN(javascript));
}

static void recursion_is_told_by_what_it_keeps(void **state)
{
	(void)state;
	static const struct snippet python[] = {
		{"known = {}\ndef f(i, j):\n  if (i, j) in known: return known[i, j]\n"
		 "  r = 1 if i == 0 or j == 0 else f(i - 1, j) + f(i, j - 1)\n"
		 "  known[i, j] = r\n  return r\n",
			"f", "O(n^2)", "a table of results, whatever its name", "O(i*j)"},
		{"def f(a, lo=0, hi=None):\n  if hi is None: hi = len(a)\n  if lo >= hi: return "
		 "-1\n"
		 "  mid = (lo + hi) // 2\n"
		 "  return f(a, lo, mid) if a[mid] > 0 else f(a, mid + 1, hi)\n",
			"f", "O(log n)", "a border that starts as None", NULL},
		{"def visit(tree, at, above):\n  for v in tree[at]:\n"
		 "    if v != above: visit(tree, v, at)\n",
			"visit", "O(n)", "a tree, not gone back to where it came from", NULL},
		{"def f(i, room, w):\n  if i == len(w): return 0\n"
		 "  return max(f(i + 1, room, w), f(i + 1, room - w[i], w))\n",
			"f", "O(2^n)", "one parameter moves in each call", NULL},
		{"class A:\n  def close(self):\n    self.file.close()\n    self.other.close()\n",
			"A.close", "O(1)", "a method of that name on something else", NULL},
	};
	static const struct snippet javascript[] = {
		{"const memo = (g) => { const known = new Map(); return (n) => {\n"
		 "  if (!known.has(n)) known.set(n, g(n)); return known.get(n); }; };\n"
		 "const slow = memo((n) => { let s = 0; for (let i = 0; i < n; i++) s += i; return "
		 "s; });\n"
		 "function f(n) { return slow(n); }",
			"f", "O(n)", "a function out of a closure", NULL},
		{"const orders = (a) => a.length < 2 ? [a] : a.flatMap((x, i) =>\n"
		 "  orders([...a.slice(0, i), ...a.slice(i + 1)]).map((p) => [x, ...p]));",
			"orders", "O(n!)", "calls in a callback", NULL},
	};
	check_snippets("python", python, ARRAY_LEN(python));
	check_snippets("javascript", javascript, ARRAY_LEN(javascript));
}

static void test_cases_are_a_size_of_their_own(void **state)
{
	(void)state;
	static const struct {
		const char *source, *time, *one, *why;
	} rows[] = {
		{"for _ in range(int(input())):\n  a = list(map(int, input().split()))\n"
		 "  a.sort()\n  print(a[0])\n",
			"O(n^2 log n)", "O(n log n)", "read and printed"},
		{"def solve():\n  n = int(input())\n  print(sum(range(n)))\n"
		 "t = int(input())\nwhile t:\n  solve()\n  t -= 1\n",
			"O(n^2)", "O(n)", "counted down, by a function"},
		{"n = int(input())\ns = 0\nfor _ in range(n): s += int(input())\nprint(s)\n",
			"O(n)", "unknown", "a sum over all of them"},
		{"n = int(input())\na = []\nfor _ in range(n): a.append(int(input()))\n"
		 "print(sorted(a))\n",
			"O(n log n)", "unknown", "kept for later"},
		{"n = int(input())\na = list(map(int, input().split()))\n"
		 "for _ in range(n): print(a.index(int(input())))\n",
			"O(n^2)", "unknown", "questions about the same list"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(analysis_done) struct analysis analysis = {0};
		char text[GROWTH_TEXT_MAX];
		analyse("python", rows[i].source, &analysis);
		const struct analysis_function *program = &analysis.program;
		if (strcmp(growth_print(program->time.growth, false, text), rows[i].time) != 0)
			fail_msg("%s: %s in all", rows[i].why, text);
		bool none = program->per_case.kind == GROWTH_UNKNOWN;
		growth_print(program->per_case, false, text);
		if (strcmp(none ? "unknown" : text, rows[i].one) != 0)
			fail_msg("%s: %s for one case", rows[i].why, none ? "unknown" : text);
	}
}

static void arguments_come_to_their_parameters(void **state)
{
	(void)state;
	static const struct snippet python[] = {
		{"def g(*xs):\n  for x in xs: pass\ndef f(n):\n  for i in range(n): g(i, i, 0)\n",
			"f", "O(n)", "a rest of three", NULL},
		{"def g(*xs):\n  for x in xs: pass\ndef f(a):\n  for i in a: g(*a)\n", "f",
			"O(n^2)", "a list that is spread", NULL},
		{"def g(k, x):\n  for i in x: pass\ndef f(rows):\n  for row in rows: g(*row)\n",
			"f", "O(n^2)", "items of what is spread", NULL},
	};
	static const struct snippet javascript[] = {
		{"function f(a, { size = 100 } = {}) {\n"
		 "  for (let i = 0; i < a.length; i += size) a.slice(i, i + size).sort(); }",
			"f", "O(n)", "a default in a pattern", NULL},
		{"function f(a) { let log = [];\n"
		 "  for (const x of a) log = [...log, x].slice(-50); }",
			"f", "O(n)", "a list that is cut", NULL},
		{"function f(a) { let log = [];\n"
		 "  for (const x of a) log = [...log, x].slice(); }",
			"f", "O(n^2)", "a list that is not", NULL},
		{"class Heap { items = [];\n"
		 "  push(x) { const { items } = this; items.push(x); }\n}\n"
		 "function f(n) { const h = new Heap();\n"
		 "  for (let i = 0; i < n; i++) h.push(i); }",
			"f", "O(n)", "a field by its name", NULL},
	};
	check_snippets("python", python, ARRAY_LEN(python));
	check_snippets("javascript", javascript, ARRAY_LEN(javascript));
}

static void advice_names_the_line_and_what_is_cheaper(void **state)
{
	(void)state;
	static const struct {
		const char *lang, *source;
		unsigned line; /* 0: nothing is advised */
		const char *part, *why;
	} rows[] = {
		{"python",
			"def f(a):\n  seen = []\n  for x in a:\n    if x not in seen: "
			"seen.append(x)\n",
			4, "a set", "a list is searched"},
		{"python", "def f(a):\n  q = list(a)\n  while q:\n    q.pop(0)\n", 4, "deque",
			"a list is a queue"},
		{"python", "def f(a):\n  return 3 in [1, 2, 3]\n", 0, "", "a short list"},
		{"python", "def f(a):\n  a.insert(0, 1)\n", 0, "", "once"},
		{"javascript",
			"function f(a) {\n  const q = [...a];\n  while (q.length) q.shift();\n}", 3,
			"shift", "an array is a queue"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(analysis_done) struct analysis analysis = {0};
		analyse(rows[i].lang, rows[i].source, &analysis);
		const struct analysis_reasons *advice = &wanted(&analysis, "f")->advice;
		assert_row((advice->len > 0) == (rows[i].line > 0), &rows[i]);
		if (rows[i].line == 0)
			continue;
		assert_row(advice->items[0].line == rows[i].line, &rows[i]);
		assert_row(strstr(advice->items[0].text, rows[i].part), &rows[i]);
	}
}

static void the_runner_up_and_the_total_are_told(void **state)
{
	(void)state;
	owned(analysis_done) struct analysis analysis = {0};
	analyse("python",
		"def f(a):\n  a.sort()\n  for x in a:\n    for y in a: pass\n  return [0] * "
		"len(a)\n",
		&analysis);
	const struct analysis_function *f = wanted(&analysis, "f");
	assert_string_equal(f->time.bound, "O(len(a)^2)");
	assert_string_equal(f->runner_up, "O(len(a) log len(a))");
	assert_true(f->runner_up_reasons.len > 0);
	assert_int_equal(f->runner_up_reasons.items[0].line, 2);
	analysis_done(&analysis);
	analyse("python", "def g(a):\n  s = 0\n  for x in a: s += x\n  return s\n", &analysis);
	assert_string_equal(wanted(&analysis, "g")->space.bound, "O(1)");
	assert_string_equal(wanted(&analysis, "g")->total.bound, "O(len(a))");
}

static void patterns_that_go_back_are_told(void **state)
{
	(void)state;
	static const struct {
		const char *pattern;
		enum pattern_cost cost;
	} rows[] = {{"", PATTERN_LINEAR}, {"a+b", PATTERN_LINEAR}, {"(a+)+$", PATTERN_EXPONENTIAL},
		{"^(\\w+\\s?)*$", PATTERN_EXPONENTIAL}, {"(a|b*)*c", PATTERN_EXPONENTIAL},
		{"(?:[a-z]+)*x", PATTERN_EXPONENTIAL}, {"(a+)+", PATTERN_LINEAR},
		{"(\\d+,)*x", PATTERN_LINEAR}, {"\\s+$", PATTERN_QUADRATIC},
		{"^\\s+$", PATTERN_LINEAR}, {"[ \\]]*$", PATTERN_QUADRATIC},
		{"(((", PATTERN_LINEAR}, {"))*)+x", PATTERN_LINEAR}, {"[", PATTERN_LINEAR},
		{"\\", PATTERN_LINEAR}, {"a{2,", PATTERN_LINEAR},
		{"(a{2,})+x", PATTERN_EXPONENTIAL}, {"(\\p{L}+)+x", PATTERN_EXPONENTIAL},
		{"({+)+x", PATTERN_EXPONENTIAL}, {"\\p{L", PATTERN_LINEAR}};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		if (pattern_cost(rows[i].pattern) != rows[i].cost)
			fail_msg("%s: %d", rows[i].pattern, pattern_cost(rows[i].pattern));
	}
}

/* Each of these was given a lower bound. */
static void steps_that_are_not_shared_count_in_full(void **state)
{
	(void)state;
	static const struct snippet rows[] = {
		{"def f(a, n):\n  for i in a:\n    for j in range(0, n, i): pass\n", "f", "O(n^2)",
			"the items may all be one", NULL},
		{"def f(a, n):\n  for i in a:\n    j = 0\n    while j < n: j += i\n", "f", "O(n^2)",
			"the same in a while loop", NULL},
		{"def f(n):\n  j = 0\n  for i in range(n):\n    j += n\n    while j > 0: j -= 1\n",
			"f", "O(n^2)", "each trip of the outer loop gives n steps back", NULL},
		{"def f(n, m):\n  j = n\n  for i in range(m):\n    j += 1\n"
		 "    while j > 0: j -= 1\n",
			"f", "O(n)", "the first trip goes down from n", "O(n+m)"},
		{"def f(n, a):\n  s = []\n  for i in range(n):\n    s.extend(range(n))\n"
		 "    while s:\n      s.pop()\n      sum(a)\n",
			"f", "O(n^3)", "many items are pushed at a time", "O(n^2*len(a))"},
		{"def f(n):\n  j = 0\n  for i in range(n):\n    j -= n\n    while j < n: j += 1\n",
			"f", "O(n^2)", "far down on each trip", NULL},
		{"def f(n):\n  i = 0\n  for k in range(n):\n    j = i // 2\n    while j < n: j += "
		 "1\n"
		 "    i = j\n",
			"f", "O(n^2)", "the inner loop goes on half-way back", NULL},
		{"def f(s, n, k):\n  for i in range(n): t = s[i - k:i]\n", "f", "O(n^2)",
			"a slice is as wide as what is taken from its end", "O(n*k)"},
		{"def f(n, c):\n  i = 0\n  for k in range(n):\n    j = i\n    while j < n: j += 1\n"
		 "    if c[k]: i = j\n",
			"f", "O(n^2)", "it goes on there on some trips only", NULL},
		{"def f(n, a):\n  t = left = 0\n  for x in a:\n    t += x\n    while t >= n:\n"
		 "      t -= a[left]\n      left += 1\n",
			"f", "O(n)", "what is taken off was added, a piece a trip", NULL},
	};
	check_snippets("python", rows, ARRAY_LEN(rows));
}

static void a_branch_that_steps_does_not_halve(void **state)
{
	(void)state;
	static const struct snippet rows[] = {
		{"def f(a):\n  lo, hi = 0, len(a) - 1\n  while lo < hi:\n    mid = (lo + hi) // 2\n"
		 "    if a[mid] > a[hi]: lo = mid + 1\n    elif a[mid] < a[hi]: hi = mid\n"
		 "    else: hi -= 1\n",
			"f", "O(n)", "the minimum of a rotated list with equal items", NULL},
		{"def f(n, c):\n  while n > 0:\n    if c[n]: n //= 2\n    else: n -= 1\n", "f",
			"O(n)", "any test may choose the step", NULL},
		{"def f(n):\n  while n > 0:\n    if n % 2: n -= 1\n    else: n //= 2\n", "f",
			"O(log n)", "an even number comes after an odd one", NULL},
		{"def f(n):\n  while n > 1:\n    n -= 1\n    n //= 2\n", "f", "O(log n)", "both",
			NULL},
		{"def f(a, x):\n  lo, k = 0, len(a)\n  while k > 0:\n    half = k >> 1\n"
		 "    if a[lo + half] < x:\n      lo += half + 1\n      k -= half + 1\n"
		 "    else: k = half\n",
			"f", "O(log n)", "the step is a half", NULL},
	};
	check_snippets("python", rows, ARRAY_LEN(rows));
}

static void a_list_that_may_grow_ends_no_loop(void **state)
{
	(void)state;
	static const struct snippet rows[] = {
		{"def f(n):\n  a = [0]\n  i = 0\n  while i < n:\n    a += [1]\n    s = a[i]\n    i "
		 "+= "
		 "1\n",
			"f", "O(n)", "by +=", NULL},
		{"class B:\n  def f(self, n):\n    self.a = [0]\n    i = 0\n    while i < n:\n"
		 "      self.a.append(1)\n      s = self.a[i]\n      i += 1\n",
			"B.f", "O(n)", "a field", NULL},
		{"def put(b): b.append(1)\ndef f(n):\n  a = [0]\n  i = 0\n  while i < n:\n    "
		 "put(a)\n"
		 "    s = a[i]\n    i += 1\n",
			"f", "O(n)", "by a function that it is given to", NULL},
		{"def f(n):\n  a = [1, 2, 3]\n  i = 0\n  while i < n:\n    s = a[i] + len(a)\n    "
		 "i += "
		 "1\n",
			"f", "O(1)", "it stays", NULL},
	};
	check_snippets("python", rows, ARRAY_LEN(rows));
}

static void arguments_by_name_come_to_their_parameters(void **state)
{
	(void)state;
	static const struct snippet rows[] = {
		{"def g(a, b=1, k=1):\n  for x in range(k): pass\ndef f(n): g(1, k=n)\n", "f",
			"O(n)", "one between was left out", NULL},
		{"def g(a, b, k):\n  for x in range(k): pass\ndef f(n, m): g(b=n, k=m, a=1)\n", "f",
			"O(n)", "in another order", "O(m)"},
		{"def g(a, b=5, c=6):\n  for x in range(b): pass\ndef f(n): g(1, c=n)\n", "f",
			"O(1)", "the default of what was left out", NULL},
		{"def g(a, b, c, d, e, f, h, i, k=1):\n  for x in range(k): pass\n"
		 "def f(n): g(1, 2, 3, 4, 5, 6, 7, 8, n)\n",
			"f", "O(n)", "the ninth", NULL},
		{"def g(a, b, c, d, e, f, h, i, j, k=1):\n  for x in range(k): pass\n"
		 "def f(n): g(1, 2, 3, 4, 5, 6, 7, 8, 9, k=n)\n",
			"f", "O(n)", "the tenth, by its name", NULL},
		{"def g(a, **all):\n  for x in range(all['k']): pass\ndef f(n): g(1, j=3, k=n)\n",
			"f", "O(n)", "one of the others", NULL},
		{"class P:\n  def __init__(self, a=1, k=2): self.d = [0] * k\ndef f(n): P(k=n)\n",
			"f", "O(n)", "of a class", NULL},
		{"def g(a, out=None, k=1):\n  for x in a: out.append(x)\n"
		 "def f(a):\n  r = []\n  g(a, k=2, out=r)\n  for x in r:\n    for y in r: pass\n",
			"f", "O(n^2)", "what is added to a list that is given by name", NULL},
		{"def f(a, k=3, i=0):\n  if i == len(a): return 0\n  return f(a, i=i + 1)\n", "f",
			"O(n)", "the next call of itself", NULL},
	};
	check_snippets("python", rows, ARRAY_LEN(rows));
}

static void numbers_go_below_zero(void **state)
{
	(void)state;
	static const struct snippet rows[] = {
		{"def f(n):\n  lo = -n\n  for i in range(lo, 0): pass\n", "f", "O(n)", "from below",
			NULL},
		{"def f(n, k):\n  for i in range(n, 0, -k): pass\n", "f", "O(n)",
			"down by a step that is no constant", NULL},
		{"def f(n):\n  x = 0\n  for i in range(n): x -= i\n  for j in range(-x): pass\n",
			"f", "O(n^2)", "down from zero", NULL},
	};
	check_snippets("python", rows, ARRAY_LEN(rows));
}

static void a_text_of_digits_may_become_longer(void **state)
{
	(void)state;
	static const struct snippet rows[] = {
		{"def f(n, m):\n  s = str(n)\n  for i in range(m): s += 'x'\n  for a in s:\n"
		 "    for b in s: pass\n",
			"f", "O(n^2)", "by +=", NULL},
		{"def f(n, w, c):\n  s = str(n)\n  if c: s = ''.join(w)\n  for a in s:\n"
		 "    for b in s: pass\n",
			"f", "O(n^2)", "on another path it is another text", NULL},
		{"def f(n, c):\n  s = ''\n  if c: s = str(n)\n  for a in s: pass\n", "f",
			"O(log n)", "or an empty one", NULL},
		{"from itertools import zip_longest\ndef f(a):\n  for x, y in zip_longest([1], a): "
		 "pass\n",
			"f", "O(n)", "as long as the longest", NULL},
	};
	check_snippets("python", rows, ARRAY_LEN(rows));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(steps_are_shared_with_the_loop_around),
		cmocka_unit_test(steps_that_are_not_shared_count_in_full),
		cmocka_unit_test(a_branch_that_steps_does_not_halve),
		cmocka_unit_test(a_list_that_may_grow_ends_no_loop),
		cmocka_unit_test(arguments_by_name_come_to_their_parameters),
		cmocka_unit_test(numbers_go_below_zero),
		cmocka_unit_test(a_text_of_digits_may_become_longer),
		cmocka_unit_test(items_count_by_their_total),
		cmocka_unit_test(copies_are_seen_where_they_are_made),
		cmocka_unit_test(recursion_is_told_by_what_it_keeps),
		cmocka_unit_test(test_cases_are_a_size_of_their_own),
		cmocka_unit_test(arguments_come_to_their_parameters),
		cmocka_unit_test(advice_names_the_line_and_what_is_cheaper),
		cmocka_unit_test(the_runner_up_and_the_total_are_told),
		cmocka_unit_test(patterns_that_go_back_are_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
