#include <string.h>

#include "argus/measure.h"
#include "base/mem.h"
#include "base/term.h"

/* What makes an interpreter read a program without running it; the path follows. */
static const char *const checkers[LANG_COUNT][3] = {
	[LANG_PYTHON] = {"-c",
		"import ast, sys\n"
		"try: ast.parse(open(sys.argv[1], 'rb').read(), sys.argv[1])\n"
		"except SyntaxError as e: sys.exit(f'{type(e).__name__}: {e.msg} (line "
		"{e.lineno})')"},
	[LANG_JAVASCRIPT] = {"--check"},
};

/* The line that says what is wrong: Node prints the place and a stack around it. */
static void take_message(const struct str *error, struct str *message)
{
	for (const char *line = str_text(error); *line;) {
		size_t len = strcspn(line, "\n");
		if (memmem(line, len, "Error", 5)) {
			term_escape(message, line, len, false);
			return;
		}
		line += len + (line[len] == '\n');
	}
	term_escape(message, str_text(error), strcspn(str_text(error), "\n"), false);
}

int measure_check_syntax(const struct source *source, const struct interpreter *interpreter,
	struct sandbox *sandbox, struct str *message, struct err *err)
{
	static const char *const environment[] = {"LANG=C.UTF-8", "NO_COLOR=1", NULL};
	const char *argv[6] = {interpreter->path};
	size_t len = 1;
	for (size_t i = 0; i < 3 && checkers[source->lang->id][i]; i++)
		argv[len++] = checkers[source->lang->id][i];
	argv[len] = sandbox_source_path(sandbox);

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
	if (result.outcome == OUTCOME_FINISHED)
		return 0;
	take_message(&result.error, message);
	return 1;
}
