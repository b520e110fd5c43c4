/* Counters in Python's text: where they go, and what is left as it is. */
#include "argus/instrument.h"

#include "unit.h"

static void instrument(const char *text, struct instrumented *instrumented)
{
	struct err err = {0};
	owned(source_done) struct source source = {0};
	if (source_parse("a.py", lang_at(LANG_PYTHON), text, strlen(text), &source, &err) != 0 ||
		instrument_source(&source, instrumented, &err) != 0)
		fail_msg("%s", err.text);
}

static const struct row {
	const char *text, *expected, *why;
} counters[] = {
	{"for x in xs: pass\n", "for x in _acp((xs),_ak0): pass\n", "a loop"},
	{"for x in(1, 2): pass\n", "for x in _acp(((1, 2)),_ak0): pass\n", "no space after in"},
	{"for x in 1, 2: pass\n", "for x in _acp((1, 2),_ak0): pass\n", "a tuple without brackets"},
	{"while x := f(): pass\n", "while (x := f())and _an(_ak0): pass\n", "an assignment inside"},
	{"def f(): return 1\n", "def f(): _an(_ak0);return 1\n", "a suite in one line"},
	{"def f():\n    'd'\n    while x: pass\n",
		"def f():\n    'd';_an(_ak0)\n    while (x)and _an(_ak1): pass\n",
		"after the documentation"},
	{"def f():\n\tif(x): pass\n", "def f():\n\tif _an(_ak0)and((x)): pass\n", "if comes first"},
	{"def f():\n    for x in y: pass\n",
		"def f():\n    for x in _an(_ak0)and(_acp((y),_ak1)): pass\n",
		"a loop comes first"},
	{"def f():\n    with (a as b, c): pass\n",
		"def f():\n    with (_an(_ak0)and(a) as b, c): pass\n", "with comes first"},
	{"def f():\n    try: g()\n    finally: pass\n",
		"def f():\n    try: _an(_ak0);g()\n    finally: pass\n", "try comes first"},
	{"def f(x):\n    while x: pass\n",
		"def f(x,*,_af0=0):\n    while (_af0 or(_af0:=_an(_ak0)))and (x)and _an(_ak1): "
		"pass\n",
		"while comes first"},
	{"def f(x):\n\n    while x: pass\n",
		"def f(x):\n    _an(_ak0) \n    while (x)and _an(_ak1): pass\n", "an empty line"},
	{"def f():\n    yield from xs\n", "def f():\n    _an(_ak0);yield from _acp((xs),_ak1)\n",
		"what is handed on"},
	{"def f():\n    yield x\n", "def f():\n    _an(_ak0);yield x\n", "one item"},
	{"def f():\n    y = yield from g()\n", "def f():\n    _an(_ak0);y = yield from g()\n",
		"its result is used"},
	{"def f():\n    yield from g()\nf().send(1)\n",
		"def f():\n    _an(_ak0);yield from g()\nf().send(1)\n", "it is sent to"},
	{"f = lambda:x\n", "f = lambda:_an(_ak0)and(x)\n", "a lambda"},
	{"[x for x in y if x]\n", "[x for x in _acp((y),_ak0) if x]\n", "a comprehension"},
	{"[x async for x in y]\n", "[x async for x in y if _an(_ak0)]\n", "an asynchronous one"},
	{"f'{[x for x in y]=}'\n", "_aq0(f'{[x for x in y]=}')\n", "an expression that is shown"},
	{"def f(x: [i for i in y]): pass\n", "def f(x: [i for i in y]): _an(_ak0);pass\n",
		"an annotation"},
};

static const struct row probes[] = {
	{"xs.insert(0, x)\n", "_aq0(xs).insert(0, x)\n", "a receiver"},
	{"xs.pop()\n", "xs.pop()\n", "a constant cost"},
	{"xs.pop(-1)\n", "xs.pop(-1)\n", "the last"},
	{"xs.pop(i)\n", "_aq0(xs).pop(i)\n", "any other"},
	{"xs.extend(*y)\n", "_aq0(xs).extend(*_aa0(_aq1(y)))\n", "receiver and argument"},
	{"sorted(xs, key=f)\n", "sorted(_aa0(xs), key=f)\n", "a function"},
	{"sorted = f\nsorted(xs)\n", "sorted = f\nsorted(xs)\n", "a name of one's own"},
	{"import heapq as h\nh.heappop(xs)\n", "import heapq as h\nh.heappop(_aa0(xs))\n",
		"a module's function"},
	{"max(a, b)\n", "max(a, b)\n", "two values"},
	{"x in(y)\n", "x in _aq0((y))\n", "searched"},
	{"a not in b in c\n", "a not in _aq0(b) in _aq1(c)\n", "searched twice"},
	{"x in (1, 2)\n", "x in (1, 2)\n", "a constant"},
	{"xs[1:] = ys[:2]\n", "xs[1:] = _ar0(_aq1(ys[:2]))\n", "a slice that is read"},
	{"del xs[1:]\n", "del _aq0(xs)[_aa0(1):]\n", "one that is deleted"},
	{"f(*xs[1:])\n", "f(*_aq0(_aq1(xs[1:])))\n", "one that is spread"},
	{"s += str(x)\n", "s += _ae0(str(_aa1(x)),s)\n", "what is added shows a text"},
	{"n += x\n", "n += x\n", "it may be a number"},
	{"def f():\n    s = ''\n    s += t\n",
		"def f():\n    _an(_ak0);s = ''\n    s += _ab1(t,s)\n",
		"a variable of the function's own"},
	{"s = ''\ns += t\n", "s = ''\ns += _ae0(t,s)\n", "one of the module's"},
	{"def f():\n    global s\n    s += 'x'\n",
		"def f():\n    _an(_ak0);global s\n    s += _ae1('x',s)\n", "one that is global"},
	{"o.s += 'x' + t\n", "o.s += _ad0(_aq1('x' + t),o,\"s\")\n", "an attribute"},
	{"def f(x):\n    s = ''\n    s = s + x\n",
		"def f(x):\n    _an(_ak0);s = ''\n    s = s + _ac1(x,s)\n", "the same without +="},
	{"s = ''\nprint(x + s)\n", "s = ''\nprint(_aa0(_aq1(x + s)))\n", "a name of a text"},
	{"n = 0\nm = n + k\n", "n = 0\nm = n + k\n", "a name of a number"},
	{"reduce(lambda a, b: a + b, xs)\n",
		"reduce(_aa0(lambda a, b: _an(_ak1)and(_aq2(a + b))), _ab0(xs))\n", "folded"},
	{"a == b\n", "a == _ab0(b,a)\n", "nothing is known of either"},
	{"a = 1\na == b\n", "a = 1\na == b\n", "one is a number"},
	{"a < b\n", "a < b\n", "numbers are ordered more often"},
	{"len(a)\na < b\n", "len(a)\na < _ab0(b,a)\n", "one has a length"},
	{"a = set()\na | b\n", "a = set()\n_aq0(a | b)\n", "sets joined"},
	{"a = set()\na & b\n", "a = set()\na & _ab0(b,a)\n", "what both have"},
	{"a = set()\na - b\n", "a = set()\n_aq0(a) - b\n", "what one has"},
	{"a | b\n", "a | b\n", "bits"},
	{"a = set()\na |= b\n", "a = set()\na |= _aq0(b)\n", "a set that grows"},
	{"[*a, b]\n", "_aq0([*a, b])\n", "a display"},
	{"[*a, b] = c\n", "[*a, b] = _aq0(c)\n", "a target, not a display"},
	{"{**a}\n", "_aq0({**a})\n", "a dictionary of another"},
	{"a, *b = c\n", "a, *b = _aq0(c)\n", "unpacked"},
	{"f(*a)\n", "f(*_aq0(a))\n", "spread"},
	{"print(*a)\n", "print(*_aq0(a))\n", "spread once"},
	{"del xs[-1]\n", "del xs[-1]\n", "the last is deleted"},
	{"del xs[i], d['x']\n", "del _aq0(xs)[_aa0(i)], d['x']\n", "deleted by index"},
	{"xs[i:j] = f\n", "_aq0(xs)[_aa0(i):_ab0(j)] = _ar0(f)\n", "a slice that is replaced"},
	{"xs[::2] = f\n", "xs[::2] = _ar0(f)\n", "as many come as go"},
	{"s = ''\nf'{s};'\n", "s = ''\n_aq0(f'{s};')\n", "a formatted text"},
	{"s = ''\n'a' f'{s}'\n", "s = ''\n_aq0('a' f'{s}')\n", "two texts side by side"},
	{"f'{n}'\n", "f'{n}'\n", "it may be a number"},
	{"s.find(t, i)\n", "_ar0(_aq0(s).find(t, _ab0(i)))\n", "from a start"},
	{"s.split()\n", "_ar0(_aq0(s).split())\n", "pieces"},
	{"d.rotate(k)\n", "_aq0(d).rotate(_aa0(k))\n", "how far it is turned"},
	{"sum(xs, [])\n", "sum(_aa0(xs), _ab0([]))\n", "lists are added up"},
	{"sum(xs, 1)\n", "sum(_aa0(xs), 1)\n", "numbers are"},
	{"islice(xs, 1, None)\n", "islice(xs, 1, None)\n", "a constant start"},
	{"islice(xs, i)\n", "islice(_aa0(xs), _ab0(i))\n", "up to a place"},
	{"sorted(xs)\n", "sorted(_ae0(xs))\n", "without a key"},
	{"xs.sort(key=f)\n", "_aq0(xs).sort(key=f)\n", "with a key"},
	{"max(xs, key=ys.count)\n", "max(_aa0(xs), key=_av1(ys.count))\n", "handed on"},
	{"f = {1: sorted}\nf[1](xs)\n", "f = {1: sorted}\n_av1(f[1])(xs)\n",
		"kept for later, and charged where it is called"},
	{"f = xs.count\nf(1)\n", "f = xs.count\n_av1(f)(1)\n", "a method that is kept"},
	{"key(sorted)\n", "_av0(key)(sorted)\n", "the program's own sees it as it is"},
	{"f(1)\n", "f(1)\n", "nothing is kept"},
	{"f(list)\n", "f(list)\n", "types stay what they are"},
	{"from heapq import heappop as pop\npop(h)\n",
		"from heapq import heappop as pop\npop(_aa0(h))\n", "under another name"},
	{"'a' + s + 'b'\n", "_aq0('a' + s + 'b')\n", "a chain once"},
	{"'a' + 'b'\n", "'a' + 'b'\n", "folded by the compiler"},
	{"[0] * n\n", "_aq0([0] * n)\n", "repeated"},
};

static void check(const struct row *rows, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		owned(instrumented_done) struct instrumented instrumented = {0};
		instrument(rows[i].text, &instrumented);
		if (strcmp(str_text(&instrumented.text), rows[i].expected) != 0)
			fail_msg("%s: %s", rows[i].why, str_text(&instrumented.text));
	}
}

static void counters_stand_where_python_takes_them(void **state)
{
	(void)state;
	check(counters, ARRAY_LEN(counters));
}

static void probes_see_what_a_cost_depends_on(void **state)
{
	(void)state;
	check(probes, ARRAY_LEN(probes));
}

static void what_cannot_be_counted_is_a_gap(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		unsigned line;
		const char *why;
	} rows[] = {
		{"x = 1\neval(x)\n", 2, "what eval or exec runs"},
		{"_an = 1\nfor x in y: pass\n", 1,
			"the whole program: it uses names of the counters"},
		{"\ndef f():\n    def g(): return 1\n", 2,
			"calls of this function: it starts with a definition or a loop"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(instrumented_done) struct instrumented instrumented = {0};
		instrument(rows[i].text, &instrumented);
		assert_int_equal(instrumented.gaps_len, 1);
		assert_int_equal(instrumented.gaps[0].line, rows[i].line);
		assert_string_equal(instrumented.gaps[0].why, rows[i].why);
	}
}

static void sites_are_described_a_line_each(void **state)
{
	(void)state;
	owned(instrumented_done) struct instrumented instrumented = {0};
	owned(str_done) struct str lines = {0};
	instrument("def f(x):\n    for i in x: x.sort()\n", &instrumented);
	instrument_describe(&instrumented, &lines);
	assert_string_equal(str_text(&lines), "function\tf\nloop\t\ncall\tsort\n");
	assert_int_equal(instrumented.sites[2].line, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counters_stand_where_python_takes_them),
		cmocka_unit_test(probes_see_what_a_cost_depends_on),
		cmocka_unit_test(what_cannot_be_counted_is_a_gap),
		cmocka_unit_test(sites_are_described_a_line_each),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
