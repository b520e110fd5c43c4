/* The heads of the attack battery's programs. */
#include "unit.h"

#include "attack/head.h"

static int parse(const char *text, enum lang_id lang, struct attack_head *head, struct err *err)
{
	const struct attack_program program = {"sample", lang, text, strlen(text)};
	return attack_head_parse(&program, head, err);
}

static void a_head_says_what_must_become_of_a_program(void **state)
{
	(void)state;
	struct err err = {0};
	owned(attack_head_done) struct attack_head head = {0};
	static const char text[] =
		"// group: games\n// about: a game\n// expect: finished|exit=137\n"
		"// restricted: memory\n// limits: cpu=0.5 wall=9 memory=2G output=64K\n"
		"// runs: 2\n// function: solve\n// work: 0.2\n"
		"// env: ARGUS_ATTACK_PORT\n'use strict';\n// expect: held\n";
	assert_int_equal(parse(text, LANG_JAVASCRIPT, &head, &err), 0);
	assert_int_equal(head.group, ATTACK_GAMES);
	assert_string_equal(head.about, "a game");
	assert_int_equal(head.expect.ends, 1 << OUTCOME_FINISHED | 1 << OUTCOME_EXIT);
	assert_int_equal(head.expect.status, 137);
	assert_string_equal(attack_head_expect(&head, SANDBOX_FULL)->text, "finished|exit=137");
	assert_string_equal(attack_head_expect(&head, SANDBOX_RESTRICTED)->text, "memory");
	assert_true(head.limits.cpu_seconds == 0.5 && head.limits.wall_seconds == 9);
	assert_true(head.limits.memory_bytes == UINT64_C(2) << 30);
	assert_true(head.limits.output_bytes == 64 << 10);
	assert_int_equal(head.runs, 2);
	assert_string_equal(head.function, "solve");
	assert_true(head.work_seconds == 0.2);
}

static void what_a_head_leaves_out_is_usual(void **state)
{
	(void)state;
	struct err err = {0};
	owned(attack_head_done) struct attack_head head = {0};
	static const char text[] = "# group: time\n# about: a loop\n# expect: held\n"
				   "# restricted: skip there is no way\n# Harmless: it ends.\n";
	assert_int_equal(parse(text, LANG_PYTHON, &head, &err), 0);
	assert_int_equal(head.expect.ends, 1 << ATTACK_END_HELD);
	assert_int_equal(head.expect.status, -1);
	assert_ptr_equal(attack_head_expect(&head, SANDBOX_RESTRICTED), &head.expect);
	assert_string_equal(head.skip, "there is no way");
	assert_true(head.limits.cpu_seconds == 1 && head.limits.wall_seconds == 4);
	assert_true(head.limits.memory_bytes == 256 << 20 && head.limits.output_bytes == 1 << 20);
	assert_int_equal(head.runs, 1);
	assert_null(head.function);
}

static void a_wrong_head_is_an_error_that_names_the_key(void **state)
{
	(void)state;
	static const struct {
		const char *text, *said, *why;
	} rows[] = {
		{"", "before 'expect'", "no head at all"},
		{"import os\n# group: time\n", "before 'expect'", "a head further down"},
		{"# group: time\n# about: x\n", "before 'expect'", "no expectation"},
		{"# group: time\n# expect: held\n", "no about", "a needed key is left out"},
		{"# group: fun\n", "group: there is no group 'fun'", "an unknown group"},
		{"# group: time\n# about: x\n# expect: won\n", "expect: 'won'", "an unknown end"},
		{"# group: time\n# about: x\n# expect: held|\n", "expect: ''", "an empty end"},
		{"# group: time\n# about: x\n# expect: cpu=3\n", "'cpu=3'", "only exits have one"},
		{"# group: time\n# about: x\n# expect: exit=900\n", "'exit=900'", "no status"},
		{"# group: time\n# about: x\n# expect: refused\n", "function's report",
			"a whole program reports nothing"},
		{"# group: time\n# about: x\n# expect: held\n# limits: disk=1M\n",
			"limits: 'disk=1M'", "an unknown limit"},
		{"# group: time\n# about: x\n# expect: held\n# limits: cpu=fast\n",
			"limits: ", "no number"},
		{"# group: time\n# about: x\n# expect: held\n# runs: 1\n", "runs: '1'",
			"once is usual"},
		{"# group: time\n# about: x\n# expect: held\n# colour: red\n",
			"unknown key 'colour'", "an unknown key"},
		{"# group: time\n# about: x\n# expect: held\n# about: y\n",
			"about: twice, or out of order", "a key twice"},
		{"# group: time\n# about: x\n# expect: held\n# env: HOME\n", "env: 'HOME'",
			"not one of the battery's"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct err err = {0};
		owned(attack_head_done) struct attack_head head = {0};
		assert_row(parse(rows[i].text, LANG_PYTHON, &head, &err) == -1, &rows[i]);
		assert_row(err.kind == ERR_FAILED, &rows[i]);
		assert_row(strstr(err.text, "attack sample: "), &rows[i]);
		if (!strstr(err.text, rows[i].said))
			fail_msg("%s: %s", rows[i].why, err.text);
		assert_row(!head.about && head.expect.ends == 0, &rows[i]);
	}
}

static void every_program_that_is_shipped_has_a_head(void **state)
{
	(void)state;
	assert_true(attack_programs_len >= 100);
	for (size_t i = 0; i < attack_programs_len; i++) {
		struct err err = {0};
		owned(attack_head_done) struct attack_head head = {0};
		if (attack_head_parse(&attack_programs[i], &head, &err) < 0)
			fail_msg("%s", err.text);
		assert_ptr_equal(attack_program_find(attack_programs[i].name), &attack_programs[i]);
	}
	assert_null(attack_program_find("no-such-attack"));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_head_says_what_must_become_of_a_program),
		cmocka_unit_test(what_a_head_leaves_out_is_usual),
		cmocka_unit_test(a_wrong_head_is_an_error_that_names_the_key),
		cmocka_unit_test(every_program_that_is_shipped_has_a_head),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
