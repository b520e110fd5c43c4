#include "analysis/costs.h"

#include <pthread.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"

static const char *const type_names[] = {
	[TYPE_UNKNOWN] = "any",
	[TYPE_NONE] = "none",
	[TYPE_NUMBER] = "int",
	[TYPE_STRING] = "str",
	[TYPE_LIST] = "list",
	[TYPE_TUPLE] = "tuple",
	[TYPE_SET] = "set",
	[TYPE_DICT] = "dict",
	[TYPE_DEQUE] = "deque",
	[TYPE_ITERATOR] = "iter",
	[TYPE_FUNCTION] = "function",
	[TYPE_OBJECT] = "object",
};
_Static_assert(ARRAY_LEN(type_names) == TYPE_COUNT, "one name a type");

enum { SLOTS = 512, COLUMNS = 8 };

struct cost_table {
	const struct cost_row *slots[SLOTS];
	bool loaded;
};

static size_t slot_of(const char *name)
{
	return hash_bytes(HASH_START, name, strlen(name)) % SLOTS;
}

static void add_row(struct arena *arena, struct cost_table *table, const char *line, size_t len)
{
	const char *columns[COLUMNS];
	for (size_t i = 0; i < COLUMNS; i++) {
		const char *tab = memchr(line, '\t', len);
		size_t own = tab ? (size_t)(tab - line) : len;
		columns[i] = arena_name(arena, line, own);
		line += own + (tab != NULL);
		len -= own + (tab != NULL);
	}
	struct cost_row *row = arena_get(arena, sizeof *row);
	*row = (struct cost_row){columns[0], columns[1], columns[2], columns[3], columns[4],
		columns[5], columns[6], columns[7], NULL};
	size_t slot = slot_of(row->name);
	row->next = table->slots[slot];
	table->slots[slot] = row;
}

static void load(struct arena *arena, struct cost_table *table, const struct lang *lang)
{
	const char *at = lang->costs;
	const char *end = at + *lang->costs_len;
	while (at < end) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));
		size_t len = stop ? (size_t)(stop - at) : (size_t)(end - at);
		if (len > 0 && *at != '#')
			add_row(arena, table, at, len);
		at += len + 1;
	}
	table->loaded = true;
}

const struct cost_table *costs_of(const struct lang *lang)
{
	static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
	static struct cost_table tables[LANG_COUNT];
	static struct arena arena;
	struct cost_table *table = &tables[lang->id];
	pthread_mutex_lock(&lock);
	if (!table->loaded)
		load(&arena, table, lang);
	pthread_mutex_unlock(&lock);
	return table;
}

static const struct cost_row *find(
	const struct cost_table *table, const char *type, const char *name)
{
	const struct cost_row *row = table->slots[slot_of(name)];
	while (row && (strcmp(row->name, name) != 0 || strcmp(row->type, type) != 0))
		row = row->next;
	return row;
}

const struct cost_row *costs_function(const struct cost_table *table, const char *name)
{
	return find(table, "-", name);
}

const struct cost_row *costs_method(
	const struct cost_table *table, enum type type, const char *name, bool *guessed)
{
	*guessed = false;
	const struct cost_row *row = find(table, type_names[type], name);
	if (!row)
		row = find(table, "any", name);
	if (row || type != TYPE_UNKNOWN)
		return row;
	/* A list is the dearest receiver, where lists have the method. */
	static const enum type order[] = {TYPE_LIST, TYPE_STRING, TYPE_DEQUE, TYPE_DICT, TYPE_SET};
	for (size_t i = 0; i < ARRAY_LEN(order) && !row; i++)
		row = find(table, type_names[order[i]], name);
	*guessed = row != NULL;
	return row;
}

/* A reader of one expression. */
struct reader {
	const struct cost_terms *terms;
	const char *at;
};

static const struct bound *read_sum(struct reader *reader);

/* The text of what is printed: numbers, and texts as they were read, count as one. */
static const struct bound *printed(const struct cost_terms *terms)
{
	const struct value *value = &terms->arguments[0];
	if (!value_holds(value) || value->digits || !value->size)
		return bound_one();
	return engine_length(terms->engine, value, shape_kid(terms->call, 1));
}

/* All that the first argument holds, and what that holds. */
static const struct bound *everything(const struct cost_terms *terms)
{
	struct engine *engine = terms->engine;
	const struct value *value = &terms->arguments[0];
	const struct shape *shape = shape_kid(terms->call, 1);
	const struct bound *size = engine_length(engine, value, shape);
	if (value->total)
		return bound_add(engine->arena, size, value->total);
	struct value elem = value_elem(engine->arena, value);
	if (elem.type == TYPE_NUMBER || elem.type == TYPE_NONE)
		return size;
	const struct bound *each = value_length(engine->arena, &elem);
	return each ? bound_mul(engine->arena, size, each) : size;
}

static const struct bound *letter(const struct cost_terms *terms, char c)
{
	struct engine *engine = terms->engine;
	switch (c) {
	case 'n': return engine_length(engine, terms->container, terms->receiver);
	case 'a':
		if (shape_kid(terms->call, 1)->kind == SHAPE_NONE && !terms->arguments[0].size)
			return bound_one();
		return engine_length(engine, &terms->arguments[0], shape_kid(terms->call, 1));
	case 'b':
		if (shape_kid(terms->call, 2)->kind == SHAPE_NONE && !terms->arguments[1].size)
			return letter(terms, 'a');
		return engine_length(engine, &terms->arguments[1], shape_kid(terms->call, 2));
	case 'v': return engine_magnitude(engine, &terms->arguments[0], shape_kid(terms->call, 1));
	case 'w':
		/* randrange(n): what is left out is no size of its own. */
		if (shape_kid(terms->call, 2)->kind == SHAPE_NONE && !terms->arguments[1].size)
			return bound_one();
		return engine_magnitude(engine, &terms->arguments[1], shape_kid(terms->call, 2));
	case 'p': return printed(terms);
	case 'd': return everything(terms);
	case 'r': return terms->result;
	case 't': return letter(terms, terms->function ? 'a' : 'n');
	default: return bound_one();
	}
}

static const struct bound *read_call(struct reader *reader, size_t skip, char which)
{
	struct arena *arena = reader->terms->engine->arena;
	reader->at += skip;
	const struct bound *inner = read_sum(reader);
	reader->at += *reader->at == ')';
	switch (which) {
	case 'l': return bound_log(arena, inner);
	case 's': return bound_power(arena, inner, 0.5);
	case 'e': return bound_exp(arena, 2, inner);
	default: return bound_factorial(arena, inner);
	}
}

static const struct bound *read_atom(struct reader *reader)
{
	static const struct {
		const char *text;
		char which;
	} calls[] = {{"log(", 'l'}, {"sqrt(", 's'}, {"exp(", 'e'}, {"fact(", 'f'}};
	for (size_t i = 0; i < ARRAY_LEN(calls); i++) {
		size_t len = strlen(calls[i].text);
		if (strncmp(reader->at, calls[i].text, len) == 0)
			return read_call(reader, len, calls[i].which);
	}
	return *reader->at ? letter(reader->terms, *reader->at++) : bound_one();
}

static const struct bound *read_product(struct reader *reader)
{
	const struct bound *product = read_atom(reader);
	while (*reader->at == '*') {
		reader->at++;
		product = bound_mul(reader->terms->engine->arena, product, read_atom(reader));
	}
	return product;
}

static const struct bound *read_sum(struct reader *reader)
{
	const struct bound *sum = read_product(reader);
	while (*reader->at == '+') {
		reader->at++;
		sum = bound_add(reader->terms->engine->arena, sum, read_product(reader));
	}
	return sum;
}

const struct bound *costs_evaluate(const struct cost_terms *terms, const char *expression)
{
	struct reader reader = {.terms = terms, .at = expression};
	return read_sum(&reader);
}
