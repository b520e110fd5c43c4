/*
 * The flow of values: an assignment replaces what was there, on its own path.
 *
 * Branches and loop bodies are evaluated one after the other on the same variables. Each opens a
 * frame; the first time that a variable is set in it, its value is logged. At the frame's end the
 * new values are put aside and the old ones restored for the next path; where the paths meet a
 * variable holds the join of what each of them left. At the head of a loop that is the join of the
 * value before and of what a trip left, until nothing grows any more (engine_settle).
 *
 * Containers are changed in place, by what is added to them: that only grows, and is not logged.
 */
#include "analysis/flow.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/mem.h"

struct flow_entry {
	struct scope *scope;
	const char *name;
	struct value old;
	unsigned before; /* the frame that it was logged in last */
};

struct flow_change {
	struct scope *scope;
	const char *name;
	struct value old, now;
	unsigned paths;
};

static bool is_empty(const struct value *value)
{
	return value->type == TYPE_UNKNOWN && !value->origin && !value->size && !value->builtin &&
		!value->function;
}

void flow_set(struct engine *engine, struct scope *scope, const char *name, struct value value)
{
	struct variable *variable = scope_own(scope, name);
	if (engine->frame && variable->frame != engine->frame) {
		engine->log = mem_grow(
			engine->log, engine->log_len, &engine->log_cap, sizeof *engine->log);
		engine->log[engine->log_len++] =
			(struct flow_entry){scope, name, variable->value, variable->frame};
		variable->frame = engine->frame;
	}
	variable->value = value;
	variable->root = engine->root;
}

void flow_open(struct engine *engine, struct flow_frame *frame)
{
	frame->start = engine->log_len;
	frame->outer = engine->frame;
	engine->frame = ++engine->frames;
}

/* Up to that many are looked through one by one. */
enum { INDEXED_FROM = 32 };

/* The slot of the variable, or the free one that it would take. */
static unsigned *slot_of(
	const struct flow_paths *paths, const struct scope *scope, const char *name)
{
	uint64_t key = (uint64_t)(uintptr_t)name ^ (uint64_t)(uintptr_t)scope << 1;
	size_t slot = (size_t)(key * UINT64_C(11400714819323198485) >> 32);
	for (;; slot++) {
		unsigned *at = &paths->index[slot & (paths->index_cap - 1)];
		const struct flow_change *change = *at ? &paths->items[*at - 1] : NULL;
		if (!change || (change->name == name && change->scope == scope))
			return at;
	}
}

static void make_index(struct flow_paths *paths)
{
	free(paths->index);
	paths->index_cap = paths->index_cap ? paths->index_cap * 2 : (size_t)INDEXED_FROM * 4;
	paths->index = mem_array(paths->index_cap, sizeof *paths->index);
	for (size_t i = 0; i < paths->len; i++)
		*slot_of(paths, paths->items[i].scope, paths->items[i].name) = (unsigned)i + 1;
}

static struct flow_change *noted(
	const struct flow_paths *paths, const struct scope *scope, const char *name)
{
	if (paths->index_cap > 0) {
		unsigned at = *slot_of(paths, scope, name);
		return at ? &paths->items[at - 1] : NULL;
	}
	for (size_t i = 0; i < paths->len; i++) {
		if (paths->items[i].name == name && paths->items[i].scope == scope)
			return &paths->items[i];
	}
	return NULL;
}

static void note(struct engine *engine, struct flow_paths *paths, const struct flow_entry *entry,
	const struct value *now)
{
	struct flow_change *change = noted(paths, entry->scope, entry->name);
	if (change) {
		change->now = value_join(engine->arena, change->now, *now);
		change->paths++;
		return;
	}
	paths->items = mem_grow(paths->items, paths->len, &paths->cap, sizeof *paths->items);
	paths->items[paths->len++] =
		(struct flow_change){entry->scope, entry->name, entry->old, *now, 1};
	if (paths->index_cap > 0)
		*slot_of(paths, entry->scope, entry->name) = (unsigned)paths->len;
	if (paths->len >= INDEXED_FROM && paths->len * 2 >= paths->index_cap)
		make_index(paths);
}

static void paths_done(struct flow_paths *paths)
{
	free(paths->items);
	free(paths->index);
	*paths = (struct flow_paths){0};
}

void flow_close(struct engine *engine, const struct flow_frame *frame, struct flow_paths *paths,
	bool goes_on)
{
	for (size_t i = frame->start; i < engine->log_len; i++) {
		const struct flow_entry *entry = &engine->log[i];
		struct variable *variable = scope_own(entry->scope, entry->name);
		if (goes_on)
			note(engine, paths, entry, &variable->value);
		variable->value = entry->old;
		variable->frame = entry->before;
	}
	engine->log_len = frame->start;
	engine->frame = frame->outer;
	paths->live += goes_on;
}

void flow_join(struct engine *engine, struct flow_paths *paths, bool otherwise)
{
	unsigned live = paths->live + otherwise;
	for (size_t i = 0; i < paths->len; i++) {
		struct flow_change *change = &paths->items[i];
		struct value value = change->now;
		if (change->paths < live && !is_empty(&change->old))
			value = value_join(engine->arena, change->old, value);
		flow_set(engine, change->scope, change->name, value);
	}
	paths_done(paths);
}

void flow_repeat(struct engine *engine, struct flow_paths *paths)
{
	for (size_t i = 0; i < paths->len; i++) {
		struct flow_change *change = &paths->items[i];
		struct value *old = &change->old;
		struct value value = change->now;
		if (!is_empty(old)) {
			if (value.size && value.type == old->type && value_holds(&value))
				value.size = engine_settle(engine, old, value.size);
			value = value_join(engine->arena, *old, value);
		}
		flow_set(engine, change->scope, change->name, value);
	}
	paths_done(paths);
}

void flow_forget(struct engine *engine, const struct scope *scope, size_t start)
{
	size_t kept = start;
	for (size_t i = start; i < engine->log_len; i++) {
		if (engine->log[i].scope != scope)
			engine->log[kept++] = engine->log[i];
	}
	engine->log_len = kept;
}
