#include "argus/instrument.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "instrument/insert.h"

const char *site_kind_name(enum site_kind kind)
{
	static const char *const names[] = {[SITE_LOOP] = "loop",
		[SITE_FUNCTION] = "function",
		[SITE_COMPREHENSION] = "comprehension",
		[SITE_LAMBDA] = "lambda",
		[SITE_CALL] = "call"};
	_Static_assert(ARRAY_LEN(names) == SITE_KIND_COUNT, "one name a kind");
	return names[kind];
}

void instrumented_done(struct instrumented *instrumented)
{
	for (size_t i = 0; i < instrumented->sites_len; i++)
		free(instrumented->sites[i].name);
	free(instrumented->sites);
	free(instrumented->gaps);
	for (size_t i = 0; i < instrumented->modules_len; i++) {
		free(instrumented->modules[i].name);
		str_done(&instrumented->modules[i].text);
	}
	free(instrumented->modules);
	str_done(&instrumented->text);
	*instrumented = (struct instrumented){0};
}

size_t instrument_add_site(struct instrument_walk *walk, enum site_kind kind, size_t start,
	size_t end, unsigned line, const char *name, size_t name_len)
{
	struct instrumented *out = walk->out;
	out->sites = mem_grow(out->sites, out->sites_len, &out->sites_cap, sizeof *out->sites);
	out->sites[out->sites_len] = (struct site){.kind = kind,
		.module = walk->module,
		.line = line,
		.start = start,
		.end = end,
		.name = name ? mem_text_n(name, name_len) : NULL};
	return out->sites_len++;
}

void instrument_add_gap(struct instrument_walk *walk, unsigned line, const char *why)
{
	struct instrumented *out = walk->out;
	out->gaps = mem_grow(out->gaps, out->gaps_len, &out->gaps_cap, sizeof *out->gaps);
	out->gaps[out->gaps_len++] = (struct site_gap){walk->module, line, why};
}

static void instrument(struct instrument_walk *walk, struct str *text)
{
	static void (*const walks[])(struct instrument_walk * walk) = {
		[LANG_PYTHON] = instrument_python, [LANG_JAVASCRIPT] = instrument_javascript};
	_Static_assert(ARRAY_LEN(walks) == LANG_COUNT, "one walk a language");
	const struct source *source = walk->source;
	ask_table_load(&walk->asks, source->lang);
	walks[source->lang->id](walk);
	ask_table_done(&walk->asks);
	insertions_apply(&walk->insertions, source->text, source->len, text);
	insertions_done(&walk->insertions);
}

int instrument_source(
	const struct source *source, struct instrumented *instrumented, struct err *err)
{
	if (source->error.line != 0)
		return err_set(err, ERR_USAGE,
			"%s:%u:%u: cannot be counted: not understood near '%s'", source->path,
			source->error.line, source->error.column, source->error_near);
	owned(instrumented_done) struct instrumented draft = {0};
	struct instrument_walk walk = {.source = source, .out = &draft};
	instrument(&walk, &draft.text);
	*instrumented = draft;
	draft = (struct instrumented){0};
	return 0;
}

void instrument_steps(const struct source *source, struct str *text)
{
	owned(instrumented_done) struct instrumented sites = {0};
	struct instrument_walk walk = {.source = source, .out = &sites, .steps = true};
	if (source->lang->id != LANG_JAVASCRIPT || source->error.line != 0)
		str_add_n(text, source->text, source->len);
	else
		instrument(&walk, text);
}

void instrument_module(const struct module *module, struct instrumented *instrumented)
{
	const struct source *source = &module->source;
	instrumented->modules = mem_grow(instrumented->modules, instrumented->modules_len,
		&instrumented->modules_cap, sizeof *instrumented->modules);
	struct instrumented_module *added = &instrumented->modules[instrumented->modules_len++];
	*added = (struct instrumented_module){.name = mem_text(module->name)};
	struct instrument_walk walk = {.source = source,
		.out = instrumented,
		.module = (unsigned)instrumented->modules_len};
	if (module->problem)
		instrument_add_gap(&walk, 0, "it cannot be read");
	else if (source->error.line != 0)
		instrument_add_gap(&walk, source->error.line, "it is not understood there");
	else
		instrument(&walk, &added->text);
}

void instrument_describe(const struct instrumented *instrumented, struct str *out)
{
	for (size_t i = 0; i < instrumented->sites_len; i++) {
		const struct site *site = &instrumented->sites[i];
		str_addf(out, "%s\t%s\n", site_kind_name(site->kind), site->name ? site->name : "");
	}
}
