#include "argus/config.h"

#include <string.h>

#include "unit.h"

static int parse(const char *text, struct config *config, struct err *err)
{
	return config_parse(text, strlen(text), "ci/argus.yaml", config, err);
}

static void a_target_is_what_its_keys_say(void **state)
{
	(void)state;
	struct err err = {0};
	owned(config_done) struct config config = {0};
	static const char text[] = "# a comment\n"
				   "targets:\n"
				   "  - name: pairs\n"
				   "    file: ../src/pairs.py\n"
				   "    function: two_sum\n"
				   "    args: 'ints(n), 7'\n"
				   "    expect: n log n\n"
				   "    expect-memory: O(n)\n"
				   "    metric: cpu\n"
				   "    sizes: 1k..64k\n"
				   "    max-n: 32k\n"
				   "    seed: 9\n"
				   "    budget: 5s\n"
				   "    timeout: 250ms\n"
				   "    memory: 256M\n"
				   "    thresholds: {counts: 0%, exponent: 0.25}\n"
				   "  - {file: /abs/b.js, input: n}\n";
	if (parse(text, &config, &err) < 0)
		fail_msg("%s", err.text);
	assert_int_equal(config.len, 2);
	const struct config_target *first = &config.targets[0];
	assert_string_equal(first->name, "pairs");
	assert_string_equal(first->spec.path, "ci/../src/pairs.py");
	assert_string_equal(first->spec.function, "two_sum");
	assert_string_equal(first->spec.args, "ints(n), 7");
	assert_int_equal(first->spec.expect.kind, GROWTH_LINEARITHMIC);
	assert_int_equal(first->spec.expect_memory.kind, GROWTH_LINEAR);
	assert_true(first->clock);
	assert_int_equal(first->spec.n_min, 1000);
	assert_int_equal(first->spec.n_max, 32000);
	assert_int_equal(first->spec.seed, 9);
	assert_true(first->spec.budget_seconds == 5 && first->spec.timeout_seconds == 0.25);
	assert_int_equal(first->spec.memory_bytes, 256 << 20);
	assert_true(first->counts == 0 && first->exponent == 0.25);
	assert_int_equal(first->line, 3);
	const struct config_target *second = &config.targets[1];
	assert_string_equal(second->name, "/abs/b.js");
	assert_string_equal(second->spec.path, "/abs/b.js");
	assert_false(second->clock);
	assert_int_equal(second->spec.seed, 1);
}

#define TARGET "targets:\n  - file: a.py\n    input: n\n"

static const struct {
	const char *text;
	const char *place; /* "" where it is the file as a whole */
	const char *says;
} rows[] = {
	{"", "", "there are no targets"},
	{"targets: []\n", "", "there are no targets"},
	{"- a\n", ":1:1:", "a table of keys"},
	{"targets: 7\n", ":1:10:", "are a list"},
	{"targets:\n  - a.py\n", ":2:5:", "a table of keys"},
	{"target:\n  - a\n", ":1:1:", "unknown key 'target'; did you mean 'targets'"},
	{TARGET "    functon: f\n", ":4:5:", "did you mean 'function'; there are name, file,"},
	{TARGET "    input: 2*n\n", ":4:5:", "'input' is there twice, first in line 3"},
	{TARGET "    expect: fast\n", ":4:13:", "expect: "},
	{TARGET "    expect: [n]\n", ":4:13:", "expect: it is a single value, not a list"},
	{TARGET "    sizes: {a: 1}\n", ":4:12:", "sizes: it is a single value, not a table"},
	{TARGET "    sizes: 9..3\n", ":4:12:", "starts above its end"},
	{TARGET "    seed: x\n", ":4:11:", "seed: "},
	{TARGET "    metric: gpu\n", ":4:13:", "it is ops"},
	{TARGET "    memory: 1M\n", ":2:5:", "at least 64"},
	{TARGET "    name: ''\n", ":4:11:", "it must not be empty"},
	{TARGET "    expect-memory: n\n", ":2:5:", "add 'metric: cpu'"},
	{TARGET "    thresholds: 5%\n", ":4:17:", "a table of keys"},
	{TARGET "    thresholds: {count: 5%}\n", ":4:18:", "did you mean 'counts'"},
	{TARGET "    thresholds: {counts: 5}\n", ":4:26:", "it is a percentage"},
	{TARGET "    baseline: ''\n", ":4:15:", "must not be empty"},
	{TARGET "    thresholds: {time: 0.5%}\n", ":4:24:", "less than 1% cannot be measured"},
	{TARGET "    thresholds: {memory: 10}\n", ":4:26:", "it is a percentage"},
	{TARGET "    thresholds: {exponent: -1}\n", ":4:28:", "a number from 0 to 10"},
	{TARGET "  - file: a.py\n    input: n\n", ":4:5:", "have the name 'a.py', the first in"},
	{"targets:\n  - input: n\n", ":2:5:", "the target has no file"},
	{"targets:\n  - file: a.py\n", ":2:5:", "say what the program reads"},
	{"targets:\n  - file: a.py\n    function: f\n", ":2:5:", "needs --args"},
	{"targets:\n  - [file: a.py\n", ":3:1:", "did not find"},
	{"targets:\n\t- file: a.py\n", ":2:1:", "cannot start any token"},
	{"targets: *none\n", ":1:10:", "undefined alias"},
	{"? [a]\n: b\n", ":1:3:", "a key is a word"},
};

static void what_is_wrong_has_its_place(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct err err = {0};
		owned(config_done) struct config config = {0};
		owned(str_done) struct str start = {0};
		str_addf(&start, "ci/argus.yaml%s", rows[i].place);
		if (parse(rows[i].text, &config, &err) == 0)
			fail_msg("row %zu was taken", i);
		if (err.kind != ERR_USAGE || strncmp(err.text, str_text(&start), start.len) != 0 ||
			!strstr(err.text, rows[i].says))
			fail_msg("row %zu: %s", i, err.text);
		assert_int_equal(config.len, 0);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_target_is_what_its_keys_say),
		cmocka_unit_test(what_is_wrong_has_its_place),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
