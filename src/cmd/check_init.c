#include "cmd/check_init.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "argus/infer.h"
#include "argus/walk.h"
#include "base/io.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "cmd/progress.h"
#include "cmd/subject.h"

enum { FUNCTIONS_MOST = 3, TARGETS_MOST = 50, FITS_MOST = 3 };

/* What came of trying to feed a program or a function. */
struct trial_end {
	char *input; /* that fits; NULL: none of those that were tried */
	struct verdict counted; /* with it */
	char *why; /* the likeliest did not fit; NULL: there was nothing to try */
};

static void trial_end_done(struct trial_end *end)
{
	free(end->input);
	free(end->why);
}

struct writing {
	struct check_init *init;
	const char *folder; /* with its slash, or "" */
	struct progress progress;
	struct str out;
};

static bool has_part(const char *name, const char *part)
{
	return strstr(name, part) != NULL;
}

/* Tests and settings are no programs that somebody waits for. */
static bool is_program(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;
	static const char *const parts[] = {
		"_test.", ".test.", ".spec.", ".config.", "conftest.", "setup.py", "__init__."};
	for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
		if (has_part(name, parts[i]))
			return false;
	}
	/* YAML takes neither. */
	for (const char *at = path; *at; at++) {
		if ((unsigned char)*at < ' ')
			return false;
	}
	if (utf8_valid_prefix(path, strlen(path)) < strlen(path))
		return false;
	return strncmp(name, "test_", 5) != 0 && !has_part(path, "/tests/") &&
		!has_part(path, "/test/") && strncmp(path, "tests/", 6) != 0 &&
		strncmp(path, "test/", 5) != 0;
}

static struct spec spec_for(char *path, char *function, char *input)
{
	struct spec spec = SPEC_DEFAULT;
	spec.path = path;
	spec.function = function;
	if (function)
		spec.args = input;
	else
		spec.input = input;
	spec.timeout_seconds = 2;
	return spec;
}

/* The last line that the program left, which mostly names the error. */
static void take_why(
	const struct sandbox_result *result, const struct measure_told *told, struct trial_end *end)
{
	owned(str_done) struct str text = {0};
	owned(str_done) struct str safe = {0};
	if (end->why)
		return;
	outcome_describe(result->outcome, result->status, result->limit, "--timeout", &text);
	const char *error = told->said.len > 0 ? str_text(&told->said) : str_text(&result->error);
	size_t len = strlen(error);
	while (len > 0 && strchr("\n \t", error[len - 1]))
		len--;
	size_t start = len;
	while (start > 0 && error[start - 1] != '\n')
		start--;
	if (len > start)
		str_addf(&text, " (%.*s)", (int)(len - start < 100 ? len - start : 100),
			error + start);
	term_escape(&safe, str_text(&text), text.len, false);
	end->why = str_take(&safe);
}

/* 1: it does, 0: it does not. */
static int fits(const struct subject *subject, const struct input_expr *input,
	struct trial_end *end, struct err *err)
{
	static const uint64_t sizes[] = {4, 11, 40};
	struct measure_job job = subject_job(subject, subject->sandbox);
	job.input = input;
	for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
		struct sandbox_result result = {0};
		struct measure_told told = {0};
		const struct measure_single single = {.input_fd = -1,
			.n = sizes[i],
			.seed = 1 + i,
			.keep_bytes = 1 << 16,
			.report_fd = -1};
		int status = measure_single(&job, &single, &result, &told, err);
		/* What is exponential has had its day at the smallest sizes. */
		bool slow = i > 0 &&
			(result.outcome == OUTCOME_CPU || result.outcome == OUTCOME_WALL ||
				result.outcome == OUTCOME_MEMORY);
		bool good = result.outcome == OUTCOME_FINISHED && told.said.len == 0;
		if (status == 0 && !good && !slow)
			take_why(&result, &told, end);
		sandbox_result_done(&result);
		str_done(&told.said);
		if (status != 0)
			return -1;
		if (slow)
			return 1;
		if (!good)
			return 0;
	}
	return 1;
}

/* What it counts with this input. 1: stopped. */
static int count(const struct writing *writing, const struct spec *spec, struct verdict *counted)
{
	struct err ignored = {0};
	struct subject subject = {.use = SUBJECT_COUNTED,
		.spec = spec,
		.least = writing->init->least,
		.stop_fd = writing->init->stop_fd};
	int status = subject_load(&subject, &ignored);
	if (status == 0)
		status = subject_open(&subject, &ignored);
	if (status == 0)
		status = subject_count(&subject, &ignored);
	*counted = subject.run.counted;
	subject_done(&subject);
	return status == 1;
}

/* The first that fits and makes it grow; else the first that fits. 1: stopped. */
static int choose(const struct writing *writing, const struct subject *subject,
	const struct infer *infer, struct trial_end *end, struct err *err)
{
	const struct spec *spec = subject->spec;
	size_t found = 0;
	for (size_t i = 0; i < infer->len && found < FITS_MOST; i++) {
		struct err unfit = {0};
		struct verdict counted;
		owned(input_release) struct input_expr *input = NULL;
		if (input_parse(infer->items[i], spec->function ? INPUT_ARGS : INPUT_STDIN, &input,
			    &unfit) < 0)
			return err_set(err, ERR_FAILED, "%s", unfit.text);
		int status = fits(subject, input, end, &unfit);
		if (status < 0 && unfit.kind == ERR_NONE)
			return 1;
		if (status <= 0)
			continue;
		const struct spec with = spec_for(spec->path, spec->function, infer->items[i]);
		if (count(writing, &with, &counted) == 1)
			return 1;
		bool grows = counted.growth.kind > GROWTH_CONSTANT;
		if (found++ > 0 && !grows)
			continue;
		free(end->input);
		end->input = mem_text(infer->items[i]);
		end->counted = counted;
		if (grows)
			break;
	}
	return 0;
}

static void add_quoted(struct str *out, const char *text)
{
	str_add_char(out, '\'');
	for (; *text; text++) {
		if (*text == '\'')
			str_add_char(out, '\'');
		str_add_char(out, *text);
	}
	str_add_char(out, '\'');
}

static void add_key(struct str *out, const char *mark, const char *key, const char *value)
{
	str_addf(out, "  %s%s: ", mark, key);
	add_quoted(out, value);
	str_add_char(out, '\n');
}

static void add_target(struct writing *writing, const char *path, const char *function,
	const struct trial_end *end)
{
	static const double SURE = 0.9;
	struct str *out = &writing->out;
	const char *below = path + strlen(writing->folder);
	char class[GROWTH_TEXT_MAX];
	owned(str_done) struct str name = {0};
	str_addf(&name, "%s%s%s", below, function ? ":" : "", function ? function : "");
	str_add_char(out, '\n');
	bool known = end->input != NULL;
	if (!known && end->why)
		str_addf(out, "  # Nothing that was tried fits it: it %s. Put in what it takes.\n",
			end->why);
	else if (!known)
		str_add(out, "  # What it takes could not be told. Put it in.\n");
	else if (end->counted.growth.kind == GROWTH_CONSTANT)
		str_add(out, "  # It counts the same at every size: is this what it takes?\n");
	add_key(out, known ? "- " : "# - ", "name", str_text(&name));
	add_key(out, known ? "  " : "#   ", "file", below);
	if (function)
		add_key(out, known ? "  " : "#   ", "function", function);
	add_key(out, known ? "  " : "#   ", function ? "args" : "input",
		known              ? end->input
			: function ? "ints(n)"
				   : "n; ints(n)");
	if (known && end->counted.growth.kind > GROWTH_CONSTANT && end->counted.confidence >= SURE)
		str_addf(out, "    expect: %s\n", growth_print(end->counted.growth, false, class));
	writing->init->targets += known;
	writing->init->unsure += !known;
}

/* 1: stopped. What Argus cannot open at all is no target. */
static int add(struct writing *writing, char *path, char *function, const struct infer *infer,
	struct err *err)
{
	owned(trial_end_done) struct trial_end end = {0};
	int status = 0;
	if (infer->len > 0) {
		struct err why = {0};
		const struct spec spec = spec_for(path, function, infer->items[0]);
		struct subject subject = {.use = SUBJECT_TIMED,
			.spec = &spec,
			.least = writing->init->least,
			.stop_fd = writing->init->stop_fd};
		status = subject_load(&subject, &why);
		if (status == 0)
			status = subject_open(&subject, &why);
		if (status == 0)
			status = choose(writing, &subject, infer, &end, err);
		subject_done(&subject);
		if (why.kind == ERR_SANDBOX) {
			*err = why;
			return -1;
		}
		if (why.kind != ERR_NONE)
			return 0;
	}
	if (status == 0)
		add_target(writing, path, function, &end);
	return status;
}

static bool is_worth_it(const struct analysis_function *function)
{
	return function->time.growth.kind != GROWTH_CONSTANT && !strchr(function->name, '.') &&
		function->name[0] != '_' && function->name[0] != '<';
}

/* The functions of a file that reads nothing, in their order. 1: stopped. */
static int add_functions(struct writing *writing, const struct source *source, struct err *err)
{
	struct analysis analysis = {0};
	size_t added = 0;
	int status = analysis_run(source, &analysis, err);
	for (size_t i = 0; i < analysis.len && status == 0 && added < FUNCTIONS_MOST; i++) {
		const struct analysis_function *function = &analysis.functions[i];
		struct infer infer = {0};
		if (!is_worth_it(function))
			continue;
		infer_args(source, function->line, &infer);
		if (infer.len > 0) {
			status = add(writing, source->path, function->name, &infer, err);
			added++;
		}
		infer_done(&infer);
	}
	analysis_done(&analysis);
	return status;
}

/* 1: stopped. */
static int add_file(struct writing *writing, char *path, struct err *err)
{
	struct err ignored = {0};
	owned(source_done) struct source source = {0};
	owned(infer_done) struct infer infer = {0};
	if (source_load(path, NULL, &source, &ignored) < 0)
		return 0;
	if (!infer_reads(&source))
		return add_functions(writing, &source, err);
	infer_input(&source, &infer);
	return add(writing, path, NULL, &infer, err);
}

static void tell(struct writing *writing, size_t at, size_t len)
{
	owned(str_done) struct str line = {0};
	str_addf(&line, "program %zu of %zu: what does it take?", at + 1, len);
	progress_line(&writing->progress, &line);
}

/* 1: stopped. */
static int add_all(struct writing *writing, const struct walk *walk, struct err *err)
{
	for (size_t i = 0; i < walk->len && writing->init->targets < TARGETS_MOST; i++) {
		if (!is_program(walk->items[i].path + strlen(writing->folder)))
			continue;
		tell(writing, i, walk->len);
		int status = add_file(writing, walk->items[i].path, err);
		if (status != 0)
			return status;
	}
	if (writing->init->targets + writing->init->unsure > 0)
		return 0;
	return err_set(err, ERR_USAGE,
		"no program that reads its input, and no function that takes some, was found in "
		"%s; write %s by hand, as argus(1) shows",
		writing->folder[0] ? writing->folder : "this folder", writing->init->path);
}

static const char head[] =
	"# What 'argus check' looks at. Each target is a program, or one function of it, that is "
	"run\n"
	"# on inputs of growing size; it fails when it grows faster than 'expect', or counts more "
	"than\n"
	"# it did when 'argus check --update-baseline' wrote argus.lock.\n"
	"#\n"
	"# Inputs were found by trying; correct them where they are not what the program is for.\n"
	"# 'argus input EXPR' shows what an input expression makes, argus-input(7) describes "
	"them.\n"
	"# Further keys: expect-memory, metric, sizes, max-n, seed, budget, timeout, memory, lang "
	"and\n"
	"# thresholds, such as {counts: 0%, exponent: 0.1, time: 10%, memory: 20%}; see argus(1).\n"
	"targets:\n";

int check_init_write(struct check_init *init, struct err *err)
{
	owned(walk_done) struct walk walk = {0};
	const char *slash = strrchr(init->path, '/');
	owned(mem_free_text) char *folder =
		mem_text_n(init->path, slash ? (size_t)(slash + 1 - init->path) : 0);
	if (access(init->path, F_OK) == 0)
		return err_set(err, ERR_USAGE,
			"%s is there already; --init writes a new one: name another file, or take "
			"that away",
			init->path);
	if (folder[0] && access(folder, F_OK) < 0)
		return err_set(err, ERR_USAGE, "%s: no such folder", folder);
	if (walk_add(&walk, folder[0] ? folder : ".", err) < 0)
		return -1;
	struct writing writing = {.init = init,
		.folder = folder,
		.progress = {.term = init->term, .quiet = init->quiet}};
	str_add(&writing.out, head);
	int status = add_all(&writing, &walk, err);
	progress_clear(&writing.progress);
	if (status == 0)
		status = io_write_file(init->path, str_text(&writing.out), writing.out.len, err);
	str_done(&writing.out);
	return status;
}
