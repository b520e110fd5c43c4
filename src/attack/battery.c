/*
 * The order of things: the interpreters are found and what attacks reach for is made; then all
 * attacks run, and what they may have changed is looked at; then the controls, which do get out;
 * then everything is taken down and looked for.
 */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "argus/attack.h"
#include "argus/measure.h"
#include "attack/controls.h"
#include "attack/facts.h"
#include "attack/head.h"
#include "attack/leftover.h"
#include "attack/worker.h"
#include "base/clock.h"
#include "base/mem.h"
#include "base/term.h"

struct battery {
	struct attack_report report;
	struct interpreter interpreters[LANG_COUNT];
	struct facts facts;
	struct str before; /* leftover_survey */
	struct attack_task *tasks; /* attacks, then controls */
	size_t *places; /* of a task: the number of its result */
	size_t tasks_len, attacks_len, done;
	int signals; /* a signalfd; -1: none */
	sigset_t mask; /* the caller's */
};

const char *attack_state_name(enum attack_state state)
{
	static const char *const names[] = {
		[ATTACK_HELD] = "held", [ATTACK_ESCAPED] = "escaped", [ATTACK_SKIPPED] = "skipped"};
	_Static_assert(ARRAY_LEN(names) == ATTACK_STATE_COUNT, "one name a state");
	return names[state];
}

const char *attack_control_state_name(enum attack_control_state state)
{
	static const char *const names[] = {[ATTACK_CONTROL_SUCCEEDED] = "succeeded",
		[ATTACK_CONTROL_SILENT] = "silent",
		[ATTACK_CONTROL_SKIPPED] = "skipped"};
	_Static_assert(ARRAY_LEN(names) == ATTACK_CONTROL_STATE_COUNT, "one name a state");
	return names[state];
}

void attack_report_done(struct attack_report *report)
{
	for (size_t i = 0; i < report->results_len; i++) {
		free(report->results[i].about);
		free(report->results[i].expected);
		free(report->results[i].happened);
	}
	for (size_t i = 0; i < report->controls_len; i++)
		free(report->controls[i].happened);
	for (size_t i = 0; i < report->leftovers_len; i++)
		free(report->leftovers[i]);
	free(report->results);
	free(report->controls);
	free(report->leftovers);
	free(report->tier_reason);
	*report = (struct attack_report){0};
}

size_t attack_count(const struct attack_report *report, enum attack_state state)
{
	size_t count = 0;
	for (size_t i = 0; i < report->results_len; i++)
		count += report->results[i].state == state;
	return count;
}

size_t attack_count_controls(const struct attack_report *report, enum attack_control_state state)
{
	size_t count = 0;
	for (size_t i = 0; i < report->controls_len; i++)
		count += report->controls[i].state == state;
	return count;
}

bool attack_all_held(const struct attack_report *report)
{
	return attack_count(report, ATTACK_ESCAPED) == 0 && report->leftovers_len == 0 &&
		attack_count_controls(report, ATTACK_CONTROL_SILENT) == 0;
}

static void battery_done(struct battery *battery)
{
	facts_done(&battery->facts);
	for (size_t i = 0; i < ARRAY_LEN(battery->interpreters); i++)
		interpreter_done(&battery->interpreters[i]);
	attack_report_done(&battery->report);
	str_done(&battery->before);
	free(battery->tasks);
	free(battery->places);
	if (battery->signals >= 0)
		sigprocmask(SIG_SETMASK, &battery->mask, NULL);
	mem_close_fd(&battery->signals);
}

static int watch_signals(struct battery *battery, struct err *err)
{
	sigset_t stopping;
	sigemptyset(&stopping);
	sigaddset(&stopping, SIGINT);
	sigaddset(&stopping, SIGTERM);
	sigaddset(&stopping, SIGHUP);
	sigprocmask(SIG_BLOCK, &stopping, &battery->mask);
	battery->signals = signalfd(-1, &stopping, SFD_CLOEXEC | SFD_NONBLOCK);
	if (battery->signals < 0)
		return err_set(err, ERR_FAILED, "signalfd: %s", strerror(errno));
	return 0;
}

/* What is not installed has no attacks tried. */
static int find_interpreters(struct battery *battery, struct err *err)
{
	struct err missing = {0};
	bool found = false;
	for (int i = 0; i < LANG_COUNT; i++) {
		struct err problem = {0};
		if (interpreter_find(
			    lang_at((enum lang_id)i), &battery->interpreters[i], &problem) == 0)
			found = true;
		else
			missing = problem;
	}
	if (!found)
		*err = missing;
	return found ? 0 : -1;
}

static int find_tier(struct battery *battery, struct err *err)
{
	owned(sandbox_release) struct sandbox *sandbox = NULL;
	const struct sandbox_setup setup = {.canary = battery->facts.canary};
	if (sandbox_open(&setup, &sandbox, err) < 0)
		return -1;
	battery->report.tier = sandbox_tier(sandbox);
	battery->report.tier_reason = mem_text(sandbox_tier_reason(sandbox));
	return 0;
}

/* A program whose worker did not live to tell is taken for one that got through. */
static const char unheard[] = "nothing was heard of it";

static void add_task(struct battery *battery, const struct attack_program *program,
	const struct control *control, const char *says, size_t place)
{
	battery->tasks[battery->tasks_len] = (struct attack_task){program, control, says};
	battery->places[battery->tasks_len++] = place;
}

/* Programs that cannot be tried are done with here; the others are tasks. */
static int plan_attacks(struct battery *battery, struct err *err)
{
	struct attack_report *report = &battery->report;
	report->results = mem_array(attack_programs_len, sizeof *report->results);
	for (size_t i = 0; i < attack_programs_len; i++) {
		const struct attack_program *program = &attack_programs[i];
		struct attack_result *result = &report->results[i];
		owned(attack_head_done) struct attack_head head = {0};
		if (attack_head_parse(program, &head, err) < 0)
			return -1;
		const struct attack_expectation *expect = attack_head_expect(&head, report->tier);
		*result = (struct attack_result){.name = program->name,
			.lang = program->lang,
			.group = head.group,
			.state = ATTACK_SKIPPED,
			.about = mem_text(head.about),
			.expected = mem_text(expect->text)};
		report->results_len++;
		if (!battery->interpreters[program->lang].path)
			result->happened = mem_text("the interpreter is not installed");
		else if (head.skip && report->tier != SANDBOX_FULL)
			result->happened = mem_text(head.skip);
		else {
			result->state = ATTACK_ESCAPED;
			result->happened = mem_text(unheard);
			add_task(battery, program, NULL, NULL, i);
		}
	}
	battery->attacks_len = battery->tasks_len;
	return 0;
}

static void plan_control(
	struct battery *battery, const struct control *control, const struct control_attack *attack)
{
	struct attack_report *report = &battery->report;
	size_t place = report->controls_len++;
	struct attack_control_result *result = &report->controls[place];
	const struct attack_program *program = attack_program_find(attack->name);
	const char *skip = control_skip(control, report->tier);
	*result = (struct attack_control_result){.name = control->name,
		.attack = attack->name,
		.why = control->why,
		.state = ATTACK_CONTROL_SKIPPED};
	if (program && !battery->interpreters[program->lang].path)
		skip = "the interpreter is not installed";
	if (skip) {
		result->happened = mem_text(skip);
		return;
	}
	result->state = ATTACK_CONTROL_SILENT;
	result->happened = mem_text(program ? unheard : "there is no such attack");
	if (program)
		add_task(battery, program, control, attack->says, place);
}

static void plan_controls(struct battery *battery)
{
	struct attack_report *report = &battery->report;
	report->controls = mem_array(controls_len * CONTROL_ATTACKS_MAX, sizeof *report->controls);
	for (size_t i = 0; i < controls_len; i++) {
		for (size_t k = 0; k < CONTROL_ATTACKS_MAX && controls[i].attacks[k].name; k++)
			plan_control(battery, &controls[i], &controls[i].attacks[k]);
	}
}

/* A weaker tier than the one that there is may not be had: it asks more of where the interpreter
 * stands. */
static enum attack_control_state judge_control(const struct battery *battery,
	const struct attack_task *task, const struct worker_record *record)
{
	enum sandbox_tier tier = task->control->tier;
	if (record->no_box && tier && tier != battery->report.tier)
		return ATTACK_CONTROL_SKIPPED;
	return record->escaped && (!task->says || strstr(record->happened, task->says))
		? ATTACK_CONTROL_SUCCEEDED
		: ATTACK_CONTROL_SILENT;
}

static void take(struct battery *battery, size_t number, const struct worker_record *record)
{
	const struct attack_task *task = &battery->tasks[number];
	size_t place = battery->places[number];
	char **happened;
	if (task->control) {
		struct attack_control_result *control = &battery->report.controls[place];
		control->state = judge_control(battery, task, record);
		happened = &control->happened;
	} else {
		struct attack_result *result = &battery->report.results[place];
		result->state = record->expected ? ATTACK_HELD : ATTACK_ESCAPED;
		happened = &result->happened;
	}
	free(*happened);
	*happened = mem_text(record->happened);
}

static enum err_kind read_signal(int fd)
{
	struct signalfd_siginfo info = {0};
	ssize_t got = read(fd, &info, sizeof info);
	return got == (ssize_t)sizeof info && info.ssi_signo != SIGINT ? ERR_TERMINATED
								       : ERR_INTERRUPTED;
}

static int run_tasks(struct battery *battery, size_t from, size_t len,
	const struct attack_watch *watch, struct err *err)
{
	const struct attack_setting setting = {
		&battery->facts, battery->interpreters, battery->report.tier};
	owned(workers_done) struct workers workers = {.results = -1};
	struct worker_record record;
	if (workers_start(&setting, battery->tasks + from, len, &workers, err) < 0)
		return -1;
	int status;
	while ((status = workers_next(&workers, battery->signals, &record, err)) > 0) {
		if (record.task >= len)
			continue;
		size_t task = from + record.task;
		take(battery, task, &record);
		battery->done++;
		if (watch->done)
			watch->done(watch->context, battery->done, battery->tasks_len,
				battery->tasks[task].program->name);
	}
	if (status < 0 && err->kind == ERR_INTERRUPTED)
		err->kind = read_signal(battery->signals);
	return status;
}

static void add_leftovers(struct attack_report *report, const struct str *lines)
{
	size_t cap = report->leftovers_len;
	owned(mem_free_text) char *text = mem_text(str_text(lines));
	char *rest = text;
	for (char *line = strsep(&rest, "\n"); line; line = strsep(&rest, "\n")) {
		owned(str_done) struct str shown = {0};
		if (*line == '\0')
			continue;
		term_escape(&shown, line, strlen(line), false);
		report->leftovers = mem_grow(
			report->leftovers, report->leftovers_len, &cap, sizeof *report->leftovers);
		report->leftovers[report->leftovers_len++] = str_take(&shown);
	}
}

static int prepare(struct battery *battery, struct err *err)
{
	size_t most = attack_programs_len + controls_len * CONTROL_ATTACKS_MAX;
	if (watch_signals(battery, err) < 0 || find_interpreters(battery, err) < 0 ||
		facts_make(&battery->facts, err) < 0 || find_tier(battery, err) < 0)
		return -1;
	leftover_adopt_orphans();
	leftover_survey(&battery->facts, &battery->before);
	battery->tasks = mem_array(most, sizeof *battery->tasks);
	battery->places = mem_array(most, sizeof *battery->places);
	if (plan_attacks(battery, err) < 0)
		return -1;
	plan_controls(battery);
	return 0;
}

static int run_all(struct battery *battery, const struct attack_watch *watch, struct err *err)
{
	size_t attacks = battery->attacks_len;
	owned(str_done) struct str lines = {0};
	if (run_tasks(battery, 0, attacks, watch, err) < 0)
		return -1;
	/* Before the controls, which do reach the host's. */
	facts_check(&battery->facts, &lines);
	if (run_tasks(battery, attacks, battery->tasks_len - attacks, watch, err) < 0)
		return -1;
	leftover_find(&battery->facts, &battery->before, &lines);
	add_leftovers(&battery->report, &lines);
	return 0;
}

int attack_run_all(const struct attack_watch *watch, struct attack_report *report, struct err *err)
{
	double start = clock_seconds();
	owned(battery_done) struct battery battery = {.signals = -1};
	if (prepare(&battery, err) < 0 || run_all(&battery, watch, err) < 0)
		return -1;
	battery.report.seconds = clock_seconds() - start;
	*report = battery.report;
	battery.report = (struct attack_report){0};
	return 0;
}
