#include "measure/trial.h"

#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/io.h"
#include "base/mem.h"
#include "base/term.h"

enum {
	INPUT_BYTES_MAX = 256 << 20,
	ARGV_MAX = 64,
	ENV_MAX = 48,
	REPORT_BYTES_MAX = 1 << 16,
	SHOWN_BYTES_MAX = 64 << 20, /* of 8 Mi characters, escaped */
	PRINTED_BYTES = 4096
};

/* The drivers, files that Argus puts into the box: of function mode, of counted runs, and of runs
 * for their memory. */
static const char *const function_names[] = {
	[LANG_PYTHON] = "function.py", [LANG_JAVASCRIPT] = "function.js"};
static const char *const counter_names[] = {
	[LANG_PYTHON] = "count.py", [LANG_JAVASCRIPT] = "count.js"};
static const char *const memory_names[] = {
	[LANG_PYTHON] = "memory.py", [LANG_JAVASCRIPT] = "memory.js"};

/* The command line, and the texts that it borrows. */
struct command {
	const char *argv[ARGV_MAX];
	const char *env[ENV_MAX];
	size_t argv_len, env_len;
	struct str file, heap, tmp, home, batch, warmup;
};

static void command_done(struct command *command)
{
	struct str *const texts[] = {&command->file, &command->heap, &command->tmp, &command->home,
		&command->batch, &command->warmup};
	for (size_t i = 0; i < ARRAY_LEN(texts); i++)
		str_done(texts[i]);
}

static void add_word(struct command *command, const char *word)
{
	command->argv[command->argv_len++] = word;
}

static void add_variable(struct command *command, const char *variable)
{
	command->env[command->env_len++] = variable;
}

/* The same on every machine: nothing of the caller's environment gets in. */
static int add_environment(
	struct command *command, const struct trial_maker *maker, struct err *err)
{
	const struct measure_job *job = maker->job;
	const char *const *more = maker->single ? maker->single->env : NULL;
	static const char *const fixed[] = {"PATH=/usr/local/bin:/usr/bin:/bin", "LANG=C.UTF-8",
		"TZ=UTC", "PYTHONHASHSEED=0", "PYTHONDONTWRITEBYTECODE=1", "PYTHONNOUSERSITE=1",
		"OPENBLAS_NUM_THREADS=1", "OMP_NUM_THREADS=1", "MKL_NUM_THREADS=1", "NO_COLOR=1"};
	for (size_t i = 0; i < ARRAY_LEN(fixed); i++)
		add_variable(command, fixed[i]);
	str_addf(&command->home, "HOME=%s", sandbox_tmp_path(job->sandbox));
	str_addf(&command->tmp, "TMPDIR=%s", sandbox_tmp_path(job->sandbox));
	add_variable(command, str_text(&command->home));
	add_variable(command, str_text(&command->tmp));
	for (; more && *more; more++) {
		if (command->env_len + 1 == ENV_MAX)
			return err_set(err, ERR_USAGE, "more variables than %d", ENV_MAX - 1);
		add_variable(command, *more);
	}
	return 0;
}

/* V8 sizes its heap by the machine unless told, and takes its hash seeds from the clock. */
static void add_interpreter(struct command *command, const struct measure_job *job)
{
	add_word(command, job->interpreter->path);
	if (job->source->lang->id != LANG_JAVASCRIPT)
		return;
	str_addf(&command->heap, "--max-old-space-size=%llu",
		(unsigned long long)(job->spec->memory_bytes >> 20) * 3 / 4);
	add_word(command, str_text(&command->heap));
	add_word(command, "--hash-seed=1");
	add_word(command, "--random-seed=1");
}

static void add_function(struct command *command, const struct trial_maker *maker)
{
	const struct measure_job *job = maker->job;
	sandbox_file_path(job->sandbox, function_names[job->source->lang->id], &command->file);
	add_word(command, str_text(&command->file));
	add_word(command, sandbox_source_path(job->sandbox));
	add_word(command, job->spec->function);
	str_addf(&command->batch, "%g", maker->batch_seconds);
	add_word(command, str_text(&command->batch));
	str_addf(&command->warmup, "%llu", (unsigned long long)job->spec->warmup);
	add_word(command, str_text(&command->warmup));
	add_word(command, job->source->module ? "module" : "script");
	if (maker->output)
		add_word(command, "show");
}

/* A loaded machine must not turn CPU limits into wall limits. */
double trial_wall_limit(double cpu_limit)
{
	return 4 * cpu_limit + 2;
}

/* A driver that loads the program, whole or for a function of it. */
static void add_driver(
	struct command *command, const struct measure_job *job, const char *const *names)
{
	sandbox_file_path(job->sandbox, names[job->source->lang->id], &command->file);
	add_word(command, str_text(&command->file));
	add_word(command, sandbox_source_path(job->sandbox));
	if (job->source->lang->id == LANG_JAVASCRIPT)
		add_word(command, job->source->module ? "module" : "script");
	if (job->spec->function) {
		add_word(command, "--function");
		add_word(command, job->spec->function);
	}
}

void trial_maker_done(struct trial_maker *maker)
{
	str_done(&maker->error);
	str_done(&maker->said);
}

static double wall_limit(const struct trial_maker *maker, double cpu_limit)
{
	double limit = trial_wall_limit(cpu_limit);
	if (maker->single && maker->single->wall_seconds > 0)
		return maker->single->wall_seconds;
	return maker->wall_seconds > 0 ? fmin(limit, maker->wall_seconds) : limit;
}

static size_t kept_bytes(const struct trial_maker *maker)
{
	if (maker->single)
		return maker->single->keep_bytes;
	return maker->output ? maker->job->spec->output_bytes : PRINTED_BYTES;
}

static int run_box(struct trial_maker *maker, const struct command *command, int input, int report,
	double cpu_limit, struct trial *trial, struct err *err)
{
	const struct measure_job *job = maker->job;
	struct sandbox_result result = {0};
	const struct sandbox_request request = {
		.argv = command->argv,
		.env = command->env,
		.input_fd = input,
		.report_fd = report,
		.limits =
			{
				.cpu_seconds = cpu_limit,
				.wall_seconds = wall_limit(maker, cpu_limit),
				.memory_bytes = job->spec->memory_bytes,
				.output_bytes = job->spec->output_bytes,
			},
		.keep_bytes = kept_bytes(maker),
		.cpu = maker->cpu,
	};
	int status = sandbox_run(job->sandbox, &request, job->watch.stop_fd, &result, err);
	if (status == 0) {
		trial->outcome = result.outcome;
		trial->status = result.status;
		trial->cpu_seconds = result.cpu_seconds;
		trial->wall_seconds = result.wall_seconds;
		trial->memory_bytes = result.memory_bytes;
		maker->input_read = result.input_read;
		maker->printed_bytes = result.out_bytes;
		size_t hashed = result.out.len < PRINTED_BYTES ? result.out.len : PRINTED_BYTES;
		maker->printed = hash_bytes(HASH_START, str_text(&result.out), hashed);
		if (maker->output) {
			str_done(&maker->output->text);
			maker->output->text = result.out;
			maker->output->known = true;
			result.out = (struct str){0};
		}
		if (maker->result) {
			*maker->result = result;
			return 0;
		}
		str_done(&maker->error);
		maker->error = result.error;
		result.error = (struct str){0};
	}
	sandbox_result_done(&result);
	return status;
}

int trial_make_startup(struct trial_maker *maker, struct trial *trial, struct err *err)
{
	owned(command_done) struct command command = {0};
	owned(mem_close_fd) int input = sandbox_input("", 0, err);
	if (input < 0)
		return -1;
	if (add_environment(&command, maker, err) < 0)
		return -1;
	add_interpreter(&command, maker->job);
	sandbox_file_path(
		maker->job->sandbox, measure_empty_name(maker->job->source->lang), &command.file);
	add_word(&command, str_text(&command.file));
	*trial = (struct trial){.kind = TRIAL_STARTUP, .round = trial->round};
	return run_box(maker, &command, input, -1, 10, trial, err);
}

/* The driver found no function of that name. */
static int refuse(const struct measure_job *job, const json_t *report, struct err *err)
{
	const json_t *name;
	size_t i;
	owned(str_done) struct str known = {0};
	const json_t *names = json_object_get(report, "names");
	json_array_foreach(names, i, name)
	{
		const char *text = json_string_value(name);
		str_add(&known, i ? ", " : "; it has ");
		term_escape(&known, text ? text : "", text ? strlen(text) : 0, false);
	}
	return err_set(err, ERR_USAGE, "%s: there is no function '%s' that could be called%s",
		job->source->path, job->spec->function, str_text(&known));
}

/* What the box says of itself against what the kernel says of it. Nothing of the program's runs
 * after the report, so that its own account must be nearly all; then the memory is freed. */
static bool is_plausible(const json_t *report, double batches_seconds, const struct trial *trial)
{
	static const double freeing_seconds_per_byte = 2e-10;
	double used = json_number_value(json_object_get(report, "used"));
	double outside = trial->cpu_seconds;
	double freeing = freeing_seconds_per_byte * (double)trial->memory_bytes;
	return batches_seconds <= 1.05 * used + 0.01 && used <= 1.05 * outside + 0.01 &&
		outside <= 1.1 * used + 0.02 + freeing;
}

/* The fastest batch's time of one call: what else runs only ever slows one down. */
static bool take_batches(struct trial_maker *maker, const json_t *report, struct trial *trial)
{
	double least = INFINITY;
	double total = 0;
	const json_t *batches = json_object_get(report, "batches");
	for (size_t i = 0; i < json_array_size(batches); i++) {
		const json_t *batch = json_array_get(batches, i);
		double spent = json_number_value(json_array_get(batch, 0));
		double calls = json_number_value(json_array_get(batch, 1));
		if (!(spent >= 0) || !(calls >= 1))
			return false;
		least = fmin(least, spent / calls);
		total += spent;
		trial->calls += (uint64_t)calls;
	}
	double collector = json_number_value(json_object_get(report, "collector"));
	maker->collector_share = total > 0 ? fmin(fmax(collector, 0) / total, 1) : 0;
	if (!isfinite(least) || !is_plausible(report, total, trial))
		return false;
	trial->work_seconds = least;
	return true;
}

static void take_result(struct trial_output *output, const json_t *report)
{
	const json_t *result = json_object_get(report, "result");
	str_clear(&output->text);
	output->known = json_is_string(result);
	if (output->known)
		str_add_n(&output->text, json_string_value(result), json_string_length(result));
}

static int read_report(struct trial_maker *maker, int fd, struct trial *trial, struct err *err)
{
	owned(str_done) struct str text = {0};
	if (lseek(fd, 0, SEEK_SET) < 0)
		return err_set(err, ERR_SANDBOX, "the report: %s", strerror(errno));
	struct err too_long = {0};
	size_t most = maker->output ? SHOWN_BYTES_MAX : REPORT_BYTES_MAX;
	if (io_read_fd(fd, "the program's report", most, &text, &too_long) < 0)
		str_clear(&text);
	json_t *report = json_loadb(str_text(&text), text.len, JSON_ALLOW_NUL, NULL);
	int status = 0;
	if (maker->output)
		take_result(maker->output, report);
	if (json_object_get(report, "error"))
		status = refuse(maker->job, report, err);
	else if (trial->outcome == OUTCOME_FINISHED && !take_batches(maker, report, trial)) {
		trial->outcome = OUTCOME_EXIT;
		str_add(&maker->said,
			"what it reported of itself does not fit the CPU time it took");
	}
	json_decref(report);
	return status;
}

/* The counts, or a driver's word that there is no such function. */
static int read_counts(const struct measure_job *job, int fd, struct str *counts, struct err *err)
{
	enum { COUNTS_BYTES_MAX = 64 << 20 };
	struct err too_long = {0};
	if (lseek(fd, 0, SEEK_SET) < 0)
		return err_set(err, ERR_SANDBOX, "the counts: %s", strerror(errno));
	if (io_read_fd(fd, "the counts", COUNTS_BYTES_MAX, counts, &too_long) < 0)
		str_clear(counts);
	static const char refusal[] = "{\"error\"";
	if (strncmp(str_text(counts), refusal, sizeof refusal - 1) != 0)
		return 0;
	json_t *report = json_loadb(str_text(counts), counts->len, 0, NULL);
	int status = report ? refuse(job, report, err) : 0;
	json_decref(report);
	return status;
}

/* The program's own word, which no clock checks: a peak that cannot be is none. */
static int read_held(struct trial_maker *maker, int fd, struct err *err)
{
	owned(str_done) struct str text = {0};
	struct err too_long = {0};
	if (lseek(fd, 0, SEEK_SET) < 0)
		return err_set(err, ERR_SANDBOX, "the report: %s", strerror(errno));
	if (io_read_fd(fd, "the program's report", REPORT_BYTES_MAX, &text, &too_long) < 0)
		str_clear(&text);
	json_t *report = json_loadb(str_text(&text), text.len, 0, NULL);
	int status = 0;
	if (json_object_get(report, "error"))
		status = refuse(maker->job, report, err);
	double peak = json_number_value(json_object_get(report, "peak"));
	double stack = json_number_value(json_object_get(report, "stack"));
	double base = json_number_value(json_object_get(report, "base"));
	bool possible = peak >= 0 && base >= 0 && stack >= 0 &&
		peak <= 2 * (double)maker->job->spec->memory_bytes;
	*maker->held = (struct trial_held){
		.complete = possible && json_is_true(json_object_get(report, "complete")),
		.peak = peak,
		.stack = stack,
		.base = base};
	json_decref(report);
	return status;
}

static int make_input(const struct measure_job *job, uint64_t n, uint64_t seed, struct err *err)
{
	owned(str_done) struct str bytes = {0};
	int status = spec_mode(job->spec) == SPEC_FUNCTION
		? input_generate_args(job->input, n, seed, INPUT_BYTES_MAX, &bytes, err)
		: input_generate(job->input, n, seed, INPUT_BYTES_MAX, &bytes, err);
	return status < 0 ? -1 : sandbox_input(str_text(&bytes), bytes.len, err);
}

int measure_single(const struct measure_job *job, const struct measure_single *single,
	struct sandbox_result *result, struct measure_told *told, struct err *err)
{
	struct trial trial = {.seed = single->seed};
	struct trial_maker maker = {
		.job = job, .batch_seconds = 0, .single = single, .result = result};
	int status = trial_make(&maker, single->n, job->spec->timeout_seconds, &trial, err);
	str_add(&told->said, str_text(&maker.said));
	told->work_seconds = trial.work_seconds;
	if (status == TRIAL_NO_INPUT)
		status = err_set(err, ERR_USAGE, "%s", str_text(&maker.said));
	trial_maker_done(&maker);
	return status;
}

/* The interpreter, the driver where there is one, the program and its words. */
static int add_program(struct command *command, const struct trial_maker *maker, struct err *err)
{
	const struct measure_job *job = maker->job;
	add_interpreter(command, job);
	if (maker->held && job->source->lang->id == LANG_JAVASCRIPT) {
		add_word(command, "--expose-gc");
		/* A compiler or collector beside the program moves the peak by some 100 kB, and frees
		 * buffers late. */
		add_word(command, "--single-threaded");
	}
	if (maker->held)
		add_driver(command, job, memory_names);
	else if (maker->counts)
		add_driver(command, job, counter_names);
	else if (spec_mode(job->spec) == SPEC_FUNCTION)
		add_function(command, maker);
	else
		add_word(command, sandbox_source_path(job->sandbox));
	for (const char *const *word = maker->single ? maker->single->words : NULL; word && *word;
		word++) {
		if (command->argv_len + 1 == ARGV_MAX)
			return err_set(err, ERR_USAGE, "more than %d words for the program",
				(int)(word - maker->single->words));
		add_word(command, *word);
	}
	return 0;
}

int trial_make(struct trial_maker *maker, uint64_t n, double cpu_limit, struct trial *trial,
	struct err *err)
{
	const struct measure_job *job = maker->job;
	bool function = spec_mode(job->spec) == SPEC_FUNCTION;
	owned(command_done) struct command command = {0};
	owned(mem_close_fd) int report = -1;
	trial->n = n;
	struct err no_input = {0};
	owned(mem_close_fd) int input = maker->single && maker->single->input_fd >= 0
		? fcntl(maker->single->input_fd, F_DUPFD_CLOEXEC, 3)
		: make_input(job, n, trial->seed, &no_input);
	str_clear(&maker->said);
	if (input < 0 && (no_input.kind == ERR_USAGE || no_input.kind == ERR_LIMIT)) {
		str_add_n(&maker->said, no_input.text, strcspn(no_input.text, "\n"));
		return TRIAL_NO_INPUT;
	}
	if (input < 0) {
		*err = no_input;
		return -1;
	}
	if (add_environment(&command, maker, err) < 0)
		return -1;
	if (add_program(&command, maker, err) < 0)
		return -1;
	bool driven = function || maker->counts || maker->held;
	report = driven ? memfd_create("report", MFD_CLOEXEC) : -1;
	if (driven && report < 0)
		return err_set(err, ERR_SANDBOX, "memfd_create: %s", strerror(errno));
	int third = driven || !maker->single ? report : maker->single->report_fd;
	int status = run_box(maker, &command, input, third, cpu_limit, trial, err);
	if (status == 0 && maker->held)
		return read_held(maker, report, err);
	if (status == 0 && maker->counts)
		return read_counts(job, report, maker->counts, err);
	if (status == 0 && function)
		status = read_report(maker, report, trial, err);
	return status;
}
