/*
 * argus doctor: what of Argus works on this machine, and what to do about the rest. Each check is
 * a row; a check finds out by doing, not by reading settings.
 */
#include <fcntl.h>
#include <jansson.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "argus/attack.h"
#include "argus/report.h"
#include "argus/run.h"
#include "argus/store.h"
#include "base/mem.h"
#include "base/num.h"
#include "cmd/cmd.h"
#include "cmd/doctor.h"
#include "report/json_text.h"

void finding_done(struct finding *finding)
{
	str_done(&finding->text);
	str_done(&finding->fix);
	sandbox_layers_done(finding->layers);
}

void finding_warn(struct finding *finding, const char *format, ...)
{
	va_list args;
	finding->state = CHECK_WARN;
	if (finding->fix.len > 0)
		str_add(&finding->fix, "; ");
	va_start(args, format);
	str_addv(&finding->fix, format, args);
	va_end(args);
}

void finding_bad(struct finding *finding, enum err_kind kind, const char *text)
{
	finding->state = CHECK_BAD;
	finding->kind = kind;
	str_add(&finding->text, text);
}

void doctor_done(struct doctor *doctor)
{
	for (int i = 0; i < LANG_COUNT; i++)
		interpreter_done(&doctor->langs[i].interpreter);
	json_decref(doctor->root);
}

static void check_machine(struct doctor *doctor, struct finding *finding)
{
	(void)doctor;
	owned(machine_done) struct machine machine = {0};
	char memory[NUM_TEXT_MAX];
	run_machine(&machine);
	str_addf(&finding->text, "%s, %u core%s, %s, %s",
		machine.cpu ? machine.cpu : "unknown processor", machine.cores,
		machine.cores == 1 ? "" : "s",
		num_print_bytes(memory, (double)machine.memory_bytes),
		machine.kernel ? machine.kernel : "unknown kernel");
	if (machine.cores < 2)
		finding_warn(finding,
			"with one core whatever else runs is in the measurement; close what you "
			"can");
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

static void check_sandbox(struct doctor *doctor, struct finding *finding)
{
	(void)doctor;
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
		finding_bad(finding, ERR_SANDBOX, err.text);
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
	finding_warn(finding, "programs can see which files exist, and have no /tmp to write to");
}

static void check_history(struct doctor *doctor, struct finding *finding)
{
	(void)doctor;
	struct err err = {0};
	owned(mem_free_text) char *path = store_default_path(&err);
	owned(store_release) struct store *store = NULL;
	if (!path || store_open(path, STORE_WRITE, &store, &err) < 0) {
		finding_bad(finding, ERR_FAILED, err.text);
		return;
	}
	str_add(&finding->text, path);
	str_add(&finding->text, ", can be written");
}

struct check {
	const char *name;
	void (*run)(struct doctor *doctor, struct finding *finding);
	bool slow; /* left out by --quick */
};

/* In this order: the clock is known by what started, the self-test takes the runs of the noise. */
static const struct check checks[] = {
	{"machine", check_machine, false},
	{"sandbox", check_sandbox, false},
	{"python", doctor_check_python, false},
	{"javascript", doctor_check_javascript, false},
	{"clock", doctor_check_clock, false},
	{"noise", doctor_check_noise, true},
	{"self-test", doctor_check_self, true},
	{"history", check_history, false},
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

/* Paths, versions and the names of machines: Argus wrote none of them. */
static void add_wrapped(
	struct str *out, const struct term *term, const struct str *text, int indent)
{
	owned(str_done) struct str safe = {0};
	term_escape(&safe, str_text(text), text->len, true);
	term_wrap(out, term, str_text(&safe), indent);
}

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
	add_wrapped(out, term, &text, INDENT + NAME + 3);
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
	add_wrapped(out, term, &finding->text, INDENT);
	if (finding->fix.len > 0) {
		str_addf(out, "%*s", INDENT, "");
		add_wrapped(out, term, &finding->fix, INDENT);
	}
	for (int i = 0; i < SANDBOX_LAYER_COUNT && finding->layers[i].name; i++)
		show_layer(&finding->layers[i], term, out);
}

static json_t *text_json(const struct str *text)
{
	return report_json_bytes(str_text(text), text->len);
}

static json_t *finding_json(const struct check *check, const struct finding *finding)
{
	json_t *json = json_pack("{s:s, s:s, s:o}", "name", check->name, "state",
		states[finding->state].name, "text", text_json(&finding->text));
	if (finding->fix.len > 0)
		json_object_set_new(json, "fix", text_json(&finding->fix));
	return json;
}

static json_t *sandbox_json(const struct finding *finding)
{
	json_t *layers = json_array();
	for (int i = 0; i < SANDBOX_LAYER_COUNT; i++) {
		const struct sandbox_layer_state *layer = &finding->layers[i];
		json_t *json = json_pack("{s:s, s:b, s:s*}", "name", layer->name, "there",
			(int)layer->there, "fix", layer->fix);
		if (layer->detail.len > 0)
			json_object_set_new(json, "detail", text_json(&layer->detail));
		json_array_append_new(layers, json);
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

struct doctor_options {
	bool quick;
	bool attacks;
};

static const struct opt doctor_rows[] = {
	{.name = "quick",
		.offset = offsetof(struct doctor_options, quick),
		.take = opt_take_flag,
		.help = "leave out noise and self-test, which take five seconds"},
	{.name = "attacks",
		.offset = offsetof(struct doctor_options, attacks),
		.take = opt_take_flag,
		.help = "attack the sandbox, too, with programs made for that"},
};
static const struct opt_table doctor_table = {"Doctor", doctor_rows, ARRAY_LEN(doctor_rows)};

static void show_progress(void *context, size_t done, size_t total, const char *name)
{
	owned(str_done) struct str line = {0};
	str_addf(&line, "attack %zu of %zu, %s", done, total, name);
	progress_line(context, &line);
}

static int attack(const struct display *display, const struct term *term, json_t *root,
	struct str *out, struct err *err)
{
	struct progress progress = {.term = display_term(display, stderr)};
	const struct attack_watch watch = {&progress, show_progress};
	owned(attack_report_done) struct attack_report report = {0};
	int status = attack_run_all(&watch, &report, err);
	progress_clear(&progress);
	if (status < 0)
		return err_context(err, "attacks: ");
	str_add_char(out, '\n');
	report_attacks(&report, term, out);
	json_object_set_new(root, "attacks", report_attacks_json(&report));
	if (attack_all_held(&report))
		return 0;
	owned(str_done) struct str verdict = {0};
	report_attacks_verdict(&report, &verdict);
	return err_set(err, ERR_SANDBOX, "%s", str_text(&verdict));
}

static bool was_stopped(const struct err *err)
{
	return err->kind == ERR_INTERRUPTED || err->kind == ERR_TERMINATED;
}

static void run_checks(const struct doctor_options *options, const struct term *term,
	struct doctor *doctor, struct str *out, struct err *worst)
{
	json_t *array = json_object_get(doctor->root, "checks");
	for (size_t i = 0; i < ARRAY_LEN(checks) && !was_stopped(worst); i++) {
		owned(finding_done) struct finding finding = {0};
		if (checks[i].slow && options->quick)
			continue;
		checks[i].run(doctor, &finding);
		show(&checks[i], &finding, term, out);
		json_array_append_new(array, finding_json(&checks[i], &finding));
		if (finding.layers[0].name)
			json_object_set_new(doctor->root, "sandbox", sandbox_json(&finding));
		if (finding.state != CHECK_BAD)
			continue;
		struct err failure = {.kind = finding.kind, .text = "stopped"};
		if (!was_stopped(&failure)) {
			failure = (struct err){0};
			err_set(&failure, finding.kind, "%s: %s", checks[i].name,
				str_text(&finding.text));
		}
		if (was_stopped(&failure) || worst->kind == ERR_NONE)
			*worst = failure;
	}
}

static int examine(
	const struct doctor_options *options, const struct display *display, struct err *err)
{
	struct term term = display_term(display, stdout);
	struct err worst = {0};
	owned(str_done) struct str out = {0};
	owned(doctor_done) struct doctor doctor = {
		.progress = {.term = display_term(display, stderr)},
		.root = json_pack(
			"{s:s, s:[], s:[]}", "schema", "argus.doctor/1", "checks", "startup")};
	run_checks(options, &term, &doctor, &out, &worst);
	/* Without a sandbox there is nothing to attack, as the check said. */
	if (options->attacks && worst.kind != ERR_SANDBOX && !was_stopped(&worst)) {
		struct err escaped = {0};
		if (attack(display, &term, doctor.root, &out, &escaped) < 0)
			worst = was_stopped(&escaped) || worst.kind == ERR_NONE ? escaped : worst;
	}
	int status = was_stopped(&worst) ? 0 : emit(display, doctor.root, &out, err);
	if (status == 0 && worst.kind != ERR_NONE) {
		*err = worst;
		status = -1;
	}
	return status;
}

static int run(const struct cmd *cmd, int argc, char **argv, struct err *err)
{
	struct doctor_options options = {0};
	owned(display_done) struct display display = {0};
	owned(opt_words_done) struct opt_words words = {0};
	void *const into[] = {&options, &display};
	int status = cmd_parse(cmd, into, argc, argv, &words, err);
	if (status != 0)
		return status < 0 ? -1 : 0;
	if (words.len > 0)
		return err_set(err, ERR_USAGE, "argus doctor takes no file");
	return examine(&options, &display, err);
}

static const char *const examples[] = {
	"argus doctor", "argus doctor --quick --json", "argus doctor --attacks", NULL};
static const struct opt_table *const tables[] = {&doctor_table, &display_table, NULL};

const struct cmd cmd_doctor = {
	.name = "doctor",
	.summary = "what works on this machine, and how well it measures",
	.usage = "[options]",
	.about = "Try everything that Argus needs, say what is missing, and what to do about it. "
		 "Measure how steady this machine is, and say what differences it can tell.",
	.examples = examples,
	.tables = tables,
	.boxes = true,
	.run = run,
};
