#include "cmd/check_beside.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "argus/revision.h"
#include "base/mem.h"
#include "cmd/subject.h"

/* Where the time is no matter: they find a size at which to look at the memory. */
enum { ROUNDS_TO_TRACE = 3 };

bool check_beside_wanted(struct check_row *row)
{
	const struct config_target *target = row->target;
	struct check_beside *beside = &row->beside;
	beside->asked = (target->time > 0 || target->held > 0) && row->before && row->run &&
		row->run->state == RUN_FINISHED;
	beside->unchanged = beside->asked && lock_is_of(row->before, row->run);
	return beside->asked && !beside->unchanged;
}

/* The two, the baseline's first. */
struct both {
	struct revision revision;
	struct spec specs[2]; /* that borrow all but their paths from the target's */
	struct subject subjects[2];
	struct comparison comparison;
};

static void both_done(struct both *both)
{
	comparison_done(&both->comparison);
	for (size_t i = 0; i < ARRAY_LEN(both->subjects); i++)
		subject_done(&both->subjects[i]);
	revision_done(&both->revision);
}

/* The program and its modules, by what is in them. */
static size_t list_files(const struct check_row *row, struct revision_file *files)
{
	const struct lock_entry *before = row->before;
	const char *path = row->target->spec.path;
	const char *slash = strrchr(path, '/');
	size_t len = 0;
	files[len++] = (struct revision_file){slash ? slash + 1 : path, before->hash};
	for (size_t i = 0; i < before->modules_len; i++)
		files[len++] =
			(struct revision_file){before->modules[i].name, before->modules[i].hash};
	return len;
}

/* What the history keeps of it. 1: not all. */
static int find_kept(struct store *store, const struct revision_file *files, size_t len,
	struct revision *revision, struct err *err)
{
	struct revision_text *texts = mem_array(len, sizeof *texts);
	owned(str_done) struct str label = {0};
	int status = 0;
	for (size_t i = 0; i < len && status == 0; i++) {
		texts[i].name = files[i].name;
		status = store_source(store, files[i].hash, &texts[i].text, &texts[i].len, err);
	}
	str_addf(&label, "%.12s:%s", files[0].hash, files[0].name);
	if (status == 0)
		status = revision_make(texts, len, str_text(&label), revision, err);
	for (size_t i = 0; i < len; i++)
		free(texts[i].text);
	free(texts);
	return status;
}

/* 1: it is not to be had. */
static int find_before(const struct check_row *row, struct store *store, struct revision *revision,
	struct err *err)
{
	struct revision_file *files = mem_array(row->before->modules_len + 1, sizeof *files);
	size_t len = list_files(row, files);
	int status = revision_find(row->target->spec.path, files, len, revision, err);
	if (status == 1 && store)
		status = find_kept(store, files, len, revision, err);
	free(files);
	return status;
}

static int open_both(struct both *both, const struct check_row *row,
	const struct check_beside_terms *terms, struct err *err)
{
	const struct config_target *target = row->target;
	char *const paths[] = {both->revision.path, target->spec.path};
	for (size_t i = 0; i < ARRAY_LEN(paths); i++) {
		both->specs[i] = target->spec;
		both->specs[i].path = paths[i];
		if (target->time == 0)
			both->specs[i].runs = ROUNDS_TO_TRACE;
		both->subjects[i] =
			(struct subject){.use = target->held > 0 ? SUBJECT_WHOLE : SUBJECT_TIMED,
				.spec = &both->specs[i],
				.least = terms->least,
				.stop_fd = terms->watch.stop_fd};
		if (subject_load(&both->subjects[i], err) < 0 ||
			subject_open(&both->subjects[i], err) < 0)
			return err_context(
				err, "%s: ", i == 0 ? both->revision.name : target->spec.path);
	}
	return 0;
}

/* A program that failed is one that cannot be compared. */
static int judge_runs(const struct both *both, struct err *err)
{
	for (size_t i = 0; i < ARRAY_LEN(both->subjects); i++) {
		const struct run *run = &both->subjects[i].run;
		if (run->state == RUN_PROGRAM_FAILED || run->state == RUN_LIMITED)
			return err_set(err, ERR_BASELINE, "%s: %s",
				i == 0 ? both->revision.name : run->path, run->failure);
	}
	return 0;
}

static int measure(struct both *both, const struct check_row *row,
	const struct check_beside_terms *terms, struct err *err)
{
	struct measure_job jobs[ARRAY_LEN(both->subjects)];
	struct run *runs[ARRAY_LEN(both->subjects)];
	for (size_t i = 0; i < ARRAY_LEN(jobs); i++) {
		struct subject *subject = &both->subjects[i];
		jobs[i] = subject_job(subject, subject->sandbox);
		jobs[i].memory = subject->memory;
		jobs[i].watch = terms->watch;
		runs[i] = &subject->run;
	}
	/* What it prints is its tests' matter: a change may mean to print something else. */
	const struct compare_request request = {.jobs = jobs,
		.runs = runs,
		.len = ARRAY_LEN(jobs),
		.match = {.rule = OUTPUTS_IGNORED},
		.margin = row->target->time > 0 ? row->target->time : row->target->held,
		.family = terms->family};
	int status = measure_compare(&request, &both->comparison, err);
	return status != 0 ? status : judge_runs(both, err);
}

static void take(struct check_beside *beside, const struct comparison *comparison)
{
	const struct compare_pair *pair = &comparison->pairs[0];
	beside->ratio = pair->ratio;
	beside->needs = pair->needs;
	beside->from = pair->sizes[pair->from].n;
	beside->to = pair->sizes[pair->sizes_len - 1].n;
	beside->held_n = comparison->held_n;
	if (comparison->held_n > 0)
		memcpy(beside->held, comparison->held, sizeof beside->held);
}

int check_beside_measure(
	struct check_row *row, const struct check_beside_terms *terms, struct err *err)
{
	owned(both_done) struct both both = {0};
	struct err why = {0};
	int status = find_before(row, terms->store, &both.revision, &why);
	if (status == 1)
		err_set(&why, ERR_BASELINE,
			"the program of its baseline (source %.12s) is neither in the last 200 "
			"commits here nor in the history, so that it cannot be run beside this "
			"one; fetch more commits, or write the baseline anew with "
			"--update-baseline",
			row->before->hash);
	if (status == 0)
		status = open_both(&both, row, terms, &why);
	if (status == 0)
		status = measure(&both, row, terms, &why);
	if (status == 1 && why.kind == ERR_NONE)
		return 1;
	if (why.kind == ERR_SANDBOX) {
		*err = why;
		return -1;
	}
	if (why.kind != ERR_NONE)
		row->beside.why = mem_text(why.text);
	else
		take(&row->beside, &both.comparison);
	return 0;
}
