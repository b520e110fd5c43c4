/*
 * argus doctor: what of Argus works on this machine, and what to do about the rest. Each check is
 * a row; a check finds out by doing, not by reading settings.
 */
#include <fcntl.h>
#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "argus/measure.h"
#include "argus/run.h"
#include "argus/sandbox.h"
#include "argus/source.h"
#include "argus/store.h"
#include "base/mem.h"
#include "base/num.h"
#include "cmd/cmd.h"

enum check_state { CHECK_OK, CHECK_WARN, CHECK_BAD, CHECK_STATE_COUNT };

struct finding {
	enum check_state state;
	enum err_kind kind; /* of a CHECK_BAD: the exit status */
	struct str text;
	struct str fix;
	/* Of the sandbox's check only. */
	enum sandbox_tier tier;
	struct sandbox_layer_state layers[SANDBOX_LAYER_COUNT];
};

static void finding_done(struct finding *finding)
{
	str_done(&finding->text);
	str_done(&finding->fix);
	sandbox_layers_done(finding->layers);
}

static void warn(struct finding *finding, const char *fix)
{
	finding->state = CHECK_WARN;
	str_add(&finding->fix, fix);
}

static void bad(struct finding *finding, enum err_kind kind, const char *text)
{
	finding->state = CHECK_BAD;
	finding->kind = kind;
	str_add(&finding->text, text);
}

static void check_machine(struct finding *finding)
{
	owned(machine_done) struct machine machine = {0};
	char memory[NUM_TEXT_MAX];
	run_machine(&machine);
	str_addf(&finding->text, "%s, %u core%s, %s, %s",
		machine.cpu ? machine.cpu : "unknown processor", machine.cores,
		machine.cores == 1 ? "" : "s",
		num_print_bytes(memory, (double)machine.memory_bytes),
		machine.kernel ? machine.kernel : "unknown kernel");
	if (machine.cores < 2)
		warn(finding,
			"with one core whatever else runs is in the measurement; close what you "
			"can");
}

static void check_clock(struct finding *finding)
{
	struct timespec resolution;
	char text[NUM_TEXT_MAX];
	clock_getres(CLOCK_PROCESS_CPUTIME_ID, &resolution);
	double seconds = (double)resolution.tv_sec + (double)resolution.tv_nsec * 1e-9;
	str_addf(&finding->text, "CPU time is told to %s", num_print_seconds(text, seconds));
	if (seconds > 1e-5)
		warn(finding,
			"coarse accounting: only programs that take many milliseconds can be "
			"told apart");
}

/* A file of the host's that a program in the box must not see; "" when there is no place for one. */
static void make_canary(struct str *path)
{
	const char *const places[] = {getenv("HOME"), getenv("TMPDIR"), "/tmp"};
	for (size_t i = 0; i < ARRAY_LEN(places); i++) {
		if (!places[i] || places[i][0] != '/')
			continue;
		str_clear(path);
		str_addf(path, "%s/.argus-canary.XXXXXX", places[i]);
		owned(mem_close_fd) int fd = mkostemp(path->text, O_CLOEXEC);
		if (fd >= 0 && fchmod(fd, 0644) == 0)
			return;
	}
	str_clear(path);
}

static void check_sandbox(struct finding *finding)
{
	struct err err = {0};
	owned(str_done) struct str canary = {0};
	owned(sandbox_release) struct sandbox *sandbox = NULL;
	make_canary(&canary);
	const struct sandbox_setup setup = {.canary = canary.len ? str_text(&canary) : NULL};
	int status = sandbox_open(&setup, &sandbox, &err);
	if (canary.len)
		unlink(str_text(&canary));
	sandbox_probe_layers(finding->layers);
	finding->tier = sandbox ? sandbox_tier(sandbox) : SANDBOX_NONE;
	if (status < 0) {
		bad(finding, ERR_SANDBOX, err.text);
		str_add(&finding->fix,
			"Argus runs nothing without a sandbox; the layers below say what is "
			"missing");
		return;
	}
	str_addf(&finding->text,
		"%s; a canary in it could not read a file of the host's, write outside its /tmp, "
		"start a process, open a socket, signal another, become root or raise a limit",
		sandbox_tier_name(finding->tier));
	if (finding->tier == SANDBOX_FULL)
		return;
	str_addf(&finding->text, " (%s)", sandbox_tier_reason(sandbox));
	warn(finding, "programs can see which files exist, and have no /tmp to write to");
}

enum { STARTUP_TRIALS = 15 };

/* CPU seconds of the interpreter with an empty program, some times over. */
static int time_startup(struct sandbox *sandbox, const struct interpreter *interpreter,
	const char *file, double seconds[STARTUP_TRIALS], struct err *err)
{
	static const char *const environment[] = {"LANG=C.UTF-8", "PYTHONHASHSEED=0", NULL};
	owned(str_done) struct str path = {0};
	owned(mem_close_fd) int input = sandbox_input("", 0, err);
	sandbox_file_path(sandbox, file, &path);
	const char *const argv[] = {interpreter->path, str_text(&path), NULL};
	const struct sandbox_request request = {.argv = argv,
		.env = environment,
		.input_fd = input,
		.report_fd = -1,
		.limits = {10, 30, UINT64_C(512) << 20, 1 << 20}};
	for (int i = 0; i < STARTUP_TRIALS; i++) {
		owned(sandbox_result_done) struct sandbox_result result = {0};
		if (input < 0 || sandbox_run(sandbox, &request, -1, &result, err) < 0)
			return -1;
		if (result.outcome != OUTCOME_FINISHED)
			return err_set(err, ERR_SANDBOX,
				"does not start in the sandbox (%s, status %d)",
				outcome_name(result.outcome), result.status);
		seconds[i] = result.cpu_seconds;
	}
	return 0;
}

static int check_startup(const struct lang *lang, const struct interpreter *interpreter,
	struct finding *finding, struct err *err)
{
	static const char program[] = "0\n";
	char text[NUM_TEXT_MAX];
	double seconds[STARTUP_TRIALS];
	owned(source_done) struct source source = {0};
	owned(sandbox_release) struct sandbox *sandbox = NULL;
	if (source_parse("-", lang, program, sizeof program - 1, &source, err) < 0 ||
		measure_open_sandbox(&source, interpreter, SANDBOX_RESTRICTED, &sandbox, err) < 0 ||
		time_startup(sandbox, interpreter, measure_empty_name(lang), seconds, err) < 0)
		return -1;
	double median = num_median(seconds, STARTUP_TRIALS);
	for (int i = 0; i < STARTUP_TRIALS; i++)
		seconds[i] = fabs(seconds[i] - median);
	double spread = num_median(seconds, STARTUP_TRIALS);
	str_addf(&finding->text, "; starts in %s of CPU time", num_print_seconds(text, median));
	str_addf(&finding->text, ", spread %.1f %%", 100 * spread / median);
	if (spread > 0.1 * median)
		warn(finding,
			"CPU times vary a lot here; verdicts will need larger inputs and more "
			"rounds");
	return 0;
}

static void check_lang(enum lang_id id, struct finding *finding)
{
	struct err err = {0};
	owned(interpreter_done) struct interpreter interpreter = {0};
	if (interpreter_find(lang_at(id), &interpreter, &err) < 0) {
		str_add(&finding->text, "no interpreter on the PATH");
		warn(finding, err.text);
		return;
	}
	str_addf(&finding->text, "%s, %s", interpreter.version, interpreter.path);
	if (check_startup(lang_at(id), &interpreter, finding, &err) < 0) {
		str_add(&finding->text, "; ");
		bad(finding, err.kind, err.text);
	}
}

static void check_python(struct finding *finding)
{
	check_lang(LANG_PYTHON, finding);
}

static void check_javascript(struct finding *finding)
{
	check_lang(LANG_JAVASCRIPT, finding);
}

static void check_history(struct finding *finding)
{
	struct err err = {0};
	owned(mem_free_text) char *path = store_default_path(&err);
	owned(store_release) struct store *store = NULL;
	if (!path || store_open(path, STORE_WRITE, &store, &err) < 0) {
		bad(finding, ERR_FAILED, err.text);
		return;
	}
	term_escape(&finding->text, path, strlen(path), false);
	str_add(&finding->text, ", can be written");
}

struct check {
	const char *name;
	void (*run)(struct finding *finding);
};

static const struct check checks[] = {
	{"machine", check_machine},
	{"clock", check_clock},
	{"sandbox", check_sandbox},
	{"python", check_python},
	{"javascript", check_javascript},
	{"history", check_history},
};

static const struct {
	const char *name, *glyph, *ascii;
	enum term_style style;
} states[] = {
	[CHECK_OK] = {"ok", "✓", "+", TERM_GOOD},
	[CHECK_WARN] = {"warning", "▲", "!", TERM_WARN},
	[CHECK_BAD] = {"bad", "✗", "x", TERM_BAD},
};
_Static_assert(ARRAY_LEN(states) == CHECK_STATE_COUNT, "one row a state");

static void show_layer(
	const struct sandbox_layer_state *layer, const struct term *term, struct str *out)
{
	enum { INDENT = 13, NAME = 19 };
	owned(str_done) struct str text = {0};
	enum check_state state = layer->there ? CHECK_OK : CHECK_WARN;
	str_addf(out, "%*s", INDENT, "");
	term_add(out, term, states[state].style,
		term->utf8 ? states[state].glyph : states[state].ascii);
	str_addf(out, " %-*s ", NAME, layer->name);
	str_add(&text, layer->there ? layer->what : "missing");
	if (layer->detail.len > 0)
		str_addf(&text, layer->there ? ", %s" : ": %s", str_text(&layer->detail));
	if (!layer->there)
		str_addf(&text, "; %s", layer->fix);
	term_wrap(out, term, str_text(&text), INDENT + NAME + 3);
}

static void show(const struct check *check, const struct finding *finding, const struct term *term,
	struct str *out)
{
	enum { INDENT = 24 };
	owned(str_done) struct str mark = {0};
	str_addf(&mark, "%s %-8s",
		term->utf8 ? states[finding->state].glyph : states[finding->state].ascii,
		states[finding->state].name);
	str_add(out, "  ");
	term_add(out, term, states[finding->state].style, str_text(&mark));
	str_addf(out, " %-11s", check->name);
	term_wrap(out, term, str_text(&finding->text), INDENT);
	if (finding->fix.len > 0) {
		str_addf(out, "%*s", INDENT, "");
		term_wrap(out, term, str_text(&finding->fix), INDENT);
	}
	for (int i = 0; i < SANDBOX_LAYER_COUNT && finding->layers[i].name; i++)
		show_layer(&finding->layers[i], term, out);
}

static json_t *finding_json(const struct check *check, const struct finding *finding)
{
	return json_pack("{s:s, s:s, s:s, s:s*}", "name", check->name, "state",
		states[finding->state].name, "text", str_text(&finding->text), "fix",
		finding->fix.len ? str_text(&finding->fix) : NULL);
}

static json_t *sandbox_json(const struct finding *finding)
{
	json_t *layers = json_array();
	for (int i = 0; i < SANDBOX_LAYER_COUNT; i++) {
		const struct sandbox_layer_state *layer = &finding->layers[i];
		json_array_append_new(layers,
			json_pack("{s:s, s:b, s:s*, s:s*}", "name", layer->name, "there",
				layer->there, "detail",
				layer->detail.len ? str_text(&layer->detail) : NULL, "fix",
				layer->fix));
	}
	return json_pack("{s:s, s:o}", "tier", sandbox_tier_name(finding->tier), "layers", layers);
}

static int emit(const struct display *display, json_t *root, const struct str *out, struct err *err)
{
	owned(str_done) struct str json = {0};
	char *text = json_dumps(root, JSON_INDENT(2));
	str_addf(&json, "%s\n", text ? text : "{}");
	free(text);
	if (display->json && cmd_emit_json(display, &json, err) < 0)
		return -1;
	if (display->json && strcmp(display->json, "-") == 0)
		return 0;
	return cmd_emit(out, err);
}

static int examine(const struct display *display, struct err *err)
{
	struct term term = display_term(display, stdout);
	struct err worst = {0};
	owned(str_done) struct str out = {0};
	json_t *array = json_array();
	json_t *root = json_pack("{s:s, s:o}", "schema", "argus.doctor/1", "checks", array);
	for (size_t i = 0; i < ARRAY_LEN(checks); i++) {
		owned(finding_done) struct finding finding = {0};
		checks[i].run(&finding);
		show(&checks[i], &finding, &term, &out);
		json_array_append_new(array, finding_json(&checks[i], &finding));
		if (finding.layers[0].name)
			json_object_set_new(root, "sandbox", sandbox_json(&finding));
		if (finding.state == CHECK_BAD)
			err_set(&worst, finding.kind, "%s: %s", checks[i].name,
				str_text(&finding.text));
	}
	int status = emit(display, root, &out, err);
	json_decref(root);
	if (status == 0 && worst.kind != ERR_NONE) {
		*err = worst;
		status = -1;
	}
	return status;
}

static int run(const struct cmd *cmd, int argc, char **argv, struct err *err)
{
	owned(display_done) struct display display = {0};
	owned(opt_words_done) struct opt_words words = {0};
	void *const into[] = {&display};
	int status = cmd_parse(cmd, into, argc, argv, &words, err);
	if (status != 0)
		return status < 0 ? -1 : 0;
	if (words.len > 0)
		return err_set(err, ERR_USAGE, "argus doctor takes no file");
	return examine(&display, err);
}

static const char *const examples[] = {"argus doctor", "argus doctor --json", NULL};
static const struct opt_table *const tables[] = {&display_table, NULL};

const struct cmd cmd_doctor = {
	.name = "doctor",
	.summary = "what works on this machine: interpreters, sandbox, clock, history",
	.usage = "[options]",
	.about = "Try everything that Argus needs, say what is missing, and what to do about it.",
	.examples = examples,
	.tables = tables,
	.boxes = true,
	.run = run,
};
