#include "analysis/results.h"

#include <math.h>
#include <string.h>

#include "analysis/expr.h"
#include "base/mem.h"

static const struct {
	const char *name;
	enum type type;
} containers[] = {{"list", TYPE_LIST}, {"tuple", TYPE_TUPLE}, {"set", TYPE_SET},
	{"dict", TYPE_DICT}, {"deque", TYPE_DEQUE}, {"iter", TYPE_ITERATOR}, {"str", TYPE_STRING},
	{"int", TYPE_NUMBER}, {"function", TYPE_FUNCTION}};

static struct value elem_of(struct engine *engine, const struct library_call *call, unsigned i)
{
	return value_elem(engine->arena, &call->arguments[i]);
}

/* int(x), Math.floor(x): the number that x is, however it was written. */
static struct value number_of(struct engine *engine, const struct value *from)
{
	if (from->type == TYPE_NUMBER)
		return *from;
	struct value number = {.type = TYPE_NUMBER, .fresh = from->fresh, .origin = from->origin};
	number.input = from->input;
	number.change = from->change;
	number.param = from->param;
	number.step = from->step;
	if (from->type == TYPE_UNKNOWN)
		number.size = from->size;
	else if (from->type == TYPE_STRING && from->constant)
		number.size = bound_one();
	if (from->letter)
		number.size = bound_one();
	if (from->digits)
		number.size = bound_exp(engine->arena, 10, from->total);
	return number;
}

static struct value text_of(struct engine *engine, const struct library_call *call)
{
	const struct value *from = &call->arguments[0];
	if (from->type == TYPE_STRING)
		return *from;
	struct value text = value_sized(TYPE_STRING, bound_one());
	if (from->type == TYPE_NUMBER || from->type == TYPE_UNKNOWN) {
		const struct bound *size = value_magnitude(engine->arena, from);
		text.digits = size != NULL && !from->constant;
		text.total = size ? bound_log(engine->arena, size) : NULL;
	} else if (value_holds(from)) {
		text.size = engine_length(engine, from, shape_kid(call->shape, 1));
	}
	return text;
}

/* n.bit_length() */
static struct value bits_of(struct engine *engine, const struct library_call *call)
{
	const struct bound *size = value_magnitude(engine->arena, &call->receiver);
	struct value bits =
		value_sized(TYPE_NUMBER, size ? bound_log(engine->arena, size) : bound_one());
	bits.constant = call->receiver.constant;
	bits.number = call->receiver.constant ? ceil(log2(fabs(call->receiver.number) + 1)) : 0;
	return bits;
}

/* min and max of several values, or of one list. */
static struct value extreme(struct engine *engine, const struct library_call *call)
{
	unsigned len = 0;
	while (len < call->len && call->shape->kids[len + 1]->kind != SHAPE_KEYWORD)
		len++;
	if (len < 2)
		return elem_of(engine, call, 0);
	struct value best = number_of(engine, &call->arguments[0]);
	best.change = CHANGE_NONE;
	const struct bound *size = engine_magnitude(engine, &best, shape_kid(call->shape, 1));
	bool constant = best.constant;
	bool least = strcmp(call->row->name, "min") == 0;
	for (unsigned i = 1; i < len; i++) {
		const struct bound *other = engine_magnitude(
			engine, &call->arguments[i], shape_kid(call->shape, i + 1));
		constant &= call->arguments[i].constant;
		if (!least)
			size = bound_add(engine->arena, size, other);
		else if (bound_within(other, size))
			size = other;
	}
	struct value result = value_sized(TYPE_NUMBER, size);
	if (constant)
		result = best;
	return result;
}

static struct value power(struct engine *engine, const struct library_call *call)
{
	if (call->len > 2)
		return value_sized(TYPE_NUMBER,
			engine_magnitude(engine, &call->arguments[2], shape_kid(call->shape, 3)));
	const struct value *exponent = &call->arguments[1];
	const struct bound *base =
		engine_magnitude(engine, &call->arguments[0], shape_kid(call->shape, 1));
	if (exponent->constant && exponent->number >= 0)
		return value_sized(TYPE_NUMBER, bound_power(engine->arena, base, exponent->number));
	const struct bound *high = engine_magnitude(engine, exponent, shape_kid(call->shape, 2));
	return value_sized(TYPE_NUMBER,
		bound_mul(engine->arena, bound_exp(engine->arena, 2, high),
			call->arguments[0].constant ? bound_one()
						    : bound_factorial(engine->arena, high)));
}

/* enumerate, zip, items: an iterator over tuples whose parts are known. */
/* zip(*rows): columns, each as long as there are rows, and as many as a row is long. */
static struct value columns(struct engine *engine, const struct library_call *call)
{
	const struct shape *spread = shape_kid(call->shape, 1);
	const struct value *rows = &call->arguments[0];
	struct value row = elem_of(engine, call, 0);
	struct value column =
		value_sized(TYPE_TUPLE, engine_length(engine, rows, shape_kid(spread, 0)));
	column.constant = rows->constant;
	column.number = rows->number;
	column.elem = value_keep(engine->arena, value_elem(engine->arena, &row));
	struct value result = value_sized(TYPE_ITERATOR, engine_length(engine, &row, spread));
	result.elem = value_keep(engine->arena, column);
	result.total = bound_mul(engine->arena, result.size, column.size);
	return result;
}

static struct value pairs(struct engine *engine, const struct library_call *call)
{
	if (strcmp(call->row->name, "zip") == 0 && call->len == 1 &&
		shape_kid(call->shape, 1)->kind == SHAPE_SPREAD)
		return columns(engine, call);
	bool enumerates = call->row->result[0] == 'e';
	struct value *parts = arena_get(engine->arena, 8 * sizeof *parts);
	const struct bound *size =
		engine_length(engine, &call->arguments[0], shape_kid(call->shape, 1));
	unsigned len = enumerates ? 2 : call->len < 8 ? call->len : 8;
	bool constant = len > 0;
	for (unsigned i = 0; !enumerates && i < len; i++) {
		parts[i] = elem_of(engine, call, i);
		const struct bound *other =
			engine_length(engine, &call->arguments[i], shape_kid(call->shape, i + 1));
		if (bound_within(other, size))
			size = other;
		constant &= call->arguments[i].constant;
	}
	if (enumerates) {
		constant = call->arguments[0].constant;
		parts[0] = value_sized(TYPE_NUMBER, size);
		parts[1] = elem_of(engine, call, 0);
	}
	struct value elem = value_sized(TYPE_TUPLE, bound_one());
	elem.parts = parts;
	elem.parts_len = len;
	struct value result = value_sized(TYPE_ITERATOR, size);
	result.elem = value_keep(engine->arena, elem);
	result.constant = constant;
	result.number = call->arguments[0].number;
	return result;
}

/* high - low as a bound where high is low and something: range(i, i + width). */
const struct bound *expr_width(
	struct engine *engine, const struct shape *low, const struct shape *high)
{
	if (high->kind != SHAPE_BINARY || high->op != OP_ADD || low->kind == SHAPE_NUMBER)
		return NULL;
	for (unsigned side = 0; side < 2; side++) {
		if (!shape_equal(low, shape_kid(high, side)))
			continue;
		struct value width = engine_peek(engine, shape_kid(high, !side));
		return engine_magnitude(engine, &width, shape_kid(high, !side));
	}
	return NULL;
}

/* Steps of a size are fewer by that factor; of a smaller number, no matter which, they are not. */
static const struct bound *in_steps(
	struct engine *engine, const struct bound *size, const struct value *step)
{
	const struct bound *by = value_magnitude(engine->arena, step);
	if (step->constant || !step->exact || !by || bound_is_one(by))
		return size;
	const struct bound *fewer = bound_divide(engine->arena, size, by);
	return fewer ? fewer : size;
}

/* Below zero only a number can start that is written so. */
static bool starts_below_zero(const struct value *low, const struct shape *shape)
{
	return low->number < 0 || shape->kind == SHAPE_UNARY ||
		(shape->kind == SHAPE_BINARY && shape->op == OP_SUB);
}

struct value results_range(struct engine *engine, const struct library_call *call)
{
	struct value range = {.type = TYPE_ITERATOR};
	const struct shape *low_shape = shape_kid(call->shape, 1);
	const struct shape *high_shape = shape_kid(call->shape, 2);
	const struct value *low = &call->arguments[0];
	const struct value *high = call->len > 1 ? &call->arguments[1] : low;
	const struct bound *size = engine_magnitude(engine, low, low_shape);
	bool down = call->len > 2 && call->arguments[2].number < 0;
	range.constant = low->constant && high->constant;
	range.number = fabs(high->number - (call->len > 1 ? low->number : 0));
	if (call->len > 1) {
		const struct bound *width = down ? NULL : expr_width(engine, low_shape, high_shape);
		const struct bound *last = engine_magnitude(engine, high, high_shape);
		const struct bound *both = bound_add(engine->arena, size, last);
		range.elem = value_keep(engine->arena, value_sized(TYPE_NUMBER, both));
		if (width)
			size = width;
		else if (!down && !starts_below_zero(low, low_shape))
			size = last;
		else
			size = both;
		range.constant |= !down && high->constant && bound_is_one(size);
	} else {
		range.elem = value_keep(engine->arena, value_sized(TYPE_NUMBER, size));
	}
	if (call->len > 2)
		size = in_steps(engine, size, &call->arguments[2]);
	range.size = size;
	double gap = 0;
	if (!range.constant && expr_gap(engine, low_shape, high_shape, &gap)) {
		range.size = bound_one();
		range.constant = true;
		range.number = fabs(gap);
	}
	return range;
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

/* combinations(items, 3), product(items, repeat=2): a power; NULL: how many are picked is no
 * constant. */
static const struct bound *number_of_picks(struct engine *engine, const struct library_call *call)
{
	enum { PICKS_MAX = 8 };
	const struct shape *last = shape_kid(call->shape, call->shape->len - 1);
	bool product = strncmp(call->row->name, "product", 7) == 0;
	const struct value *count = &call->arguments[1];
	if (product && call->shape->len == 3 && last->kind == SHAPE_KEYWORD && !count->constant) {
		double base = call->arguments[0].constant && call->arguments[0].number > 2
			? call->arguments[0].number
			: 2;
		return bound_mul(engine->arena,
			engine_length(engine, &call->arguments[0], shape_kid(call->shape, 1)),
			bound_exp(engine->arena, base, engine_magnitude(engine, count, last)));
	}
	if (call->shape->len != 3 || (product && last->kind != SHAPE_KEYWORD) || !count->constant ||
		count->number < 1 || count->number > PICKS_MAX)
		return NULL;
	return bound_power(engine->arena,
		engine_length(engine, &call->arguments[0], shape_kid(call->shape, 1)),
		count->number);
}

/* permutations and the like: tuples of the items */
static struct value items_of_first(struct engine *engine, const struct library_call *call)
{
	const struct bound *picks = number_of_picks(engine, call);
	struct value list = value_sized(TYPE_TUPLE,
		picks ? bound_one()
		      : engine_length(engine, &call->arguments[0], shape_kid(call->shape, 1)));
	list.elem = value_keep(engine->arena, elem_of(engine, call, 0));
	return list;
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
	return elem_of(engine, call, 0);
}

static struct value second_elem(struct engine *engine, const struct library_call *call)
{
	return elem_of(engine, call, 1);
}

static struct value called_back(struct engine *engine, const struct library_call *call)
{
	(void)engine;
	return call->called;
}

static struct value first_number(struct engine *engine, const struct library_call *call)
{
	return number_of(engine, &call->arguments[0]);
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
	{"num0", first_number},
	{"piece", piece},
	{"listof", pair_of_receiver},
	{"listof0", items_of_first},
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
		strcmp(call->row->effect, "pick") == 0 ? number_of_picks(engine, call) : NULL;
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

static struct value length_value(struct engine *engine, const struct library_call *call)
{
	const struct value *of = &call->arguments[0];
	struct value length =
		value_sized(TYPE_NUMBER, engine_length(engine, of, shape_kid(call->shape, 1)));
	struct variable *named = engine_find(engine, shape_kid(call->shape, 1));
	if (of->unread && named && !engine->dry) {
		engine_charge_outside(
			engine, of->loops, length.size, call->shape->line, "reads the line");
		named->value.unread = false;
	}
	length.exact = true;
	length.change = of->change;
	length.param = of->param;
	length.step = of->step;
	length.constant = of->constant && value_holds(of);
	length.number = of->number;
	return length;
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
	{"num0", first_number},
	{"digits", text_of},
	{"bits", bits_of},
	{"len", length_value},
	{"range", results_range},
	{"enum", pairs},
	{"zip", pairs},
	{"max", extreme},
	{"pow", power},
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
