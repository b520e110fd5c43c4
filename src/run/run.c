#include "argus/run.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

const char *run_state_name(enum run_state state)
{
	static const char *const names[] = {
		[RUN_STARTED] = "started",
		[RUN_FINISHED] = "finished",
		[RUN_INTERRUPTED] = "interrupted",
		[RUN_PROGRAM_FAILED] = "failed",
		[RUN_LIMITED] = "limited",
	};
	_Static_assert(ARRAY_LEN(names) == RUN_STATE_COUNT, "one name a state");
	assert(state < RUN_STATE_COUNT);
	return names[state];
}

const char *trial_kind_name(enum trial_kind kind)
{
	static const char *const names[] = {
		[TRIAL_STARTUP] = "startup",
		[TRIAL_EXPLORE] = "explore",
		[TRIAL_MEMORY] = "memory",
		[TRIAL_TIMED] = "timed",
	};
	_Static_assert(ARRAY_LEN(names) == TRIAL_KIND_COUNT, "one name a kind");
	assert(kind < TRIAL_KIND_COUNT);
	return names[kind];
}

void machine_done(struct machine *machine)
{
	free(machine->host);
	free(machine->cpu);
	free(machine->kernel);
	*machine = (struct machine){0};
}

static void free_texts(char **texts, size_t len)
{
	for (size_t i = 0; i < len; i++)
		free(texts[i]);
	free(texts);
}

void counts_done(struct counts *counts)
{
	for (size_t i = 0; i < counts->lines_len; i++)
		free(counts->lines[i].law);
	for (size_t i = 0; i < counts->modules_len; i++) {
		free(counts->modules[i].name);
		free(counts->modules[i].text);
	}
	free(counts->modules);
	free(counts->lines);
	free(counts->points);
	free(counts->law);
	*counts = (struct counts){0};
}

void run_done(struct run *run)
{
	free(run->failure);
	free(run->argus_version);
	free(run->path);
	free(run->lang);
	free(run->source_text);
	free(run->function);
	free(run->input);
	free(run->label);
	free(run->interpreter);
	free(run->git_commit);
	free(run->git_branch);
	machine_done(&run->machine);
	free_texts(run->tags, run->tags_len);
	free_texts(run->notes, run->notes_len);
	for (size_t i = 0; i < run->reasons_len; i++)
		free(run->reasons[i].text);
	free(run->reasons);
	free(run->trials);
	counts_done(&run->counts);
	*run = (struct run){0};
}

struct trial *run_add_trial(struct run *run, const struct trial *trial)
{
	run->trials = mem_grow(run->trials, run->trials_len, &run->trials_cap, sizeof *run->trials);
	struct trial *added = &run->trials[run->trials_len++];
	*added = *trial;
	if (trial->outcome == OUTCOME_FINISHED && trial->n > run->largest_n)
		run->largest_n = trial->n;
	return added;
}

void run_add_note(struct run *run, const char *format, ...)
{
	char probe[1];
	va_list args;
	va_start(args, format);
	int len = vsnprintf(probe, sizeof probe, format, args);
	va_end(args);
	assert(len >= 0);
	char *note = mem_array((size_t)len + 1, 1);
	va_start(args, format);
	vsnprintf(note, (size_t)len + 1, format, args);
	va_end(args);
	run->notes = mem_grow(run->notes, run->notes_len, &run->notes_cap, sizeof *run->notes);
	run->notes[run->notes_len++] = note;
}

void run_add_tag(struct run *run, const char *tag)
{
	run->tags = mem_grow(run->tags, run->tags_len, &run->tags_cap, sizeof *run->tags);
	run->tags[run->tags_len++] = mem_text(tag);
}

void run_add_module(struct run *run, const char *name, const struct source *source)
{
	struct counts *counts = &run->counts;
	counts->modules = mem_grow(counts->modules, counts->modules_len, &counts->modules_cap,
		sizeof *counts->modules);
	struct run_module *added = &counts->modules[counts->modules_len++];
	*added = (struct run_module){.name = mem_text(name),
		.text = source->text ? mem_text_n(source->text, source->len) : NULL,
		.len = source->len};
	memcpy(added->hash, source->hash, sizeof added->hash);
}

void run_add_reason(struct run *run, unsigned line, const char *text)
{
	run->reasons =
		mem_grow(run->reasons, run->reasons_len, &run->reasons_cap, sizeof *run->reasons);
	run->reasons[run->reasons_len++] =
		(struct analysis_reason){.line = line, .text = mem_text(text)};
}

const char *run_line(const struct run *run, unsigned module, unsigned line, size_t *len)
{
	const struct run_module *part = module ? &run->counts.modules[module - 1] : NULL;
	const char *at = part ? part->text : run->source_text;
	size_t left = part ? part->len : run->source_len;
	*len = 0;
	for (unsigned i = 1; at && i < line; i++) {
		const char *end = memchr(at, '\n', left);
		if (!end)
			return "";
		left -= (size_t)(end + 1 - at);
		at = end + 1;
	}
	if (!at)
		return "";
	for (; left > 0 && (*at == ' ' || *at == '\t'); left--)
		at++;
	const char *stop = memchr(at, '\n', left);
	*len = stop ? (size_t)(stop - at) : left;
	while (*len > 0 && strchr(" \t\r", at[*len - 1]))
		(*len)--;
	return at;
}
