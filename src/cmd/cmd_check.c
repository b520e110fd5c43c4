/*
 * argus check: every target of argus.yaml against what is expected of it and against its baseline.
 *
 * Targets whose operations alone are looked at are counted beside each other, one a processor: counts do
 * not hang on the load. Those that are timed come after them, one by one.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "argus/check.h"
#include "argus/report.h"
#include "argus/revision.h"
#include "base/clock.h"
#include "base/io.h"
#include "base/mem.h"
#include "base/near.h"
#include "base/pool.h"
#include "cmd/check_beside.h"
#include "cmd/check_changed.h"
#include "cmd/check_history.h"
#include "cmd/check_init.h"
#include "cmd/cmd.h"
#include "cmd/export.h"
#include "cmd/progress.h"
#include "cmd/spec_options.h"
#include "cmd/stop.h"
#include "cmd/subject.h"

enum { FILE_BYTES_MAX = 16 << 20 };
enum { FAIL_ON_GATE, FAIL_ON_INCONCLUSIVE };

struct check_options {
	struct exports exports;
	struct opt_texts only;
	char *baseline, *since, *db;
	bool init, update, no_save;
	int fail_on;
	int sandbox;
	bool no_progress, quiet;
};

static void options_done(struct check_options *options)
{
	exports_done(&options->exports);
	opt_texts_done(&options->only);
	free(options->baseline);
	free(options->since);
	free(options->db);
}

#define AT(field) .offset = offsetof(struct check_options, field)

static const char *const fail_on_choices[] = {"gate", "inconclusive", NULL};

static const struct opt check_rows[] = {
	{.name = "init",
		AT(init),
		.take = opt_take_flag,
		.help = "write FILE for the programs beside and below it, with inputs that fit "
			"them"},
	{.name = "baseline",
		.value = "WHICH",
		AT(baseline),
		.take = opt_take_text,
		.help = "the baseline: a file, or in the history a baseline's name, a branch or a "
			"commit (default argus.lock beside the configuration)"},
	{.name = "update-baseline",
		AT(update),
		.take = opt_take_flag,
		.help = "make what is counted now the baseline; expectations are gates all the "
			"same"},
	{.name = "only",
		.value = "NAME",
		AT(only),
		.take = opt_take_texts,
		.help = "look at this target alone; may be given several times"},
	{.name = "changed-since",
		.value = "REV",
		AT(since),
		.take = opt_take_text,
		.help = "look only at targets whose source, or a module that it imports, is other "
			"than at this revision of git"},
	{.name = "fail-on",
		.value = "WHAT",
		AT(fail_on),
		.take = opt_take_choice,
		.choices = fail_on_choices,
		.help = "inconclusive: exit with status 4 when a target is; gate (the default): "
			"only when one fails"},
};
static const struct opt_table check_table = {"Checking", check_rows, ARRAY_LEN(check_rows)};

static const struct opt print_rows[] = {
	{.name = "export",
		.value = "FORM=FILE",
		AT(exports),
		.take = export_take,
		.choices = export_forms,
		.help = "write a report: md, csv, json, html, svg (a badge), junit, sarif, github "
			"(annotations) or gitlab (Code Quality); a FORM alone goes to standard "
			"output; may be given several times"},
	{.name = "no-progress",
		AT(no_progress),
		.take = opt_take_flag,
		.help = "do not show what is going on"},
	{.letter = 'q',
		.name = "quiet",
		AT(quiet),
		.take = opt_take_flag,
		.help = "print nothing but reports that go to standard output"},
};
static const struct opt save_rows[] = {
	{.name = "db",
		.value = "PATH",
		AT(db),
		.take = opt_take_text,
		.help = "the history file (default $ARGUS_DB, else argus/history.db in the user's "
			"data folder)"},
	{.name = "no-save",
		AT(no_save),
		.take = opt_take_flag,
		.help = "do not record what the targets count"},
};
static const struct opt_table save_table = {"History", save_rows, ARRAY_LEN(save_rows)};

static const struct opt_table print_table = {"Printing", print_rows, ARRAY_LEN(print_rows)};

/* Everything that a check holds on to. */
struct session {
	struct check_options *options;
	const struct display *display;
	char *baseline; /* a file, or a name in the history */
	bool named; /* it is a name */
	struct check_history history;
	struct config config;
	struct lock lock;
	struct subject *subjects; /* one a target */
	struct err *errors; /* what kept it from being measured */
	struct check_list list;
	struct progress progress;
	struct stop stop;
	double start;
};

static void session_done(struct session *session)
{
	for (size_t i = 0; i < session->list.len; i++) {
		check_row_done(&session->list.rows[i]);
		subject_done(&session->subjects[i]);
	}
	free(session->list.rows);
	free(session->subjects);
	free(session->errors);
	free(session->baseline);
	check_history_done(&session->history);
	lock_done(&session->lock);
	config_done(&session->config);
	mem_close_fd(&session->stop.fd);
}

/* A change of the configuration may be one of every target. */
static int look_since(
	struct session *session, const char *path, const struct str *text, struct err *err)
{
	const char *since = session->options->since;
	int status = since ? revision_differs(path, str_text(text), text->len, since, err) : 1;
	if (status == 0)
		session->list.since = since;
	return status < 0 ? err_context(err, "--changed-since: ") : 0;
}

static int read_config(struct session *session, const char *path, struct err *err)
{
	owned(str_done) struct str text = {0};
	if (access(path, F_OK) < 0)
		return err_set(err, ERR_USAGE,
			"%s: no such file; argus check [FILE] takes a configuration, argus.yaml if "
			"none is named",
			path);
	if (io_read_file(path, FILE_BYTES_MAX, &text, err) < 0 ||
		config_parse(str_text(&text), text.len, path, &session->config, err) < 0)
		return -1;
	return look_since(session, path, &text, err);
}

/* As the option says, else as the configuration does, else argus.lock; a file of the configuration's is
 * looked for in its folder. */
static void choose_baseline(struct session *session, const char *config)
{
	owned(str_done) struct str path = {0};
	const char *slash = strrchr(config, '/');
	const char *given = session->options->baseline;
	const char *set = given ? given : session->config.baseline;
	const char *name = set ? set : "argus.lock";
	str_addf(&path, "%.*s%s", slash && !given && *name != '/' ? (int)(slash + 1 - config) : 0,
		config, name);
	session->named =
		set && !check_baseline_is_file(str_text(&path)) && !check_baseline_is_file(set);
	session->baseline = session->named ? mem_text(set) : str_take(&path);
}

/* The name in the history that holds this target's; NULL: the file does. */
static const char *name_for(const struct session *session, const struct config_target *target)
{
	if (target->baseline && !session->options->baseline)
		return target->baseline;
	return session->named ? session->baseline : NULL;
}

static int open_history(struct session *session, struct err *err)
{
	bool needed = session->named;
	for (size_t i = 0; i < session->config.len; i++)
		needed |= name_for(session, &session->config.targets[i]) != NULL;
	if (needed && session->options->no_save && session->options->update)
		return err_set(err, ERR_USAGE,
			"--update-baseline records what becomes a baseline of the history; leave "
			"--no-save out");
	session->list.locked = needed;
	if (!needed && session->options->no_save)
		return 0;
	return check_history_open(&session->history, session->options->db, needed, err);
}

static int read_baseline(struct session *session, struct err *err)
{
	owned(str_done) struct str text = {0};
	const char *path = session->baseline;
	bool asked = session->options->baseline && !session->options->update;
	if (session->named || (access(path, F_OK) < 0 && errno == ENOENT && !asked))
		return 0;
	if (io_read_file(path, FILE_BYTES_MAX, &text, err) < 0)
		return -1;
	session->list.locked = true;
	/* All of it is to be written anew: one that cannot be read is no loss. */
	struct err ignored = {0};
	bool anew = session->options->update && session->options->only.len == 0;
	int status =
		lock_parse(str_text(&text), text.len, path, &session->lock, anew ? &ignored : err);
	return anew ? 0 : status;
}

static bool is_wanted(const struct check_options *options, const char *name)
{
	for (size_t i = 0; i < options->only.len; i++) {
		if (strcmp(options->only.items[i], name) == 0)
			return true;
	}
	return options->only.len == 0;
}

static bool is_target(const struct config *config, const char *name)
{
	for (size_t i = 0; i < config->len; i++) {
		if (strcmp(config->targets[i].name, name) == 0)
			return true;
	}
	return false;
}

static int no_target(const struct config *config, const char *name, struct err *err)
{
	const char **names = mem_array(config->len + 1, sizeof *names);
	for (size_t i = 0; i < config->len; i++)
		names[i] = config->targets[i].name;
	const char *nearest = near_word(name, names);
	err_set(err, ERR_USAGE, "--only: there is no target '%s'%s%s%s", name,
		nearest ? "; did you mean '" : "", nearest ? nearest : "", nearest ? "'?" : "");
	free(names);
	return -1;
}

static int check_names(const struct session *session, struct err *err)
{
	const struct opt_texts *only = &session->options->only;
	for (size_t i = 0; i < only->len; i++) {
		if (!is_target(&session->config, only->items[i]))
			return no_target(&session->config, only->items[i], err);
	}
	return 0;
}

/* 1: it is to be looked at. */
static int is_changed(struct session *session, const struct config_target *target, struct err *err)
{
	if (!session->list.since)
		return 1;
	int status = check_changed(target, session->list.since, err);
	session->list.unchanged += status == 0;
	return status < 0 ? err_context(err, "--changed-since: ") : status;
}

static int begin(struct session *session, struct err *err)
{
	const struct check_options *options = session->options;
	size_t most = session->config.len;
	session->subjects = mem_array(most, sizeof *session->subjects);
	session->errors = mem_array(most, sizeof *session->errors);
	session->list.rows = mem_array(most, sizeof *session->list.rows);
	for (size_t i = 0; i < most; i++) {
		const struct config_target *target = &session->config.targets[i];
		size_t at = session->list.len;
		int changed =
			is_wanted(options, target->name) ? is_changed(session, target, err) : 0;
		if (changed < 0)
			return -1;
		if (changed == 0)
			continue;
		session->subjects[at] =
			(struct subject){.use = target->clock ? SUBJECT_WHOLE : SUBJECT_COUNTED,
				.spec = &target->spec,
				.least = spec_tier(options->sandbox),
				.stop_fd = session->stop.fd};
		session->list.rows[at] =
			(struct check_row){.target = target, .renewed = options->update};
		session->list.len++;
	}
	return 0;
}

static int prepare(struct session *session, const char *path, struct err *err)
{
	if (read_config(session, path, err) < 0 || check_names(session, err) < 0)
		return -1;
	choose_baseline(session, path);
	if (open_history(session, err) < 0 || read_baseline(session, err) < 0 ||
		exports_open(&session->options->exports, session->display->json, err) < 0)
		return -1;
	if (stop_watch(&session->stop, err) < 0)
		return -1;
	return begin(session, err);
}

static void tell(struct session *session, size_t done)
{
	owned(str_done) struct str line = {0};
	str_addf(&line, "target %zu of %zu", done + 1, session->list.len);
	progress_line(&session->progress, &line);
}

static bool open_subject(struct session *session, size_t i)
{
	struct err *err = &session->errors[i];
	return subject_load(&session->subjects[i], err) == 0 &&
		subject_open(&session->subjects[i], err) == 0;
}

/* 1: stopped. What keeps one target from being counted is no matter of the others. */
static int count_all(struct session *session)
{
	size_t most = pool_processors();
	size_t waiting =
		0; /* of the targets below `i`: those that were not waited for are from here */
	int status = 0;
	for (size_t i = 0; waiting < session->list.len && status != 1;) {
		bool full = i == session->list.len || i - waiting == most;
		struct subject *subject = &session->subjects[full ? waiting : i];
		if (subject->use != SUBJECT_COUNTED) {
			full ? waiting++ : i++;
			continue;
		}
		if (!full) {
			if (open_subject(session, i))
				subject_count_start(subject);
			i++;
			continue;
		}
		tell(session, waiting);
		if (subject->task)
			status = subject_count_wait(subject, &session->errors[waiting]);
		waiting++;
	}
	/* What was begun is to be waited for. */
	for (; status == 1 && waiting < session->list.len; waiting++) {
		struct err ignored = {0};
		if (session->subjects[waiting].task)
			subject_count_wait(&session->subjects[waiting], &ignored);
	}
	return status == 1;
}

static void trial_starts(void *context, const struct measure_progress *progress)
{
	struct session *session = context;
	progress_show(&session->progress, progress);
}

/* 1: stopped. */
static int time_all(struct session *session)
{
	const struct measure_watch watch = {session, trial_starts, NULL, session->stop.fd};
	for (size_t i = 0; i < session->list.len; i++) {
		struct subject *subject = &session->subjects[i];
		if (subject->use != SUBJECT_WHOLE || !open_subject(session, i))
			continue;
		if (subject_measure(subject, &watch, &session->errors[i]) == 1)
			return 1;
	}
	return 0;
}

/* All that comes from the history is in the lock before a row borrows from it. */
static int find_baselines(struct session *session, struct err *err)
{
	struct check_list *list = &session->list;
	for (size_t i = 0; i < list->len; i++) {
		struct check_row *row = &list->rows[i];
		const char *name = name_for(session, row->target);
		if (session->errors[i].kind == ERR_NONE)
			row->run = &session->subjects[i].run;
		if (name && !session->options->update)
			lock_remove(&session->lock, row->target->name);
		if (name && row->run && !session->options->update &&
			check_history_find(&session->history, name, &session->lock, row, err) < 0)
			return -1;
	}
	for (size_t i = 0; i < list->len && !session->options->update; i++)
		list->rows[i].before = lock_find(&session->lock, list->rows[i].target->name);
	return 0;
}

/* What fails is left out, or the next check of the branch would be held against it. */
static void record(struct session *session)
{
	for (size_t i = 0; i < session->list.len && !session->options->no_save; i++) {
		struct check_row *row = &session->list.rows[i];
		bool passes = row->status == CHECK_PASS || row->status == CHECK_INCONCLUSIVE ||
			row->renewed;
		if (row->run && row->run->state == RUN_FINISHED && passes)
			check_history_record(&session->history, row, &session->subjects[i].run);
	}
}

/* Those that are to be measured beside the program of their baseline. 1: stopped. */
static int measure_beside(struct session *session)
{
	struct check_beside_terms terms = {.least = spec_tier(session->options->sandbox),
		.watch = {session, trial_starts, NULL, session->stop.fd},
		.store = session->history.store};
	for (size_t i = 0; i < session->list.len; i++)
		terms.family += check_beside_wanted(&session->list.rows[i]);
	for (size_t i = 0; i < session->list.len; i++) {
		struct check_row *row = &session->list.rows[i];
		if (row->beside.asked && !row->beside.unchanged &&
			check_beside_measure(row, &terms, &session->errors[i]) == 1)
			return 1;
	}
	return 0;
}

static void decide(struct session *session)
{
	for (size_t i = 0; i < session->list.len; i++) {
		struct check_row *row = &session->list.rows[i];
		if (session->errors[i].kind != ERR_NONE)
			check_fail(row, session->errors[i].text);
		else
			check_decide(row);
	}
	session->list.seconds = clock_seconds() - session->start;
}

/* What could not be measured keeps the baseline that it had. */
static int update(struct session *session, struct err *err)
{
	owned(str_done) struct str text = {0};
	bool filed = false;
	for (size_t i = session->lock.len; i-- > 0;) {
		if (!is_target(&session->config, session->lock.entries[i].name))
			lock_remove(&session->lock, session->lock.entries[i].name);
	}
	for (size_t i = 0; i < session->list.len; i++) {
		const struct check_row *row = &session->list.rows[i];
		const char *name = name_for(session, row->target);
		if (row->status == CHECK_ERROR || row->run->counts.points_len == 0)
			continue;
		if (name && check_history_set(&session->history, name, row, err) < 0)
			return -1;
		if (!name)
			lock_put(&session->lock, row->target->name, row->run);
		filed |= !name;
	}
	if (session->named || (!filed && session->lock.len == 0))
		return 0;
	lock_print(&session->lock, &text);
	return io_write_file(session->baseline, str_text(&text), text.len, err);
}

static int print(struct session *session, struct err *err)
{
	const struct display *display = session->display;
	struct exports *exports = &session->options->exports;
	struct term term = display_term(display, stdout);
	owned(str_done) struct str out = {0};
	int status = exports_write(exports, export_check, &session->list, err);
	if (display->json) {
		owned(str_done) struct str json = {0};
		report_check_json(&session->list, &json);
		if (cmd_emit_json(display, &json, err) < 0)
			status = -1;
	}
	bool taken = display->json && strcmp(display->json, "-") == 0;
	if (taken || exports_take_stdout(exports) || session->options->quiet)
		return status;
	report_check(&session->list, &term, &out);
	return cmd_emit(&out, err) < 0 ? -1 : status;
}

/* The first that could not be measured. */
static const struct check_row *first_error(const struct session *session, enum err_kind *kind)
{
	for (size_t i = 0; i < session->list.len; i++) {
		const struct check_row *row = &session->list.rows[i];
		if (row->status != CHECK_ERROR)
			continue;
		*kind = session->errors[i].kind;
		if (*kind == ERR_NONE && row->beside.why)
			*kind = ERR_BASELINE;
		if (*kind == ERR_NONE)
			*kind = row->run->state == RUN_LIMITED ? ERR_LIMIT : ERR_PROGRAM;
		return row;
	}
	return NULL;
}

static int judge(const struct session *session, struct err *err)
{
	const struct check_list *list = &session->list;
	size_t failed = check_count(list, CHECK_FAIL);
	size_t open = check_count(list, CHECK_INCONCLUSIVE);
	enum err_kind kind;
	const struct check_row *error = first_error(session, &kind);
	if (failed > 0)
		return err_set(err, ERR_GATE, "gate failed: %zu of %zu targets", failed, list->len);
	if (error)
		return err_set(
			err, kind, "%s: %.900s", error->target->name, str_text(&error->reason));
	if (open > 0 && session->options->fail_on == FAIL_ON_INCONCLUSIVE)
		return err_set(
			err, ERR_INCONCLUSIVE, "inconclusive: %zu of %zu targets", open, list->len);
	if (open > 0)
		cmd_warn("%zu of %zu targets are inconclusive; --fail-on inconclusive makes that a "
			 "failure",
			open, list->len);
	return 0;
}

static int check(struct session *session, const char *path, struct err *err)
{
	if (prepare(session, path, err) < 0)
		return -1;
	int stopped = count_all(session);
	if (!stopped)
		stopped = time_all(session);
	/* A child of ours may have ended by it first. */
	stopped = stopped || stop_is_asked(&session->stop);
	if (!stopped && find_baselines(session, err) < 0)
		return -1;
	if (!stopped)
		stopped = measure_beside(session);
	progress_clear(&session->progress);
	if (stopped)
		return err_set(err, stop_read(&session->stop), "stopped; no report is written");
	decide(session);
	record(session);
	if (session->options->update && update(session, err) < 0)
		return -1;
	if (print(session, err) < 0)
		return -1;
	return judge(session, err);
}

static int init(const struct check_options *options, const struct display *display,
	const char *path, struct err *err)
{
	owned(stop_done) struct stop stop = {.fd = -1};
	if (stop_watch(&stop, err) < 0)
		return -1;
	struct check_init init = {.path = path,
		.least = spec_tier(options->sandbox),
		.stop_fd = stop.fd,
		.term = display_term(display, stderr),
		.quiet = options->no_progress || options->quiet};
	int status = check_init_write(&init, err);
	if (status == 1)
		return err_set(err, stop_read(&stop), "stopped; nothing is written");
	if (status < 0)
		return -1;
	owned(str_done) struct str out = {0};
	str_addf(&out, "%s: %zu target%s", path, init.targets, init.targets == 1 ? "" : "s");
	if (init.unsure > 0)
		str_addf(&out, ", and %zu more as comments that want an input", init.unsure);
	str_addf(&out, ". Look through %s, then 'argus check --update-baseline'.\n",
		init.targets == 1 && init.unsure == 0 ? "it" : "them");
	return options->quiet ? 0 : cmd_emit(&out, err);
}

static int run(const struct cmd *cmd, int argc, char **argv, struct err *err)
{
	owned(options_done) struct check_options options = {.sandbox = SPEC_TIER_UNSET};
	owned(display_done) struct display display = {0};
	owned(opt_words_done) struct opt_words words = {0};
	void *const into[] = {&options, &options.sandbox, &options, &options, &display};
	int status = cmd_parse(cmd, into, argc, argv, &words, err);
	if (status != 0)
		return status < 0 ? -1 : 0;
	if (words.len > 1)
		return err_set(err, ERR_USAGE, "one configuration at a time: argus check [FILE]");
	const char *path = words.len > 0 ? words.items[0] : "argus.yaml";
	if (options.init)
		return init(&options, &display, path, err);
	owned(session_done) struct session session = {.options = &options,
		.display = &display,
		.stop = {.fd = -1},
		.start = clock_seconds(),
		.progress = {.term = display_term(&display, stderr),
			.quiet = options.no_progress || options.quiet}};
	return check(&session, path, err);
}

static const char *const examples[] = {"argus check", "argus check --update-baseline",
	"argus check ci/argus.yaml --export junit=argus.xml --export sarif=argus.sarif", NULL};
static const struct opt_table *const tables[] = {
	&check_table, &spec_tier_table, &save_table, &print_table, &display_table, NULL};

const struct cmd cmd_check = {
	.name = "check",
	.summary = "the gate for CI: every target of argus.yaml against its baseline",
	.usage = "[options] [FILE]",
	.about = "Count (or time) every target that FILE names, argus.yaml by default, and compare "
		 "its growth\nwith what is expected of it and its counts with the baseline in "
		 "argus.lock.",
	.examples = examples,
	.tables = tables,
	.boxes = true,
	.run = run,
};
