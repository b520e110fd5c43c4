#include "analysis/value.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct value value_number(double number)
{
	return (struct value){
		.type = TYPE_NUMBER, .constant = true, .number = number, .size = bound_one()};
}

struct value value_sized(enum type type, const struct bound *size)
{
	return (struct value){.type = type, .size = size};
}

struct value value_of_origin(const char *origin)
{
	return (struct value){.origin = origin};
}

bool value_holds(const struct value *value)
{
	return value->type >= TYPE_STRING && value->type <= TYPE_ITERATOR;
}

bool value_is_text_perhaps(const struct value *value)
{
	return value->type == TYPE_UNKNOWN && value->origin && !value->size &&
		!strchr(value->origin, '[');
}

const struct value *value_keep(struct arena *arena, struct value value)
{
	struct value *kept = arena_get(arena, sizeof *kept);
	*kept = value;
	return kept;
}

/* NULL, the size on demand, is above all that is known of the other: keep both visible. */
static const struct bound *join_sizes(
	struct arena *arena, const struct bound *a, const struct bound *b)
{
	if (!a || !b)
		return NULL;
	return bound_add(arena, a, b);
}

static const struct bound *join_totals(
	struct arena *arena, const struct bound *a, const struct bound *b)
{
	if (!a || !b)
		return a ? a : b;
	return bound_add(arena, a, b);
}

static enum type join_types(enum type a, enum type b)
{
	if (a == b || b == TYPE_UNKNOWN)
		return a;
	return a == TYPE_UNKNOWN ? b : TYPE_UNKNOWN;
}

static bool same_constant(const struct value *a, const struct value *b)
{
	return a->constant && b->constant && !(a->number < b->number) && !(a->number > b->number);
}

enum { NESTING_MAX = 8 };

static struct value join_at(struct arena *arena, struct value a, struct value b, int depth);

/* A list that is put into itself would nest without end: below some depth nothing is known. */
static const struct value *join_elems(
	struct arena *arena, const struct value *a, const struct value *b, int depth)
{
	if (depth >= NESTING_MAX)
		return NULL;
	if (!a || !b || a == b)
		return a ? a : b;
	return value_keep(arena, join_at(arena, *a, *b, depth + 1));
}

struct value value_join(struct arena *arena, struct value a, struct value b)
{
	return join_at(arena, a, b, 0);
}

/* None and something: it is the something, as old as the older of them. */
static struct value join_none(const struct value *none, struct value one)
{
	one.loops = none->loops < one.loops ? none->loops : one.loops;
	if (one.change == CHANGE_NONE && none->change == CHANGE_SAME) {
		one.change = CHANGE_SAME; /* if (hi is None): hi = len(a) */
		one.param = none->param;
	}
	return one;
}

/* Which function it is, or which several it may be. */
static void join_functions(struct arena *arena, struct value *joined, const struct value *a,
	const struct value *b, int depth)
{
	joined->function = a->function ? a->function : b->function;
	if (!joined->builtin)
		joined->builtin = b->builtin;
	bool functions = b->function && a->function != b->function;
	bool builtins = b->builtin && a->builtin && strcmp(a->builtin, b->builtin) != 0;
	if ((functions || builtins) && depth < NESTING_MAX)
		joined->also = value_keep(arena, *b);
}

static void join_flags(struct value *joined, const struct value *a, const struct value *b)
{
	joined->constant = same_constant(a, b);
	joined->fresh = a->fresh || b->fresh;
	joined->input = a->input && b->input;
	joined->widened = a->widened || b->widened;
	joined->exact = a->exact && b->exact;
	joined->letter = a->letter && b->letter;
	joined->unsure = a->unsure || b->unsure;
}

/* '' or str(n): digits, or fewer of anything. */
static bool joins_digits(const struct value *a, const struct value *b)
{
	bool a_short = a->digits || (a->type == TYPE_STRING && a->size && bound_is_one(a->size));
	bool b_short = b->digits || (b->type == TYPE_STRING && b->size && bound_is_one(b->size));
	return (a->digits && b_short) || (b->digits && a_short);
}

/* A text of digits is as long as its total says. */
static const struct bound *length_of_either(const struct value *value)
{
	return value->digits && value->total ? value->total : value->size;
}

static struct value join_at(struct arena *arena, struct value a, struct value b, int depth)
{
	if (a.type == TYPE_NONE)
		return join_none(&a, b);
	if (b.type == TYPE_NONE)
		return join_none(&b, a);
	struct value joined = a;
	joined.type = join_types(a.type, b.type);
	joined.digits = joins_digits(&a, &b);
	joined.size = joined.digits ? join_sizes(arena, a.size, b.size)
				    : join_sizes(arena, length_of_either(&a), length_of_either(&b));
	join_flags(&joined, &a, &b);
	/* The origin names what is on demand: it is that of the one without a size. */
	const char *first = a.size ? b.origin : a.origin;
	const char *second = a.size ? a.origin : b.origin;
	joined.origin = first ? first : second;
	joined.loops = a.loops < b.loops ? a.loops : b.loops;
	if (a.change == CHANGE_SAME)
		joined.change = b.change;
	joined.elem = join_elems(arena, a.elem, b.elem, depth);
	if (a.parts != b.parts)
		joined.parts_len = 0;
	joined.total = join_totals(arena, a.total, b.total);
	join_functions(arena, &joined, &a, &b, depth);
	return joined;
}

static const char *elem_name(struct arena *arena, const char *origin)
{
	/* grid[i], grid[i][j]: the index letters say how deep; deeper ones stay at [j]. */
	size_t len = strlen(origin);
	if (len > 3 && strcmp(origin + len - 3, "[j]") == 0)
		return origin;
	bool nested = len > 3 && strcmp(origin + len - 3, "[i]") == 0;
	return arena_name_format(arena, "%s%s", origin, nested ? "[j]" : "[i]");
}

struct value value_elem(struct arena *arena, const struct value *container)
{
	struct value elem = {0};
	if (container->elem) {
		elem = *container->elem;
	} else if (container->type == TYPE_STRING) {
		elem = value_sized(TYPE_STRING, bound_one());
		elem.letter = true;
	}
	elem.exact = false;
	if (container->origin && !elem.origin && !elem.constant)
		elem.origin = elem_name(arena, container->origin);
	if (container->change != CHANGE_NONE) {
		elem.change = CHANGE_PART;
		elem.param = container->param;
	}
	return elem;
}

const struct bound *value_magnitude(struct arena *arena, const struct value *value)
{
	if (value->constant && value->type == TYPE_NUMBER)
		return bound_one();
	if (value->size && (value->type == TYPE_NUMBER || value->type == TYPE_UNKNOWN))
		return value->size;
	if (value->origin)
		return bound_size(arena, value->origin);
	return NULL;
}

const struct bound *value_length(struct arena *arena, const struct value *value)
{
	if (value->size && value_holds(value))
		return value->size;
	if (!value->origin)
		return NULL;
	return bound_size(arena, arena_name_format(arena, "len(%s)", value->origin));
}

struct value value_named(struct arena *arena, struct value value, const char *name)
{
	if (!value.fresh)
		return value;
	value.fresh = false;
	value.input = true;
	value.exact = true;
	value.unread = value.type == TYPE_STRING && !value.size;
	if (!value.origin || !value.size)
		value.origin = name;
	if (value.elem && value.elem->fresh)
		value.elem =
			value_keep(arena, value_named(arena, *value.elem, elem_name(arena, name)));
	/* Words are short: all of them together are as long as there are many. */
	if (value.elem && value.elem->type == TYPE_STRING)
		value.total = value_length(arena, &value);
	return value;
}

void scope_done(struct scope *scope)
{
	free(scope->slots);
	*scope = (struct scope){0};
}

/* Names are interned: the pointer is the identity. Fibonacci hashing spreads it. */
static struct variable *slot_of(const struct scope *scope, const char *name)
{
	uint64_t hash = (uint64_t)(uintptr_t)name * UINT64_C(11400714819323198485);
	size_t slot = (size_t)(hash >> 32) & (scope->cap - 1);
	while (scope->slots[slot].name && scope->slots[slot].name != name)
		slot = (slot + 1) & (scope->cap - 1);
	return &scope->slots[slot];
}

struct variable *scope_find(struct scope *scope, const char *name)
{
	for (; scope; scope = scope->outer) {
		if (scope->cap > 0) {
			struct variable *found = slot_of(scope, name);
			if (found->name)
				return found;
		}
	}
	return NULL;
}

struct scope *scope_holding(struct scope *scope, const char *name)
{
	while (scope && !(scope->cap > 0 && slot_of(scope, name)->name))
		scope = scope->outer;
	return scope;
}

static void grow(struct scope *scope)
{
	struct variable *old = scope->slots;
	size_t old_cap = scope->cap;
	scope->cap = old_cap ? old_cap * 2 : 16;
	scope->slots = mem_array(scope->cap, sizeof *scope->slots);
	for (size_t i = 0; i < old_cap; i++) {
		if (old[i].name)
			*slot_of(scope, old[i].name) = old[i];
	}
	free(old);
}

struct variable *scope_own(struct scope *scope, const char *name)
{
	if (scope->len * 2 >= scope->cap)
		grow(scope);
	struct variable *slot = slot_of(scope, name);
	if (!slot->name) {
		slot->name = name;
		scope->len++;
	}
	return slot;
}

bool value_argument(struct arena *arena, const struct value *arguments, unsigned len,
	unsigned place, bool rest, struct value *given)
{
	for (unsigned i = 0; i < len && i <= place; i++) {
		if (!arguments[i].spread)
			continue;
		*given = rest ? arguments[i] : value_elem(arena, &arguments[i]);
		return true;
	}
	if (!rest) {
		if (place >= len || arguments[place].absent)
			return false;
		*given = arguments[place];
		return true;
	}
	*given = value_sized(TYPE_LIST, bound_one());
	given->spread = true;
	struct value elem = {.type = TYPE_NONE};
	for (unsigned i = place; i < len; i++) {
		if (arguments[i].spread) {
			*given = arguments[i];
			return true;
		}
		if (!arguments[i].absent)
			elem = value_join(arena, elem, arguments[i]);
	}
	if (place < len)
		given->elem = value_keep(arena, elem);
	return true;
}
