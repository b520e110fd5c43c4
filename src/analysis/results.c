/* What library calls give back, by the words of their rows: each has a maker in one of two tables. */
#include <string.h>

#include "analysis/expr.h"
#include "analysis/results_make.h"
#include "base/mem.h"

static const struct {
	const char *name;
	enum type type;
} containers[] = {{"list", TYPE_LIST}, {"tuple", TYPE_TUPLE}, {"set", TYPE_SET},
	{"dict", TYPE_DICT}, {"deque", TYPE_DEQUE}, {"iter", TYPE_ITERATOR}, {"str", TYPE_STRING},
	{"int", TYPE_NUMBER}, {"function", TYPE_FUNCTION}};

struct value results_elem(struct engine *engine, const struct library_call *call, unsigned i)
{
	return value_elem(engine->arena, &call->arguments[i]);
}

static struct value fresh_text(struct engine *engine, bool short_line)
{
	struct value text = {.type = TYPE_STRING, .fresh = true};
	text.origin = arena_name(engine->arena, "input", 5);
	if (short_line)
		text.size = bound_one();
	return text;
}

static struct value piece(struct engine *engine, const struct library_call *call)
{
	(void)engine;
	struct value text = value_sized(TYPE_STRING, bound_one());
	text.fresh = call->receiver.fresh;
	if (call->receiver.type == TYPE_STRING && !call->receiver.constant)
		text.size = NULL;
	return text;
}

static struct value pair_of_receiver(struct engine *engine, const struct library_call *call)
{
	struct value pair = value_sized(TYPE_TUPLE, bound_one());
	pair.elem = value_keep(engine->arena, value_elem(engine->arena, &call->receiver));
	return pair;
}

/* defaultdict(list) */
static struct value made_by_default(struct engine *engine, const struct library_call *call)
{
	(void)engine;
	const char *maker = call->arguments[0].builtin;
	for (size_t i = 0; maker && i < ARRAY_LEN(containers); i++) {
		if (strcmp(containers[i].name, maker) == 0)
			return value_sized(containers[i].type, bound_one());
	}
	return (struct value){0};
}

static struct value receiver_elem(struct engine *engine, const struct library_call *call)
{
	return value_elem(engine->arena, &call->receiver);
}

static struct value first_elem(struct engine *engine, const struct library_call *call)
{
	return results_elem(engine, call, 0);
}

static struct value second_elem(struct engine *engine, const struct library_call *call)
{
	return results_elem(engine, call, 1);
}

static struct value called_back(struct engine *engine, const struct library_call *call)
{
	(void)engine;
	return call->called;
}

struct maker {
	const char *name;
	struct value (*make)(struct engine *engine, const struct library_call *call);
};

/* What a container holds, by the word behind the colon. */
static const struct maker element_makers[] = {
	{"elem", receiver_elem},
	{"elem0", first_elem},
	{"elem1", second_elem},
	{"call", called_back},
	{"num0", results_number},
	{"piece", piece},
	{"listof", pair_of_receiver},
	{"listof0", results_picked},
	{"default", made_by_default},
};

static const struct value *elements(
	struct engine *engine, const struct library_call *call, const char *what)
{
	for (size_t i = 0; i < ARRAY_LEN(element_makers); i++) {
		if (strcmp(element_makers[i].name, what) != 0)
			continue;
		struct value elem = element_makers[i].make(engine, call);
		bool known = elem.type != TYPE_UNKNOWN || elem.size || elem.origin;
		return known ? value_keep(engine->arena, elem) : NULL;
	}
	return NULL;
}

static enum type type_named(const char *name, size_t len)
{
	for (size_t i = 0; i < ARRAY_LEN(containers); i++) {
		if (strlen(containers[i].name) == len &&
			strncmp(containers[i].name, name, len) == 0)
			return containers[i].type;
	}
	return TYPE_UNKNOWN;
}

/* A result as long as one operand is like it in more than its length. */
static void follow(struct value *result, const struct value *source)
{
	result->constant = source->constant && source->type != TYPE_DICT;
	result->number = source->number;
	result->total = source->digits ? NULL : source->total;
	result->from = source->from;
	if (source->change != CHANGE_NONE && result->type != TYPE_NUMBER) {
		result->change = source->change;
		result->param = source->param;
		result->step = source->step;
	}
}

static struct value container_of(struct engine *engine, const struct library_call *call)
{
	const char *colon = strchr(call->row->result, ':');
	size_t len = strcspn(call->row->result, ":");
	struct value result = {.type = type_named(call->row->result, len)};
	if (colon)
		result.elem = elements(engine, call, colon + 1);
	const char *length = call->row->length;
	const struct value *source = length[0] == 'n' ? &call->receiver
		: length[0] == 'b'                    ? &call->arguments[1]
						      : &call->arguments[0];
	bool single = length[0] != '\0' && length[1] == '\0';
	if (single && source->fresh && !source->size) {
		result.fresh = true;
		result.origin = source->origin;
		if (colon && strcmp(colon + 1, "piece") == 0)
			result.total = value_length(engine->arena, &result);
		return result;
	}
	if (strcmp(length, "-") != 0)
		result.size = costs_evaluate(&call->terms, length);
	const struct bound *picked =
		strcmp(call->row->effect, "pick") == 0 ? results_picks(engine, call) : NULL;
	result.size = picked ? picked : result.size;
	if (strcmp(call->row->name, "flatMap") == 0 && value_holds(&call->called) &&
		call->called.size) {
		result.size = bound_mul(engine->arena, result.size, call->called.size);
		result.elem = call->called.elem;
	}
	if (single && strchr("nab", length[0]))
		follow(&result, source);
	if (colon && strcmp(colon + 1, "piece") == 0)
		result.total = result.size;
	result.loops = engine->open_loops;
	result.exact = strcmp(length, "sqrt(v)") == 0 && call->arguments[0].exact;
	return result;
}

/* new Array(n), Array.from({length: n}), Array.from(list), new Float64Array(list) */
static struct value array_value(struct engine *engine, const struct library_call *call)
{
	const struct value *from = &call->arguments[0];
	struct value array = value_sized(TYPE_LIST, bound_one());
	array.loops = engine->open_loops;
	if (from->type == TYPE_DICT && from->elem && call->row->result[0] == 'f') {
		struct value length = *from->elem;
		array.size = engine_magnitude(engine, &length, shape_kid(call->shape, 1));
		array.constant = length.constant;
		array.number = length.number;
	} else if (value_holds(from) || call->row->result[0] == 'f') {
		array.size = engine_length(engine, from, shape_kid(call->shape, 1));
		array.elem = value_keep(engine->arena, value_elem(engine->arena, from));
		array.constant = from->constant;
		array.number = from->number;
	} else if (call->len > 0) {
		array.size = engine_magnitude(engine, from, shape_kid(call->shape, 1));
		array.constant = from->constant;
		array.number = from->number;
	}
	if (call->called.type != TYPE_NONE && (call->called.size || call->called.origin)) {
		array.elem = value_keep(engine->arena, call->called);
		if (value_holds(&call->called) && call->called.size)
			array.total = bound_mul(engine->arena, array.size, call->called.size);
	}
	engine_charge(engine, array.size, call->shape->line, "makes the array");
	engine_allocate(
		engine, array.total ? array.total : array.size, call->shape->line, "the array");
	return array;
}

static struct value same(const struct value *from)
{
	struct value copy = *from;
	copy.constant = false;
	return copy;
}

/* a.slice(1, m) relates to a like a[1:m]. */
static struct value slice_of(struct engine *engine, const struct library_call *call)
{
	struct value slice = call->receiver;
	slice.constant = false;
	slice.change = CHANGE_NONE;
	expr_relate_slice(&slice, &call->receiver, &call->arguments[0], &call->arguments[1]);
	const struct value *low = &call->arguments[0];
	const struct value *high = &call->arguments[1];
	const struct bound *width =
		expr_width(engine, shape_kid(call->shape, 1), shape_kid(call->shape, 2));
	bool last_few = call->len == 1 && low->constant && low->number < 0;
	bool first_few = call->len > 1 && low->constant && high->constant && high->number >= 0 &&
		low->number >= 0;
	if (last_few || first_few)
		width = bound_one();
	if (width) {
		slice.type = value_holds(&slice) ? slice.type : TYPE_LIST;
		slice.size = width;
	}
	return slice;
}

static struct value nothing(struct engine *engine, const struct library_call *call)
{
	(void)engine, (void)call;
	return (struct value){.type = TYPE_NONE};
}

static struct value same_receiver(struct engine *engine, const struct library_call *call)
{
	(void)engine;
	return same(&call->receiver);
}

static struct value same_first(struct engine *engine, const struct library_call *call)
{
	(void)engine;
	return same(&call->arguments[0]);
}

static struct value line(struct engine *engine, const struct library_call *call)
{
	(void)call;
	return fresh_text(engine, engine->short_lines > 0);
}

static struct value whole_input(struct engine *engine, const struct library_call *call)
{
	(void)call;
	return fresh_text(engine, false);
}

static struct value all_lines(struct engine *engine, const struct library_call *call)
{
	struct value lines = {.type = TYPE_LIST, .fresh = true};
	lines.origin = arena_name(engine->arena, "input", 5);
	lines.elem = value_keep(engine->arena, whole_input(engine, call));
	return lines;
}

static struct value filled(struct engine *engine, const struct library_call *call)
{
	struct value list = call->receiver;
	list.elem = value_keep(engine->arena, call->arguments[0]);
	return list;
}

static struct value unknown(struct engine *engine, const struct library_call *call)
{
	return value_of_origin(shape_text(engine->arena, call->shape));
}

static const struct maker result_makers[] = {
	{"none", nothing},
	{"elem", receiver_elem},
	{"elem0", first_elem},
	{"same", same_receiver},
	{"trim", same_receiver},
	{"slice", slice_of},
	{"same0", same_first},
	{"num0", results_number},
	{"digits", results_digits},
	{"bits", results_bits},
	{"len", results_length},
	{"range", results_range},
	{"enum", results_pairs},
	{"zip", results_pairs},
	{"max", results_extreme},
	{"pow", results_power},
	{"line", line},
	{"text", whole_input},
	{"lines", all_lines},
	{"array", array_value},
	{"from", array_value},
	{"fold", called_back},
	{"fill", filled},
	{"unk", unknown},
	{"file", unknown},
	{"dynamic", unknown},
};

struct value results_value(struct engine *engine, const struct library_call *call)
{
	for (size_t i = 0; i < ARRAY_LEN(result_makers); i++) {
		if (strcmp(result_makers[i].name, call->row->result) == 0)
			return result_makers[i].make(engine, call);
	}
	return container_of(engine, call);
}
