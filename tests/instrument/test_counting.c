/* Counted runs end to end: what a broken text, a limit and a module come to. Skipped where the
 * kernel gives no sandbox. */
#include "argus/measure.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../unit/scratch.h"
#include "../unit/unit.h"

/* A program in a folder of its own, with what counting it takes. */
struct bench {
	struct spec spec;
	struct source source;
	struct modules modules;
	struct instrumented instrumented;
	struct input_expr *input;
	struct interpreter interpreter;
	struct sandbox *counting, *plain;
	struct measure_job job;
	struct run run;
};

static void bench_done(struct bench *bench)
{
	sandbox_free(bench->counting);
	sandbox_free(bench->plain);
	run_done(&bench->run);
	instrumented_done(&bench->instrumented);
	modules_done(&bench->modules);
	input_free(bench->input);
	interpreter_done(&bench->interpreter);
	source_done(&bench->source);
}

static void write_file(const char *folder, const char *name, const char *text)
{
	owned(mem_free_text) char *path = scratch_path(folder, name);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static void must(int status, const struct err *err)
{
	if (status == -1 && err->kind == ERR_SANDBOX) {
		print_message("no sandbox here: %s\n", err->text);
		skip();
	}
	if (status < 0)
		fail_msg("%s", err->text);
}

static void load(struct bench *bench, const char *folder, const char *name)
{
	struct err err = {0};
	owned(mem_free_text) char *path = scratch_path(folder, name);
	bench->spec = (struct spec)SPEC_DEFAULT;
	static char input[] = "n";
	bench->spec.input = input;
	must(source_load(path, NULL, &bench->source, &err), &err);
	must(input_parse(bench->spec.input, INPUT_STDIN, &bench->input, &err), &err);
	must(interpreter_find(bench->source.lang, &bench->interpreter, &err), &err);
	must(instrument_source(&bench->source, &bench->instrumented, &err), &err);
	modules_find(&bench->source, &bench->modules);
	for (size_t i = 0; i < bench->modules.len; i++) {
		const struct module *module = &bench->modules.items[i];
		instrument_module(module, &bench->instrumented);
		run_add_module(&bench->run, module->name, &module->source);
	}
}

static void open_boxes(struct bench *bench)
{
	struct err err = {0};
	must(measure_open_counting(&bench->source, &bench->instrumented, &bench->interpreter,
		     SANDBOX_RESTRICTED, &bench->counting, &err),
		&err);
	must(measure_open_sandbox(
		     &bench->source, &bench->interpreter, SANDBOX_RESTRICTED, &bench->plain, &err),
		&err);
	bench->job = (struct measure_job){.spec = &bench->spec,
		.source = &bench->source,
		.input = bench->input,
		.interpreter = &bench->interpreter,
		.sandbox = bench->counting,
		.watch = {.stop_fd = -1}};
}

/* A construct that the counters break is found by compiling both texts. None is known, so the text
 * is broken by hand. */
static void counters_that_break_a_program_are_found(void **state)
{
	static const struct {
		const char *program; /* in front of the text, which is print(1) */
		bool in_module;
		int found;
		const char *why;
	} rows[] = {
		{"", false, 0, "nothing is wrong"},
		{"x = (", false, 1, "the program is broken"},
		{"x = (", true, 1, "a module is"},
		{"return\n", false, 1, "what only the compiler finds"},
	};
	write_file(*state, "main.py", "import part\nprint(1)\n");
	write_file(*state, "part.py", "print(2)\n");
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct err err = {0};
		owned(str_done) struct str message = {0};
		owned(count_failure_done) struct count_failure failure = {0};
		owned(bench_done) struct bench bench = {0};
		load(&bench, *state, "main.py");
		struct str *text = rows[i].in_module ? &bench.instrumented.modules[0].text
						     : &bench.instrumented.text;
		str_clear(text);
		str_addf(text, "%sprint(1)\n", rows[i].program);
		open_boxes(&bench);
		int found = measure_check_counters(
			&bench.job, &bench.instrumented, bench.plain, &failure, &message, &err);
		if (found != rows[i].found)
			fail_msg("%s: %d, %s %s", rows[i].why, found, str_text(&message), err.text);
		if (found && !strstr(str_text(&message), "SyntaxError"))
			fail_msg("%s: %s", rows[i].why, str_text(&message));
	}
}

static void a_program_that_is_wrong_itself_is_no_fault_of_the_counters(void **state)
{
	struct err err = {0};
	owned(str_done) struct str message = {0};
	owned(count_failure_done) struct count_failure failure = {0};
	owned(bench_done) struct bench bench = {0};
	write_file(*state, "main.py", "for x in []:\n    pass\nbreak\n");
	load(&bench, *state, "main.py");
	open_boxes(&bench);
	assert_int_equal(measure_check_counters(&bench.job, &bench.instrumented, bench.plain,
				 &failure, &message, &err),
		0);
}

/* The counters' fault, too: the program compiles, but fails with them only. By hand, again. */
static void a_program_that_fails_with_counters_only_is_found(void **state)
{
	static const struct {
		const char *plain, *counted;
		int found;
	} rows[] = {
		{"print(input())\n", "print(input())\n", 0},
		{"print(input())\n", "input()\n_aq99(1)\n", 1},
		{"raise ValueError(input())\n", "input()\n_aq99(1)\n", 0},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct err err = {0};
		owned(str_done) struct str message = {0};
		owned(count_failure_done) struct count_failure failure = {0};
		owned(bench_done) struct bench bench = {0};
		write_file(*state, "main.py", rows[i].plain);
		load(&bench, *state, "main.py");
		str_clear(&bench.instrumented.text);
		str_add(&bench.instrumented.text, rows[i].counted);
		open_boxes(&bench);
		must(measure_count(&bench.job, &bench.instrumented, &bench.run, &failure, &err),
			&err);
		assert_int_equal(failure.n > 0, i > 0);
		int found = measure_check_counters(
			&bench.job, &bench.instrumented, bench.plain, &failure, &message, &err);
		if (found != rows[i].found)
			fail_msg("%zu: %d %s", i, found, err.text);
		const char *said = found ? str_text(&message) : str_text(&failure.tail);
		if (i > 0 && !strstr(said, found ? "NameError" : "ValueError"))
			fail_msg("%zu: %s", i, said);
	}
}

/* What a program says of itself in the driver's name is taken for counts only if it could be. */
static void impossible_counts_are_none(void **state)
{
	static const struct {
		const char *counts;
		bool taken;
	} rows[] = {
		{"[5]", true},
		{"[-5]", false},
		{"[1e308]", false},
		{"[0.5]", false},
		{"[9007199254740993]", false},
		{"[\"7\"]", false},
		{"[1, 2]", false},
		{"[]", false},
		{"{}", false},
		{"7", false},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct err err = {0};
		owned(count_failure_done) struct count_failure failure = {0};
		owned(bench_done) struct bench bench = {0};
		owned(str_done) struct str text = {0};
		write_file(*state, "main.py", "for x in input(): pass\n");
		load(&bench, *state, "main.py");
		str_addf(&text,
			"import os, posix\ninput()\nreport = b'{\"complete\": true, \"counts\": "
			"%s}'\n"
			"os.ftruncate(3, os.pwrite(3, report, 0))\nposix._exit(0)\n",
			rows[i].counts);
		str_clear(&bench.instrumented.text);
		str_add(&bench.instrumented.text, str_text(&text));
		open_boxes(&bench);
		must(measure_count(&bench.job, &bench.instrumented, &bench.run, &failure, &err),
			&err);
		if ((bench.run.counts.points_len > 0) != rows[i].taken)
			fail_msg("%s: %zu points", rows[i].counts, bench.run.counts.points_len);
	}
}

/* It never ends: what it had counted by the limit is told, and where. */
static void counts_survive_a_limit(void **state)
{
	static const struct {
		const char *name, *text;
		unsigned line;
	} rows[] = {
		{"spin.py", "n = int(input())\nx = 0\nwhile True:\n    x += 1\n", 3},
		{"spin.js", "let x = 0;\nfor (;;) {\n  x++;\n}\n", 2},
		{"eats.py", "held = []\nwhile True:\n    held.append(bytearray(100000))\n", 2},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct err err = {0};
		owned(count_failure_done) struct count_failure failure = {0};
		owned(bench_done) struct bench bench = {0};
		write_file(*state, rows[i].name, rows[i].text);
		load(&bench, *state, rows[i].name);
		bench.spec.timeout_seconds = 0.5;
		bench.spec.memory_bytes = 128 << 20;
		open_boxes(&bench);
		must(measure_count(&bench.job, &bench.instrumented, &bench.run, &failure, &err),
			&err);
		const struct counts *counts = &bench.run.counts;
		if (counts->points_len != 0 || counts->cut_n == 0 || counts->runs == 0)
			fail_msg("%s: %s", rows[i].name, bench.run.counted.reason);
		/* A run out of memory may end before the first report. */
		if (counts->cut_count > 0 && counts->lines[0].line != rows[i].line)
			fail_msg("%s: line %u", rows[i].name, counts->lines[0].line);
		if (i < 2 && !(counts->cut_count > 1000))
			fail_msg("%s: %g %s", rows[i].name, counts->cut_count,
				bench.run.counted.reason);
		if (i < 2 && !strstr(bench.run.counted.reason, "by then it had counted"))
			fail_msg("%s: %s", rows[i].name, bench.run.counted.reason);
	}
}

static void count_text(struct bench *bench, const char *folder, const char *text)
{
	struct err err = {0};
	owned(count_failure_done) struct count_failure failure = {0};
	write_file(folder, "main.py", text);
	load(bench, folder, "main.py");
	open_boxes(bench);
	must(measure_count(&bench->job, &bench->instrumented, &bench->run, &failure, &err), &err);
}

/* What is seen at powers of two only is no formula, and one of large sizes says so. */
static void formulas_hold_between_the_sizes_and_say_from_where(void **state)
{
	static const struct {
		const char *text, *law, *note;
		enum growth_kind class;
	} rows[] = {
		{"n = int(input())\nt = 0\nfor i in range(n):\n    t += len([0] * (i % 1000))\n",
			NULL, NULL, GROWTH_LINEAR},
		{"n = int(input())\nfor i in range(n):\n    for j in range(n):\n        pass\n",
			"n^2 + n", NULL, GROWTH_QUADRATIC},
		{"n = int(input())\nfor i in range(n if n > 60 else 3):\n    pass\n", "n",
			"the formula holds from n = 64 on; smaller sizes are not on it",
			GROWTH_LINEAR},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(bench_done) struct bench bench = {0};
		count_text(&bench, *state, rows[i].text);
		const char *law = bench.run.counts.law;
		const char *note = bench.run.notes_len > 0 ? bench.run.notes[0] : NULL;
		if (bench.run.counted.growth.kind != rows[i].class)
			fail_msg("%zu: %s %s", i, law, bench.run.counted.reason);
		if (!law != !rows[i].law || (law && strcmp(law, rows[i].law) != 0))
			fail_msg("%zu: %s", i, law);
		if (!note != !rows[i].note || (note && strcmp(note, rows[i].note) != 0))
			fail_msg("%zu: %s", i, note);
	}
}

/* The engine's steps cannot be counted, nor can a package's: below 0.8 counts do not lead. */
static void counts_that_leave_a_call_out_are_not_sure(void **state)
{
	static const struct {
		const char *text, *note; /* a part of it; NULL: they are sure */
	} rows[] = {
		{"import re\ns = 'a' * int(input())\nprint(len(re.findall(r'[b-d]+', s)))\n", NULL},
		{"import re\ns = 'a' * int(input())\nre.match(r'(x|xy)*$', s)\n",
			"line 3 calls re.match, whose cost is not known, as its pattern may go "
			"back"},
		{"import difflib\nxs = [1] * int(input())\n"
		 "for _ in range(3):\n    difflib.IS_LINE_JUNK(str(xs))\n",
			"line 4 calls difflib.IS_LINE_JUNK, up to 3 times, whose cost is not "
			"known"},
		{"import difflib\nfor i in range(int(input())):\n    if i < 0:\n"
		 "        for x in [i]:\n            difflib.IS_LINE_JUNK(x)\n",
			NULL},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(bench_done) struct bench bench = {0};
		count_text(&bench, *state, rows[i].text);
		const struct run *run = &bench.run;
		const char *note = run->notes_len > 0 ? run->notes[0] : "";
		if ((run->counted.confidence < 0.8) != (rows[i].note != NULL) ||
			!strstr(note, rows[i].note ? rows[i].note : ""))
			fail_msg("%zu: %g %s %s", i, run->counted.confidence, note,
				run->counted.reason);
	}
}

/* 1.618 and 1.62 are one base. */
static void a_bound_that_was_met_is_not_missed(void **state)
{
	static const struct {
		double base;
		const char *note;
	} rows[] = {{1.62, NULL},
		{2, "the code's worst case, O(2^n), was not met: the counts grow as O(1.62^n)"}};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct err err = {0};
		owned(count_failure_done) struct count_failure failure = {0};
		owned(bench_done) struct bench bench = {0};
		write_file(*state, "main.py",
			"def fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\n"
			"print(fib(int(input())))\n");
		load(&bench, *state, "main.py");
		open_boxes(&bench);
		must(measure_count(&bench.job, &bench.instrumented, &bench.run, &failure, &err),
			&err);
		struct run *run = &bench.run;
		run->static_time = (struct verdict){
			.growth = {GROWTH_EXPONENTIAL, rows[i].base}, .confidence = 0.9};
		measure_explain(&bench.source, &bench.modules, &bench.instrumented, run);
		const char *note = run->notes_len > 0 ? run->notes[0] : NULL;
		if (!note != !rows[i].note || (note && strcmp(note, rows[i].note) != 0))
			fail_msg("%zu: %s", i, note);
	}
}

#define folder_test(name) cmocka_unit_test_setup_teardown(name, scratch_make, scratch_remove)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		folder_test(counters_that_break_a_program_are_found),
		folder_test(a_program_that_is_wrong_itself_is_no_fault_of_the_counters),
		folder_test(a_program_that_fails_with_counters_only_is_found),
		folder_test(impossible_counts_are_none),
		folder_test(counts_survive_a_limit),
		folder_test(a_bound_that_was_met_is_not_missed),
		folder_test(counts_that_leave_a_call_out_are_not_sure),
		folder_test(formulas_hold_between_the_sizes_and_say_from_where),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
