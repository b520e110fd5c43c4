/* The checks of `argus doctor` that measure: start-up, clock, noise, and a test of itself. */
#include <math.h>

#include "argus/paired.h"
#include "base/mem.h"
#include "base/num.h"
#include "cmd/doctor.h"
#include "cmd/stop.h"

/* While it measures, signals are read: the line of progress is to be wiped before the end. */
static struct stop watch_signals(void)
{
	struct stop stop;
	struct err ignored = {0};
	stop_watch(&stop, &ignored);
	return stop;
}

static int stopped(const struct stop *stop, struct err *err)
{
	return err_set(err, stop_read(stop), "stopped");
}

/* CPU time of the interpreter with an empty program, some times over. */
static int time_startup(
	struct doctor *doctor, const struct lang *lang, struct sandbox *sandbox, struct err *err)
{
	static const char *const environment[] = {"LANG=C.UTF-8", "PYTHONHASHSEED=0", NULL};
	struct doctor_lang *found = &doctor->langs[lang->id];
	owned(str_done) struct str path = {0};
	owned(mem_close_fd) int input = sandbox_input("", 0, err);
	owned(stop_done) struct stop stop = watch_signals();
	sandbox_file_path(sandbox, measure_empty_name(lang), &path);
	const char *const argv[] = {found->interpreter.path, str_text(&path), NULL};
	const struct sandbox_request request = {.argv = argv,
		.env = environment,
		.input_fd = input,
		.report_fd = -1,
		.limits = {10, 30, UINT64_C(512) << 20, 1 << 20}};
	for (int i = 0; i < STARTUP_RUNS; i++) {
		owned(sandbox_result_done) struct sandbox_result result = {0};
		owned(str_done) struct str line = {0};
		str_addf(&line, "starting %s, %d of %d", lang->title, i + 1, STARTUP_RUNS);
		progress_line(&doctor->progress, &line);
		int status = input < 0 ? -1 : sandbox_run(sandbox, &request, stop.fd, &result, err);
		if (status != 0)
			return status > 0 ? stopped(&stop, err) : -1;
		if (result.outcome != OUTCOME_FINISHED)
			return err_set(err, ERR_SANDBOX,
				"does not start in the sandbox (%s, status %d)",
				outcome_name(result.outcome), result.status);
		found->startup_seconds[i] = result.cpu_seconds;
	}
	return 0;
}

static int check_startup(
	struct doctor *doctor, const struct lang *lang, struct finding *finding, struct err *err)
{
	static const char program[] = "0\n";
	char text[NUM_TEXT_MAX];
	double away[STARTUP_RUNS];
	struct doctor_lang *found = &doctor->langs[lang->id];
	owned(source_done) struct source source = {0};
	owned(sandbox_release) struct sandbox *sandbox = NULL;
	if (source_parse("-", lang, program, sizeof program - 1, &source, err) < 0 ||
		measure_open_sandbox(
			&source, &found->interpreter, SANDBOX_RESTRICTED, &sandbox, err) < 0 ||
		time_startup(doctor, lang, sandbox, err) < 0)
		return -1;
	found->starts = true;
	double median = num_median(found->startup_seconds, STARTUP_RUNS);
	for (int i = 0; i < STARTUP_RUNS; i++)
		away[i] = fabs(found->startup_seconds[i] - median);
	double spread = num_median(away, STARTUP_RUNS) / fmax(median, 1e-9);
	str_addf(&finding->text, "; starts in %s of CPU time", num_print_seconds(text, median));
	str_addf(&finding->text, ", spread %.1f %%", 100 * spread);
	if (spread > 0.1)
		finding_warn(finding,
			"CPU times vary a lot here; verdicts will need larger inputs and more "
			"rounds");
	json_array_append_new(json_object_get(doctor->root, "startup"),
		json_pack("{s:s, s:i, s:f, s:f}", "language", lang->name, "runs", STARTUP_RUNS,
			"cpu_seconds", median, "cpu_spread", spread));
	return 0;
}

static void check_lang(struct doctor *doctor, enum lang_id id, struct finding *finding)
{
	struct err err = {0};
	struct interpreter *interpreter = &doctor->langs[id].interpreter;
	if (interpreter_find(lang_at(id), interpreter, &err) < 0) {
		str_add(&finding->text, "no interpreter on the PATH");
		finding_warn(finding, "%s", err.text);
		return;
	}
	str_addf(&finding->text, "%s, %s", interpreter->version, interpreter->path);
	int status = check_startup(doctor, lang_at(id), finding, &err);
	progress_clear(&doctor->progress);
	if (status < 0) {
		str_add(&finding->text, "; ");
		finding_bad(finding, err.kind, err.text);
	}
}

void doctor_check_python(struct doctor *doctor, struct finding *finding)
{
	check_lang(doctor, LANG_PYTHON, finding);
}

void doctor_check_javascript(struct doctor *doctor, struct finding *finding)
{
	check_lang(doctor, LANG_JAVASCRIPT, finding);
}

/* What the accounts of a program in the box move by. A tick would show in all that was started. */
struct account_step {
	double seconds; /* < 0: nothing could be started */
	bool ticks;
};

static struct account_step find_step(struct doctor *doctor)
{
	struct account_step step = {.seconds = -1, .ticks = true};
	for (int i = 0; i < LANG_COUNT; i++) {
		struct doctor_lang *lang = &doctor->langs[i];
		if (!lang->starts)
			continue;
		double seconds = steadiness_step(lang->startup_seconds, STARTUP_RUNS);
		step.ticks &= steadiness_has_ticks(lang->startup_seconds, STARTUP_RUNS);
		if (seconds > 0 && (step.seconds <= 0 || seconds < step.seconds))
			step.seconds = seconds;
		else if (step.seconds < 0)
			step.seconds = seconds;
	}
	step.ticks &= step.seconds >= 0;
	return step;
}

/* What was seen is the most that a step can be: two times that differ by less may never have met. */
static void describe_clock(const struct steadiness_clock *clock, const struct account_step *program,
	struct finding *finding)
{
	char step[NUM_TEXT_MAX];
	char read[NUM_TEXT_MAX];
	if (clock->step_seconds > 0)
		str_addf(&finding->text, "CPU time moves in steps of %s or less, a read takes %s",
			num_print_seconds(step, clock->step_seconds),
			num_print_seconds(read, clock->read_seconds));
	else
		str_add(&finding->text, "CPU time stood still for as long as it was watched");
	if (program->seconds > 0)
		str_addf(&finding->text, "; that of programs in the sandbox in steps of %s%s",
			num_print_seconds(step, program->seconds),
			program->ticks ? "" : " or less");
	else if (program->seconds == 0)
		str_add(&finding->text,
			"; that of programs in the sandbox was the same each time they started");
}

void doctor_check_clock(struct doctor *doctor, struct finding *finding)
{
	struct steadiness_clock clock;
	struct account_step program = find_step(doctor);
	steadiness_read_clock(&clock);
	bool coarse = program.ticks || steadiness_is_tick(clock.step_seconds);
	double tick = fmax(clock.step_seconds, program.ticks ? program.seconds : 0);
	char text[NUM_TEXT_MAX];
	describe_clock(&clock, &program, finding);
	if (coarse && tick > 0)
		finding_warn(finding,
			"the kernel counts ticks instead of time: only what takes %s or more is "
			"told to 1 %%; use larger inputs, and --metric ops, which needs no clock",
			num_print_seconds(text, 100 * tick));
	else if (coarse)
		finding_warn(finding,
			"the kernel counts ticks instead of time; use larger inputs, and --metric "
			"ops, which needs no clock");
	json_t *json = json_pack(
		"{s:f, s:b}", "read_seconds", clock.read_seconds, "counts_ticks", (int)coarse);
	if (clock.step_seconds > 0)
		json_object_set_new(json, "step_seconds", json_real(clock.step_seconds));
	if (program.seconds > 0)
		json_object_set_new(json, "program_step_seconds", json_real(program.seconds));
	json_object_set_new(doctor->root, "clock", json);
}

static const double SESSION_SECONDS = 4.5;

static void show_session(void *context, size_t runs, double elapsed_seconds)
{
	owned(str_done) struct str line = {0};
	str_addf(&line, "measuring the noise, run %zu, %.1f s of about %.1f s", runs,
		elapsed_seconds, SESSION_SECONDS);
	progress_line(context, &line);
}

/* 0: there is no program to run. */
static int run_session(struct doctor *doctor, const struct lang **lang, struct err *err)
{
	int id = 0;
	while (id < LANG_COUNT && !doctor->langs[id].starts)
		id++;
	if (id == LANG_COUNT)
		return 0;
	*lang = lang_at((enum lang_id)id);
	owned(stop_done) struct stop stop = watch_signals();
	const struct steadiness_watch watch = {&doctor->progress, show_session, stop.fd};
	int status = steadiness_run(
		*lang, &doctor->langs[id].interpreter, SESSION_SECONDS, &watch, &doctor->runs, err);
	progress_clear(&doctor->progress);
	if (status != 0)
		return status > 0 ? stopped(&stop, err) : -1;
	return 1;
}

static void describe_noise(const struct steadiness *noise, const struct steadiness_runs *runs,
	const struct lang *lang, struct str *out)
{
	char text[NUM_TEXT_MAX];
	str_addf(out, "a loop in %s, %zu times: %s of CPU time", lang->title, runs->len,
		num_print_seconds(text, noise->cpu_seconds));
	str_addf(out, ", spread %.1f %%, %.1f %% outliers, second half %+.1f %%",
		100 * noise->cpu_spread, 100 * noise->outliers, 100 * noise->drift);
	str_addf(out, "; %s of wall time, spread %.1f %%",
		num_print_seconds(text, noise->wall_seconds), 100 * noise->wall_spread);
	if (runs->waiting >= 0)
		str_addf(out, "; processes waited for a processor %.0f %% of the time",
			100 * runs->waiting);
	if (runs->stolen > 0)
		str_addf(out, "; the host took %.1f %% of the processors", 100 * runs->stolen);
}

static void warn_of_noise(
	const struct steadiness *noise, const struct steadiness_runs *runs, struct finding *finding)
{
	static const double SPREAD = 0.03, DRIFT = 0.03, STOLEN = 0.02, WAITING = 0.25;
	if (noise->cpu_spread > SPREAD)
		finding_warn(finding,
			"CPU times vary a lot here; verdicts will need larger inputs and more "
			"rounds");
	if (runs->waiting > WAITING)
		finding_warn(finding, "other programs want the processors; close what you can");
	if (runs->stolen > STOLEN)
		finding_warn(finding,
			"the host has other guests; measure when it is quieter, or elsewhere");
	if (fabs(noise->drift) > fmax(DRIFT, noise->cpu_spread))
		finding_warn(finding,
			"it became %s while it was measured, by heat, power saving or what else "
			"runs; repeat when that has settled",
			noise->drift > 0 ? "slower" : "faster");
}

static json_t *noise_json(
	const struct steadiness *noise, const struct steadiness_runs *runs, const struct lang *lang)
{
	json_t *json = json_pack("{s:s, s:I, s:f, s:f, s:f, s:f, s:f, s:f, s:f}", "language",
		lang->name, "runs", (json_int_t)runs->len, "seconds", runs->elapsed_seconds,
		"cpu_seconds", noise->cpu_seconds, "cpu_spread", noise->cpu_spread, "wall_seconds",
		noise->wall_seconds, "wall_spread", noise->wall_spread, "outliers", noise->outliers,
		"drift", noise->drift);
	if (runs->waiting >= 0)
		json_object_set_new(json, "waiting", json_real(runs->waiting));
	if (runs->stolen >= 0)
		json_object_set_new(json, "stolen", json_real(runs->stolen));
	return json;
}

static void nothing_runs(struct finding *finding)
{
	str_add(&finding->text, "not measured, as no program can be run");
	finding_warn(finding, "it takes the sandbox and Python or Node.js; see there");
}

void doctor_check_noise(struct doctor *doctor, struct finding *finding)
{
	struct err err = {0};
	const struct lang *lang = NULL;
	struct steadiness noise;
	int status = run_session(doctor, &lang, &err);
	if (status < 0) {
		doctor->runs.len = 0;
		finding_bad(finding, err.kind, err.text);
		return;
	}
	if (status == 0) {
		nothing_runs(finding);
		return;
	}
	steadiness_judge(&doctor->runs, &noise);
	describe_noise(&noise, &doctor->runs, lang, &finding->text);
	warn_of_noise(&noise, &doctor->runs, finding);
	json_object_set_new(doctor->root, "noise", noise_json(&noise, &doctor->runs, lang));
}

static const double CONFIDENCE = 0.99;

/* Pairs of runs of one program in two boxes, as two programs are to be compared. */
struct self_test {
	double logs[STEADINESS_RUNS_MAX / 2];
	struct paired paired;
	double pair_seconds;
};

/* What the logarithm of a ratio is in percent. */
static double percent(double log_ratio)
{
	return 100 * expm1(log_ratio);
}

enum { SHOWN_PAIRS = 20 };

static void describe_self(const struct self_test *self, struct str *out)
{
	static const double differences[] = {0.05, 0.02, 0.01};
	char text[NUM_TEXT_MAX];
	const struct paired *paired = &self->paired;
	double shown = paired_resolves(self->logs, paired->pairs, SHOWN_PAIRS, CONFIDENCE);
	str_addf(out,
		"one program against itself, %zu pairs of runs: %+.1f %% (%.0f %% sure: %+.1f %% "
		"to %+.1f %%); %d pairs (%s) show a difference of %.1f %% or more",
		paired->pairs, percent(paired->estimate), 100 * CONFIDENCE, percent(paired->low),
		percent(paired->high), SHOWN_PAIRS,
		num_print_seconds(text, SHOWN_PAIRS * self->pair_seconds), percent(shown));
	for (size_t i = 0; i < ARRAY_LEN(differences); i++) {
		size_t pairs =
			paired_needs(self->logs, paired->pairs, log1p(differences[i]), CONFIDENCE);
		str_addf(out, "%s %.0f %% takes %zu (%s)", i ? "," : ";", 100 * differences[i],
			pairs, num_print_seconds(text, (double)pairs * self->pair_seconds));
	}
}

static void warn_of_self(const struct self_test *self, struct finding *finding)
{
	static const double POOR = 0.1;
	const struct paired *paired = &self->paired;
	double shown = paired_resolves(self->logs, paired->pairs, SHOWN_PAIRS, CONFIDENCE);
	if (paired->low > 0 || paired->high < 0)
		finding_warn(finding,
			"equal programs look different here, as they would by chance once in 100 "
			"tests: something changes with their place or order; repeat on a quieter "
			"machine, and believe no difference under %.1f %%",
			percent(fmax(fabs(paired->low), fabs(paired->high))));
	if (shown > POOR)
		finding_warn(finding,
			"small differences do not show in the times here; those of counts "
			"(--metric ops) always do");
}

static json_t *resolution_json(const struct self_test *self, size_t pairs, double difference)
{
	return json_pack("{s:I, s:f, s:f}", "pairs", (json_int_t)pairs, "seconds",
		(double)pairs * self->pair_seconds, "difference", difference);
}

static json_t *self_json(const struct self_test *self)
{
	static const size_t pairs[] = {8, 12, 20, 40};
	static const double differences[] = {0.1, 0.05, 0.02, 0.01};
	const struct paired *paired = &self->paired;
	json_t *resolves = json_array();
	json_t *needs = json_array();
	for (size_t i = 0; i < ARRAY_LEN(pairs); i++)
		json_array_append_new(resolves,
			resolution_json(self, pairs[i],
				expm1(paired_resolves(
					self->logs, paired->pairs, pairs[i], CONFIDENCE))));
	for (size_t i = 0; i < ARRAY_LEN(differences); i++)
		json_array_append_new(needs,
			resolution_json(self,
				paired_needs(self->logs, paired->pairs, log1p(differences[i]),
					CONFIDENCE),
				differences[i]));
	return json_pack("{s:I, s:f, s:f, s:[f, f, f], s:o, s:o}", "pairs",
		(json_int_t)paired->pairs, "pair_seconds", self->pair_seconds, "confidence",
		paired->confidence, "ratio", exp(paired->low), exp(paired->estimate),
		exp(paired->high), "resolves", resolves, "needs", needs);
}

void doctor_check_self(struct doctor *doctor, struct finding *finding)
{
	struct self_test self = {0};
	size_t len = steadiness_pairs(&doctor->runs, self.logs);
	if (doctor->runs.len == 0) {
		nothing_runs(finding);
		return;
	}
	if (len > 0)
		paired_estimate(self.logs, len, CONFIDENCE, &self.paired);
	if (self.paired.confidence == 0) {
		str_addf(&finding->text, "%zu pairs of runs are too few to say anything", len);
		finding_warn(finding,
			"this machine is too slow or too busy just now, or its clock too coarse");
		return;
	}
	self.pair_seconds = doctor->runs.elapsed_seconds / ((double)doctor->runs.len / 2);
	describe_self(&self, &finding->text);
	warn_of_self(&self, finding);
	json_object_set_new(doctor->root, "self_test", self_json(&self));
}
