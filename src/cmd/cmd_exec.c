/*
 * argus exec: one trial in the box, for a person who asks why a program fails there. The program's
 * output goes where it would go without Argus; what became of it comes after that, on standard
 * error.
 */
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "argus/measure.h"
#include "argus/report.h"
#include "base/clock.h"
#include "base/io.h"
#include "base/mem.h"
#include "base/term.h"
#include "cmd/cmd.h"
#include "cmd/spec_options.h"

enum { INPUT_BYTES_MAX = 256 << 20 };
static const double PATIENCE_SECONDS = 20; /* with a standard input that does not end */

struct exec_options {
	struct spec spec;
	uint64_t n, seed;
	char *input_file;
	int sandbox;
	bool raw;
};

static void options_done(struct exec_options *options)
{
	spec_done(&options->spec);
	free(options->input_file);
}

#define AT(field) .offset = offsetof(struct exec_options, field)

static const struct opt input_rows[] = {
	{.name = "input-file",
		.value = "PATH",
		AT(input_file),
		.take = opt_take_text,
		.help = "the file that the program reads; without it and --input, standard input"},
	{.letter = 'n',
		.name = "size",
		.value = "N",
		AT(n),
		.take = opt_take_count,
		.help = "the n of the expression (10 if not given)"},
	{.name = "seed",
		.value = "N",
		AT(seed),
		.take = opt_take_count,
		.help = "of everything random in the input (default 1)"},
};
static const struct opt_table input_table = {"What to run", input_rows, ARRAY_LEN(input_rows)};

static const struct opt box_rows[] = {
	{.name = "raw",
		AT(raw),
		.take = opt_take_flag,
		.help = "pass its output on byte for byte, control characters and all"},
};
static const struct opt_table box_table = {"The box", box_rows, ARRAY_LEN(box_rows)};

/* Everything that one trial holds on to. */
struct session {
	struct source source;
	struct interpreter interpreter;
	struct input_expr *input;
	struct sandbox *sandbox;
	struct sandbox_result result;
	struct measure_told told;
	int input_fd;
};

static void session_done(struct session *session)
{
	mem_close_fd(&session->input_fd);
	str_done(&session->told.said);
	sandbox_result_done(&session->result);
	sandbox_free(session->sandbox);
	input_free(session->input);
	interpreter_done(&session->interpreter);
	source_done(&session->source);
}

static int check(const struct exec_options *options, struct err *err)
{
	const struct spec *spec = &options->spec;
	if (spec->input && options->input_file)
		return err_set(err, ERR_USAGE, "--input and --input-file exclude each other");
	if (spec->function && (spec->input || options->input_file))
		return err_set(
			err, ERR_USAGE, "a function takes --args; --input is for a whole program");
	if (!spec->function != !spec->args)
		return err_set(err, ERR_USAGE, "--function and --args go together");
	return spec_check_limits(spec, err);
}

/* A pipe that nobody closes must not make Argus wait for ever. */
static int read_stdin(struct str *bytes, struct err *err)
{
	if (isatty(STDIN_FILENO))
		return 0;
	double end = clock_seconds() + PATIENCE_SECONDS;
	for (;;) {
		struct pollfd input = {STDIN_FILENO, POLLIN, 0};
		double left = end - clock_seconds();
		int ready = poll(&input, 1, left > 0 ? (int)(left * 1e3) : 0);
		if (ready < 0 && errno == EINTR)
			continue;
		if (ready <= 0)
			return err_set(err, ERR_USAGE,
				"standard input did not end within %.0f s; close it (</dev/null) "
				"or "
				"give --input",
				PATIENCE_SECONDS);
		str_reserve(bytes, 65536);
		ssize_t got = read(STDIN_FILENO, bytes->text + bytes->len, 65536);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0 && errno != EBADF)
			return err_set(err, ERR_FAILED, "standard input: %s", strerror(errno));
		if (got <= 0)
			return 0;
		bytes->len += (size_t)got;
		if (bytes->len > INPUT_BYTES_MAX)
			return err_set(err, ERR_USAGE, "standard input is larger than 256 MiB");
	}
}

static int open_input(const struct exec_options *options, const char *path, struct session *session,
	struct err *err)
{
	const struct spec *spec = &options->spec;
	owned(str_done) struct str bytes = {0};
	if (spec->function || spec->input) {
		const char *text = spec->function ? spec->args : spec->input;
		if (input_parse(text, spec->function ? INPUT_ARGS : INPUT_STDIN, &session->input,
			    err) < 0)
			return err_context(err, "%s: ", spec->function ? "--args" : "--input");
		return 0;
	}
	int status = 0;
	if (options->input_file)
		status = io_read_file(options->input_file, INPUT_BYTES_MAX, &bytes, err);
	else if (strcmp(path, "-") != 0)
		status = read_stdin(&bytes, err);
	if (status < 0)
		return -1;
	session->input_fd = sandbox_input(str_text(&bytes), bytes.len, err);
	return session->input_fd < 0 ? -1 : 0;
}

static int run_once(const struct exec_options *options, const char *const *words,
	struct session *session, struct err *err)
{
	const struct measure_job job = {.spec = &options->spec,
		.source = &session->source,
		.input = session->input,
		.interpreter = &session->interpreter,
		.sandbox = session->sandbox,
		.watch = {.stop_fd = -1}};
	const struct measure_single single = {.input_fd = session->input_fd,
		.n = options->n,
		.seed = options->seed,
		.keep_bytes = options->spec.output_bytes,
		.words = words,
		.report_fd = -1};
	return measure_single(&job, &single, &session->result, &session->told, err);
}

static int pass_on(const struct str *bytes, bool raw, int fd, const char *name, struct err *err)
{
	owned(str_done) struct str shown = {0};
	if (!raw)
		term_escape(&shown, str_text(bytes), bytes->len, true);
	const struct str *out = raw ? bytes : &shown;
	if (io_write_fd(fd, name, str_text(out), out->len, err) < 0)
		return err_context(err, "passing on the program's output: ");
	return 0;
}

static int show(const struct exec_options *options, const struct display *display,
	const struct session *session, struct err *err)
{
	const struct sandbox_result *result = &session->result;
	enum sandbox_tier tier = sandbox_tier(session->sandbox);
	const char *problem = str_text(&session->told.said);
	if (display->json) {
		owned(str_done) struct str json = {0};
		report_exec_json(result, tier, problem, &json);
		if (cmd_emit_json(display, &json, err) < 0)
			return -1;
		if (strcmp(display->json, "-") == 0)
			return 0;
	}
	struct term term = display_term(display, stderr);
	owned(str_done) struct str out = {0};
	if (pass_on(&result->out, options->raw, STDOUT_FILENO, "standard output", err) < 0 ||
		pass_on(&result->error, options->raw, STDERR_FILENO, "standard error", err) < 0)
		return -1;
	bool open_line = result->error.len > 0 && result->error.text[result->error.len - 1] != '\n';
	if (open_line)
		str_add_char(&out, '\n');
	report_exec(result, tier, problem, &term, &out);
	return io_write_fd(STDERR_FILENO, "standard error", str_text(&out), out.len, err);
}

static int judge(const char *path, const struct sandbox_result *result, struct err *err)
{
	enum err_kind kind = ERR_PROGRAM;
	owned(str_done) struct str how = {0};
	switch (result->outcome) {
	case OUTCOME_FINISHED: return 0;
	case OUTCOME_CPU:
	case OUTCOME_WALL:
	case OUTCOME_MEMORY:
	case OUTCOME_OUTPUT: kind = ERR_LIMIT; break;
	case OUTCOME_EXIT:
	case OUTCOME_SIGNAL:
	case OUTCOME_SECURITY:
	case OUTCOME_COUNT: break;
	}
	outcome_describe(result->outcome, result->status, result->limit, "--timeout", &how);
	return err_set(err, kind, "%s: the program %s", path, str_text(&how));
}

static int run_file(const struct exec_options *options, const struct display *display,
	const char *path, const char *const *words, struct err *err)
{
	owned(session_done) struct session session = {.input_fd = -1};
	const struct lang *lang = NULL;
	if (check(options, err) < 0 || cmd_find_lang(options->spec.lang, &lang, err) < 0 ||
		source_load(path, lang, &session.source, err) < 0 ||
		open_input(options, path, &session, err) < 0 ||
		interpreter_find(session.source.lang, &session.interpreter, err) < 0 ||
		measure_open_sandbox(&session.source, &session.interpreter,
			spec_tier(options->sandbox), &session.sandbox, err) < 0 ||
		run_once(options, words, &session, err) < 0 ||
		show(options, display, &session, err) < 0)
		return -1;
	return judge(path, &session.result, err);
}

static int run(const struct cmd *cmd, int argc, char **argv, struct err *err)
{
	owned(options_done) struct exec_options options = {
		.spec = SPEC_DEFAULT, .n = 10, .seed = 1, .sandbox = SPEC_TIER_UNSET};
	owned(display_done) struct display display = {0};
	owned(opt_words_done) struct opt_words words = {0};
	void *const into[] = {
		&options.spec, &options, &options.spec, &options.sandbox, &options, &display};
	int status = cmd_parse(cmd, into, argc, argv, &words, err);
	if (status != 0)
		return status < 0 ? -1 : 0;
	if (words.len == 0)
		return err_set(err, ERR_USAGE, "which program? argus exec FILE");
	words.items = mem_grow(words.items, words.len, &words.cap, sizeof *words.items);
	words.items[words.len] = NULL;
	return run_file(
		&options, &display, words.items[0], (const char *const *)(words.items + 1), err);
}

static const char *const examples[] = {"argus exec sort.py <numbers.txt",
	"argus exec sort.py --input 'n; ints(n)' -n 1000",
	"argus exec lib.js --function twoSum --args 'ints(n), 7'",
	"argus exec solution.py --memory 64M --json", NULL};
static const struct opt_table *const tables[] = {&spec_subject_table, &input_table,
	&spec_limit_table, &spec_tier_table, &box_table, &display_table, NULL};

const struct cmd cmd_exec = {
	.name = "exec",
	.summary = "run a program once in the sandbox and say what became of it",
	.usage = "[options] FILE [WORD ...]",
	.about = "Run FILE once in the sandbox, show its output, and then how it ended, what it\n"
		 "took, which limit it met and which system calls it was refused. WORDs are its\n"
		 "arguments.",
	.examples = examples,
	.tables = tables,
	.boxes = true,
	.run = run,
};
