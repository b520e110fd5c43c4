#include <string.h>

#include "argus/measure.h"
#include "base/mem.h"
#include "base/term.h"
#include "measure/failure.h"

/* What makes an interpreter read a program without running it; the path follows. */
static const char *const checkers[LANG_COUNT][3] = {
	[LANG_PYTHON] = {"-c",
		"import sys\n"
		"try: compile(open(sys.argv[1], 'rb').read(), sys.argv[1], 'exec')\n"
		"except SyntaxError as e: sys.exit(f'{type(e).__name__}: {e.msg} (line "
		"{e.lineno})')"},
	[LANG_JAVASCRIPT] = {"--check"},
};

/* The line that says what is wrong: Node prints the place and a stack around it. A tail's lines
 * start with a bar. */
static void take_message(const struct str *error, struct str *message)
{
	for (const char *line = str_text(error); *line;) {
		line += strspn(line, " |");
		size_t len = strcspn(line, "\n");
		if (memmem(line, len, "Error", 5)) {
			term_escape(message, line, len, false);
			return;
		}
		line += len + (line[len] == '\n');
	}
	term_escape(message, str_text(error), strcspn(str_text(error), "\n"), false);
}

/* A program by its path in the box. 0: it compiles; 1: *message says why not. */
static int check_file(const struct lang *lang, const struct interpreter *interpreter,
	struct sandbox *sandbox, const char *path, struct str *message, struct err *err)
{
	static const char *const environment[] = {"LANG=C.UTF-8", "NO_COLOR=1", NULL};
	const char *argv[6] = {interpreter->path};
	size_t len = 1;
	for (size_t i = 0; i < 3 && checkers[lang->id][i]; i++)
		argv[len++] = checkers[lang->id][i];
	argv[len] = path;

	owned(sandbox_result_done) struct sandbox_result result = {0};
	owned(mem_close_fd) int input = sandbox_input("", 0, err);
	if (input < 0)
		return -1;
	const struct sandbox_request request = {.argv = argv,
		.env = environment,
		.input_fd = input,
		.report_fd = -1,
		.limits = {20, 60, UINT64_C(1) << 30, 1 << 20}};
	if (sandbox_run(sandbox, &request, -1, &result, err) < 0)
		return -1;
	str_clear(message);
	if (result.outcome == OUTCOME_FINISHED)
		return 0;
	take_message(&result.error, message);
	return 1;
}

int measure_check_syntax(const struct source *source, const struct interpreter *interpreter,
	struct sandbox *sandbox, struct str *message, struct err *err)
{
	return check_file(
		source->lang, interpreter, sandbox, sandbox_source_path(sandbox), message, err);
}

/* A module's path in a box, beside the program's. */
static void module_path(const struct sandbox *sandbox, const char *name, struct str *path)
{
	const char *program = sandbox_source_path(sandbox);
	str_clear(path);
	str_addf(path, "%.*s/%s", (int)(strrchr(program, '/') - program), program, name);
}

/* 1: the program, or a module of it, compiles without counters only. */
static int compare_texts(const struct measure_job *job, const struct instrumented *instrumented,
	struct sandbox *plain, struct str *message, struct err *err)
{
	const struct lang *lang = job->source->lang;
	owned(str_done) struct str without = {0};
	for (size_t i = 0; i <= instrumented->modules_len; i++) {
		const char *name = i > 0 ? instrumented->modules[i - 1].name : NULL;
		owned(str_done) struct str counted = {0};
		owned(str_done) struct str as_is = {0};
		if (name) {
			module_path(job->sandbox, name, &counted);
			module_path(plain, name, &as_is);
		} else {
			str_add(&counted, sandbox_source_path(job->sandbox));
			str_add(&as_is, sandbox_source_path(plain));
		}
		int status = check_file(
			lang, job->interpreter, job->sandbox, str_text(&counted), message, err);
		if (status == 1)
			status = check_file(
				lang, job->interpreter, plain, str_text(&as_is), &without, err);
		else if (status == 0)
			continue;
		if (status <= 0)
			return status < 0 ? -1 : 1;
	}
	return 0;
}

/* 1: without counters it runs. */
static int run_plain(const struct measure_job *job, struct sandbox *plain,
	struct count_failure *failure, struct str *message, struct err *err)
{
	struct measure_job other = *job;
	owned(sandbox_result_done) struct sandbox_result result = {0};
	struct measure_told told = {0};
	const struct measure_single single = {
		.input_fd = -1, .n = failure->n, .seed = job->spec->seed, .report_fd = -1};
	other.sandbox = plain;
	int status = measure_single(&other, &single, &result, &told, err);
	str_done(&told.said);
	if (status < 0)
		return -1;
	str_clear(message);
	/* A program that leaves before its counts are written is not broken by them. */
	if (result.outcome == OUTCOME_FINISHED && failure->silent)
		return 0;
	if (result.outcome == OUTCOME_FINISHED) {
		take_message(&failure->tail, message);
		return 1;
	}
	str_clear(&failure->tail);
	failure_add_tail(&result.error, &failure->tail);
	return 0;
}

int measure_check_counters(const struct measure_job *job, const struct instrumented *instrumented,
	struct sandbox *plain, struct count_failure *failure, struct str *message, struct err *err)
{
	int status = compare_texts(job, instrumented, plain, message, err);
	if (status == 0 && failure->n > 0)
		status = run_plain(job, plain, failure, message, err);
	return status;
}

void count_failure_done(struct count_failure *failure)
{
	str_done(&failure->why);
	str_done(&failure->tail);
}
