#include "attack/run.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "argus/input.h"
#include "argus/spec.h"
#include "base/io.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/term.h"

static const char input_text[] = "3\n1 2 3\n";
enum { FUNCTION_N = 1000 };

/* Everything that one run holds on to. */
struct session {
	struct attack_head head;
	struct source source;
	struct input_expr *input;
	struct sandbox *sandbox;
	struct sandbox_result result;
	struct measure_told told;
	int input_fd, report_fd;
};

static void session_done(struct session *session)
{
	mem_close_fd(&session->report_fd);
	mem_close_fd(&session->input_fd);
	str_done(&session->told.said);
	sandbox_result_done(&session->result);
	sandbox_free(session->sandbox);
	input_free(session->input);
	source_done(&session->source);
	attack_head_done(&session->head);
}

void attack_ending_done(struct attack_ending *ending)
{
	str_done(&ending->happened);
	*ending = (struct attack_ending){0};
}

static int load(const struct attack_program *program, struct session *session, struct err *err)
{
	static const char *const names[] = {
		[LANG_PYTHON] = "attack.py", [LANG_JAVASCRIPT] = "attack.js"};
	_Static_assert(ARRAY_LEN(names) == LANG_COUNT, "one name a language");
	if (attack_head_parse(program, &session->head, err) < 0 ||
		source_parse(names[program->lang], lang_at(program->lang), program->text,
			program->len, &session->source, err) < 0)
		return -1;
	return input_parse("ints(n)", INPUT_ARGS, &session->input, err);
}

/* An input that the program can change, as none is outside of a control. */
static int open_loose_input(struct err *err)
{
	owned(mem_close_fd) int fd = memfd_create("input", MFD_CLOEXEC);
	if (fd < 0)
		return err_set(err, ERR_SANDBOX, "memfd_create: %s", strerror(errno));
	if (io_write_fd(fd, "the input", input_text, sizeof input_text - 1, err) < 0)
		return -1;
	return mem_take_fd(&fd);
}

static int open_input(const struct control *control, struct session *session, struct err *err)
{
	if (session->head.function)
		return 0;
	if (control && control->gift == GIFT_DESCRIPTOR) {
		session->report_fd = memfd_create("gift", MFD_CLOEXEC);
		if (session->report_fd < 0)
			return err_set(err, ERR_SANDBOX, "memfd_create: %s", strerror(errno));
	}
	session->input_fd = control && control->gift == GIFT_INPUT
		? open_loose_input(err)
		: sandbox_input(input_text, sizeof input_text - 1, err);
	return session->input_fd < 0 ? -1 : 0;
}

static int open_box(const struct attack_setting *setting, enum lang_id lang,
	const struct control *control, struct session *session, struct err *err)
{
	enum sandbox_tier tier = control && control->tier ? control->tier : setting->tier;
	const struct sandbox_setup wishes = {.canary = setting->facts->canary,
		.least = tier,
		.most = tier,
		.without = control ? control->without : 0};
	return measure_open_box(
		&session->source, &setting->interpreters[lang], &wishes, &session->sandbox, err);
}

/* A busy machine must not turn another end into one by the wall limit. */
static double wall_limit(const struct attack_head *head)
{
	return head->expect.ends & 1U << OUTCOME_WALL ? head->limits.wall_seconds
						      : 5 * head->limits.wall_seconds;
}

static int run_once(const struct attack_setting *setting, const struct control *control,
	struct session *session, struct err *err)
{
	/* What a flood says at its end comes after 64 MB. */
	enum { KEPT = 80 << 20 };
	const struct attack_head *head = &session->head;
	const char *env[FACTS_VARIABLES_MAX + 2] = {0};
	for (size_t i = 0; setting->facts->env[i]; i++)
		env[i] = setting->facts->env[i];
	for (size_t i = 0; control && control->gift == GIFT_ENVIRONMENT && i < ARRAY_LEN(env);
		i++) {
		if (!env[i]) {
			env[i] = facts_secret();
			break;
		}
	}
	struct spec spec = SPEC_DEFAULT;
	spec.function = head->function;
	spec.args = head->function;
	spec.timeout_seconds = head->limits.cpu_seconds;
	spec.memory_bytes = head->limits.memory_bytes;
	spec.output_bytes = head->limits.output_bytes;
	const struct measure_job job = {.spec = &spec,
		.source = &session->source,
		.input = session->input,
		.interpreter = &setting->interpreters[session->source.lang->id],
		.sandbox = session->sandbox,
		.watch = {.stop_fd = -1}};
	const struct measure_single single = {.input_fd = session->input_fd,
		.report_fd = session->report_fd,
		.n = FUNCTION_N,
		.seed = 1,
		.keep_bytes = control ? KEPT : head->limits.output_bytes,
		.env = env,
		.wall_seconds = wall_limit(head)};
	sandbox_result_done(&session->result);
	str_clear(&session->told.said);
	return measure_single(&job, &single, &session->result, &session->told, err);
}

/* The last line that is not empty; borrowed. */
static const char *last_line(const struct str *text, size_t *len)
{
	const char *start = str_text(text);
	const char *end = start + text->len;
	while (end > start && end[-1] == '\n')
		end--;
	const char *feed = memrchr(start, '\n', (size_t)(end - start));
	const char *line = feed ? feed + 1 : start;
	*len = (size_t)(end - line);
	return line;
}

static bool last_line_starts(const struct str *text, const char *word, bool whole)
{
	size_t len;
	const char *line = last_line(text, &len);
	size_t word_len = strlen(word);
	return (whole ? len == word_len : len >= word_len) && memcmp(line, word, word_len) == 0;
}

static void add_line(struct str *out, const struct str *text)
{
	enum { SHOWN = 160 };
	size_t len;
	const char *line = last_line(text, &len);
	if (len == 0)
		return;
	str_add(out, ": ");
	term_escape(out, line, len < SHOWN ? len : SHOWN, false);
}

static void describe(const struct session *session, struct str *out)
{
	const struct sandbox_result *result = &session->result;
	str_add(out, outcome_name(result->outcome));
	if (result->outcome == OUTCOME_EXIT || result->outcome == OUTCOME_SIGNAL)
		str_addf(out, "=%d", result->status);
	if (session->told.said.len > 0) {
		str_addf(out, ": %s", str_text(&session->told.said));
		return;
	}
	bool silent = result->out.len == 0;
	add_line(out, silent ? &result->error : &result->out);
}

/* A clock that was tampered with gives another time than the function truly takes. */
static bool tells_true_time(const struct session *session, struct str *out)
{
	double truly = session->head.work_seconds;
	double said = session->told.work_seconds;
	char text[NUM_TEXT_MAX];
	if (truly == 0 || (said >= 0.7 * truly && said <= 2 * truly))
		return true;
	str_addf(out, ", but a call took %s by its report", num_print_seconds(text, said));
	str_addf(out, " and truly takes %s", num_print_seconds(text, truly));
	return false;
}

static void judge(const struct attack_setting *setting, const struct session *session,
	struct attack_ending *ending)
{
	const struct attack_expectation *expect = attack_head_expect(&session->head, setting->tier);
	const struct sandbox_result *result = &session->result;
	bool taken = session->told.said.len == 0;
	bool finished = result->outcome == OUTCOME_FINISHED;
	unsigned ends = 1U << result->outcome;
	describe(session, &ending->happened);
	if (result->outcome == OUTCOME_EXIT && expect->status >= 0 &&
		result->status != expect->status)
		ends = 0;
	if (session->head.function && (!taken || !finished))
		ends = 1U << ATTACK_END_REFUSED;
	else if (session->head.function && !tells_true_time(session, &ending->happened))
		ends = 0;
	if (finished && last_line_starts(&result->out, "held", true))
		ends |= 1U << ATTACK_END_HELD;
	ending->escaped = last_line_starts(&result->out, "escaped:", false);
	ending->expected = !ending->escaped && (ends & expect->ends);
}

static int run_all(const struct attack_setting *setting, const struct attack_program *program,
	const struct control *control, struct session *session, struct err *err)
{
	if (load(program, session, err) < 0 || open_input(control, session, err) < 0 ||
		open_box(setting, program->lang, control, session, err) < 0)
		return -1;
	for (unsigned i = 0; i < session->head.runs; i++) {
		if (run_once(setting, control, session, err) < 0)
			return -1;
	}
	return 0;
}

void attack_run(const struct attack_setting *setting, const struct attack_program *program,
	const struct control *control, struct attack_ending *ending)
{
	struct err err = {0};
	owned(session_done) struct session session = {.input_fd = -1, .report_fd = -1};
	if (run_all(setting, program, control, &session, &err) == 0)
		judge(setting, &session, ending);
	else
		term_escape(&ending->happened, err.text, strlen(err.text), false);
	ending->no_box = !session.sandbox;
}
