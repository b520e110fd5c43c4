#include "argus/infer.h"

#include <string.h>

#include "base/mem.h"
#include "unit.h"

/* A program, and the input that is to be among the first so many that are tried; NULL: it reads none. */
static const struct {
	const char *path, *text, *input;
	size_t within;
} programs[] = {
	{"a.py", "n = int(input())\nprint(n)\n", "n", 1},
	{"a.py", "print(len(input()))\n", "string(n)", 1},
	{"a.py", "print(sum(map(int, input().split())))\n", "ints(n)", 1},
	{"a.py", "n = int(input())\na = list(map(int, input().split()))\n", "n; ints(n)", 1},
	{"a.py", "import sys\nd = sys.stdin.read().split()\nn = int(d[0])\n", "n; ints(n)", 1},
	{"a.py", "n = int(input())\nfor i in range(n):\n    x = int(input())\n",
		"n; lines(n, int(1, n))", 4},
	{"a.py", "import sys\nfor line in sys.stdin:\n    print(line.strip())\n",
		"string(n); string(n)", 1},
	{"a.py", "# input()\nprint('input()')\n", NULL, 0},
	{"a.py", "def f(input):\n    return input\n", NULL, 0},
	{"a.js", "const n = Number(require('fs').readFileSync(0, 'utf8'));\n", "n", 40},
	{"a.js",
		"const l = require('fs').readFileSync('/dev/stdin', 'utf8').split('\\n');\n"
		"const a = l[1].split(' ').map(Number);\n",
		"n; ints(n)", 1},
	{"a.js", "process.stdin.on('data', (d) => console.log(parseInt(d)));\n", "n; ints(n)", 1},
	{"a.js", "console.log(require('fs').readFileSync('config.json').length);\n", NULL, 0},
};

static size_t place_of(const struct infer *infer, const char *text)
{
	size_t at = 0;
	while (at < infer->len && strcmp(infer->items[at], text) != 0)
		at++;
	return at;
}

static void how_a_program_reads_says_what_it_takes(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(programs); i++) {
		struct err err = {0};
		owned(source_done) struct source source = {0};
		owned(infer_done) struct infer infer = {0};
		assert_int_equal(source_parse(programs[i].path, lang_of_path(programs[i].path),
					 programs[i].text, strlen(programs[i].text), &source, &err),
			0);
		if (infer_reads(&source) != (programs[i].input != NULL))
			fail_msg("program %zu reads, or not", i);
		if (!programs[i].input)
			continue;
		infer_input(&source, &infer);
		if (place_of(&infer, programs[i].input) >= programs[i].within)
			fail_msg("program %zu: %s first", i, infer.items[0]);
	}
}

static const struct {
	const char *path, *text, *first; /* NULL: nothing is to be tried */
	unsigned line;
} functions[] = {
	{"a.py", "def f(items):\n    return sorted(items)\n", "ints(n)", 1},
	{"a.py", "def f(n):\n    return sum(range(n))\n", "n", 1},
	{"a.py", "def f(a: list[int], k: int) -> int:\n    return a[k]\n", "ints(n), 7", 1},
	{"a.py", "def f(x: str):\n    return x\n", "string(n)", 1},
	{"a.py", "def f(x: list[str]):\n    return x\n", "words(n)", 1},
	{"a.py", "def f(m: list[list[int]]):\n    return m\n", "matrix(n, n)", 1},
	{"a.py", "def f(a):\n    return a[0][1] + a[1][0]\n", "matrix(n, n)", 1},
	{"a.py", "def f(q):\n    return q.lower() + q.strip()\n", "string(n)", 1},
	{"a.py", "def f(items, reverse=False, *rest):\n    pass\n", "ints(n)", 1},
	{"a.py", "def g():\n    pass\n\ndef f(word, text):\n    pass\n", "string(n), string(n)", 4},
	{"a.py", "def f():\n    pass\n", NULL, 1},
	{"a.py", "def f(a, b, c, d, e):\n    pass\n", NULL, 1},
	{"a.py", "x = 1\n", NULL, 1},
	{"a.js", "function f(nums, target) { return nums.map((x) => x - target); }\n", "ints(n), 7",
		1},
	{"a.js", "const f = (s) => s.charCodeAt(0) + s.length;\n", "string(n)", 1},
	{"a.js", "const f = grid => grid[0][0];\n", "matrix(n, n)", 1},
};

static void its_parameters_say_what_a_function_takes(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(functions); i++) {
		struct err err = {0};
		owned(source_done) struct source source = {0};
		owned(infer_done) struct infer infer = {0};
		assert_int_equal(
			source_parse(functions[i].path, lang_of_path(functions[i].path),
				functions[i].text, strlen(functions[i].text), &source, &err),
			0);
		infer_args(&source, functions[i].line, &infer);
		const char *first = infer.len > 0 ? infer.items[0] : "nothing";
		if (strcmp(first, functions[i].first ? functions[i].first : "nothing") != 0)
			fail_msg("function %zu: %s", i, first);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(how_a_program_reads_says_what_it_takes),
		cmocka_unit_test(its_parameters_say_what_a_function_takes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
