/* Functions of the file: their parameters bound, their bodies evaluated in place. */
#include <limits.h>
#include <string.h>

#include "analysis/flow.h"
#include "analysis/summary.h"
#include "base/mem.h"

enum { ACTIVATIONS_MAX = 16, STEPS_IN_PLACE = 400, PLACES_MAX = 8 };

static bool is_list_type(const char *type)
{
	static const char *const names[] = {"list", "List", "Sequence", "MutableSequence",
		"Iterable", "tuple", "Tuple", "[", NULL};
	for (size_t i = 0; names[i]; i++) {
		if (strncmp(type, names[i], strlen(names[i])) == 0)
			return true;
	}
	return false;
}

/* What an annotation promises. */
static enum type type_of_annotation(const char *type)
{
	static const struct {
		const char *name;
		enum type type;
	} rows[] = {{"int", TYPE_NUMBER}, {"float", TYPE_NUMBER}, {"bool", TYPE_NUMBER},
		{"str", TYPE_STRING}, {"set", TYPE_SET}, {"Set", TYPE_SET}, {"dict", TYPE_DICT},
		{"Dict", TYPE_DICT}, {"deque", TYPE_DEQUE}, {"Deque", TYPE_DEQUE}};
	if (!type)
		return TYPE_UNKNOWN;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		size_t len = strlen(rows[i].name);
		if (strncmp(type, rows[i].name, len) == 0 &&
			(type[len] == '\0' || type[len] == '['))
			return rows[i].type;
	}
	return is_list_type(type) ? TYPE_LIST : TYPE_UNKNOWN;
}

static bool calls_itself(const struct shape *shape, const char *name, int depth)
{
	if (depth > 100)
		return false;
	if (shape->kind == SHAPE_CALL && shape->name == name)
		return true;
	for (unsigned i = 0; i < shape->len; i++) {
		if (calls_itself(shape->kids[i], name, depth + 1))
			return true;
	}
	return false;
}

/* Rows are lists or texts themselves, so that to compare two of them takes their length. */
static bool is_name_of_rows(const char *name)
{
	static const char *const names[] = {"rows", "grid", "matrix", "lists", "matrices", NULL};
	return shape_is_word(name, names);
}

static struct value argument_value(struct engine *engine, const struct shape_function *function,
	unsigned i, const struct value *given, bool recursive)
{
	const struct shape_param *param = &function->params[i];
	struct value value = given ? *given : (struct value){0};
	if (param->rest && !value.spread) {
		value = value_sized(TYPE_LIST, NULL);
		value.origin = param->name;
	} else if (!given && param->fallback->kind != SHAPE_NONE && *param->name) {
		value = engine_eval(engine, param->fallback);
	}
	if (value.type == TYPE_UNKNOWN)
		value.type = type_of_annotation(param->type);
	/* It is another one in each call; a list with some items in it mostly stays as long. */
	if (recursive && value.constant && !(value_holds(&value) && value.number > 1))
		value.constant = false;
	value = value_named(engine->arena, value, param->name);
	if (!value.size && !value.origin)
		value.origin =
			*param->name ? param->name : arena_name(engine->arena, "argument", 8);
	value.exact |= !given;
	if (!given && value.type == TYPE_UNKNOWN && is_name_of_rows(param->name)) {
		value.type = TYPE_LIST;
		struct value row = {.type = TYPE_LIST};
		value.elem = value_keep(engine->arena, row);
	}
	value.spread = false;
	value.keyword = NULL;
	value.born = value.loops;
	value.change = CHANGE_SAME;
	value.param = (int)i;
	value.step = 0;
	value.loops = engine->open_loops;
	value.grown = NULL;
	return value;
}

static void bind_arguments(struct engine *engine, struct activation *activation,
	const struct value *arguments, unsigned len)
{
	const struct shape_function *function = activation->function;
	unsigned skip = shape_skips_self(function);
	bool recursive = calls_itself(function->body, function->plain, 0);
	for (unsigned i = 0; i < function->params_len; i++) {
		struct value value = {.type = TYPE_OBJECT, .origin = function->params[i].name};
		if (i >= skip) {
			struct value given;
			bool passed = arguments &&
				value_argument(engine->arena, arguments, len, i - skip,
					function->params[i].rest, &given);
			/* More than are kept: it may be among the others. */
			if (!passed && arguments && len == PLACES_MAX && i - skip >= len) {
				given = value_of_origin(function->params[i].name);
				passed = true;
			}
			value = argument_value(
				engine, function, i, passed ? &given : NULL, recursive);
		}
		if (i < ARRAY_LEN(activation->arguments))
			activation->arguments[i] = value;
		if (*function->params[i].name)
			engine_store(engine, function->params[i].name, value);
		else
			engine_assign(engine, function->params[i].fallback, value);
	}
}

static struct scope *scope_around(struct engine *engine, const struct shape_function *function)
{
	for (struct activation *at = engine->activation; at && function->parent; at = at->outer) {
		if (at->function == function->parent)
			return &at->scope;
	}
	struct scope *home = engine->homes[function->index];
	return home ? home : engine->module;
}

/* A function that was made inside still sees the variables around it when they have ended. */
static void keep_scope(struct engine *engine, struct activation *activation)
{
	enum { KEPT_MAX = 20000 };
	const struct shape_file *file = engine->file;
	const struct shape_function *function = activation->function;
	struct scope *kept = NULL;
	/* Not by lines: in a bundle all functions are on one. */
	for (size_t i = function->index + 1; i < function->inner_end; i++) {
		/* What the program made it with counts, not a function's unknown parameters. */
		bool known = engine->homes[i] && engine->inline_max != UINT_MAX;
		if (file->functions[i]->parent != function || known)
			continue;
		if (engine->kept_len == KEPT_MAX)
			break;
		if (!kept) {
			kept = arena_get(engine->arena, sizeof *kept);
			*kept = activation->scope;
			engine->kept = mem_grow(engine->kept, engine->kept_len, &engine->kept_cap,
				sizeof *engine->kept);
			engine->kept[engine->kept_len++] = kept;
			activation->scope = (struct scope){0};
		}
		engine->homes[i] = kept;
	}
	/* What was kept earlier may have this scope around it. */
	for (size_t i = engine->kept_len; i > activation->kept; i--) {
		if (engine->kept[i - 1]->outer == &activation->scope)
			engine->kept[i - 1]->outer = kept ? kept : engine->module;
	}
}

/* For the caller, to see what the function added to the containers it was given. */
static void remember_parameters(struct engine *engine, struct activation *activation)
{
	const struct shape_function *function = activation->function;
	engine->after_len = 0;
	for (unsigned i = 0; i < function->params_len && i < ARRAY_LEN(engine->after); i++) {
		const char *name = function->params[i].name;
		engine->after[i] =
			*name ? scope_own(&activation->scope, name)->value : (struct value){0};
		engine->after_len = i + 1;
	}
}

/* Lists and texts among the arguments have lengths; numbers have none that would take space. */
static void measure_arguments(struct engine *engine, struct activation *activation)
{
	const struct shape_function *function = activation->function;
	for (unsigned i = 0; i < function->params_len; i++) {
		const char *name = function->params[i].name;
		if (!*name || i >= ARRAY_LEN(activation->arguments))
			continue;
		const struct value *given = &activation->arguments[i];
		const struct value *now = &scope_own(&activation->scope, name)->value;
		if (!value_holds(given) && !value_holds(now) && !recursion_is_list(activation, i))
			continue;
		engine->given = bound_add(engine->arena, engine->given,
			bound_size(
				engine->arena, arena_name_format(engine->arena, "len(%s)", name)));
	}
}

/* A search that marks what it has visited costs once for all calls that share the marks. */
static void charge_call(struct engine *engine, struct activation *activation, struct cost local)
{
	const struct variable *marks =
		activation->mark ? scope_find(&activation->scope, activation->mark) : NULL;
	struct cost *account = engine->account;
	unsigned open = engine->open_loops;
	if (marks) {
		bool given =
			scope_holding(&activation->scope, activation->mark) == &activation->scope;
		unsigned made = given ? marks->value.born : marks->value.loops;
		for (const struct loop *loop = engine->loops; loop && open > made; open--) {
			engine->account = loop->around;
			loop = loop->outer;
		}
	}
	engine_charge_cost(engine, local);
	engine->account = account;
}

/* What the engine is about, put aside while a function is evaluated. */
struct aside {
	struct scope *scope;
	struct cost *account;
	size_t log_start;
	unsigned short_lines;
	bool narrow;
};

static struct aside put_aside(struct engine *engine, const struct shape_function *function)
{
	struct aside aside = {.scope = engine->scope,
		.account = engine->account,
		.log_start = engine->log_len,
		.short_lines = engine->short_lines,
		.narrow = engine->narrow};
	/* x, k = numbers(), which reads a line and does nothing else */
	const struct shape *body = function->body;
	if (body->kind == SHAPE_BLOCK && body->len == 1)
		body = body->kids[0];
	if (body->kind != SHAPE_RETURN)
		engine->short_lines = 0;
	engine->narrow = false;
	engine->activations++;
	return aside;
}

static void put_back(struct engine *engine, const struct aside *aside)
{
	engine->activations--;
	engine->short_lines = aside->short_lines;
	engine->narrow = aside->narrow;
	engine->account = aside->account;
	engine->scope = aside->scope;
}

static void add_calls(struct engine *engine, struct activation *activation)
{
	if (tally_total(&activation->path) > tally_total(&activation->most))
		activation->most = activation->path;
	/* Calls of a function around this one: a callback makes them in its name. */
	if (activation->outer && activation->calls == 0 && !engine->dry)
		tally_add(&activation->outer->path, &activation->most, 1);
}

/* Its cost goes to the account around, with the call as a reason. */
static void settle_call(
	struct engine *engine, struct activation *activation, struct cost local, unsigned line)
{
	const struct shape_function *function = activation->function;
	const struct activation *outer = activation->outer;
	if (!outer)
		engine->recursed = activation->calls > 0;
	if (activation->calls > 0)
		local = recursion_solve(engine, activation, local);
	/* Lines of another file mean nothing in this chain. */
	bool foreign = function->module && !(outer && outer->function->module);
	if (foreign && local.why && !bound_is_one(local.estimate))
		local.why = reason_elsewhere(engine, local.why, function->module, line);
	if (!bound_is_one(local.estimate) && function->name)
		local = cost_because(engine, local, line,
			arena_format(engine->arena, "calls %s, %s", function->name,
				cost_text(engine, local.estimate)));
	charge_call(engine, activation, local);
}

/* Evaluate a function in place. */
static struct value enter(struct engine *engine, const struct shape_function *function,
	const struct value *arguments, unsigned len, unsigned line)
{
	struct activation activation = {
		.outer = engine->activation, .function = function, .loops = engine->loops};
	activation.scope.outer = scope_around(engine, function);
	activation.scope.function = function;
	activation.kept = engine->kept_len;
	struct cost local = cost_one();
	struct aside aside = put_aside(engine, function);
	engine->scope = &activation.scope;
	engine->activation = &activation;
	engine->account = &local;
	bind_arguments(engine, &activation, arguments, len);
	engine_run(engine, function->body);
	put_back(engine, &aside);
	engine->activation = activation.outer;
	add_calls(engine, &activation);
	if (!engine->dry)
		settle_call(engine, &activation, local, line);
	if (!activation.outer && engine->inline_max != UINT_MAX)
		measure_arguments(engine, &activation);
	remember_parameters(engine, &activation);
	struct value result = activation.returned ? activation.result : (struct value){0};
	if (function->generator)
		result = value_of_origin(function->plain);
	flow_forget(engine, &activation.scope, aside.log_start);
	keep_scope(engine, &activation);
	scope_done(&activation.scope);
	result.change = CHANGE_NONE;
	return result;
}

static struct value call_function(struct engine *engine, const struct shape_function *function,
	const struct value *arguments, unsigned len, unsigned line)
{
	for (struct activation *at = engine->activation; at; at = at->outer) {
		if (at->function == function)
			return recursion_note(engine, at, arguments, len);
	}
	bool summarised = engine->summaries && engine->summaries[function->index];
	bool large = summarised && engine->inline_max != UINT_MAX &&
		engine->summaries[function->index]->steps > STEPS_IN_PLACE;
	if (summarised && (large || engine->activations >= engine->inline_max))
		return summary_apply(engine, function, arguments, len, line);
	if (engine->activations >= ACTIVATIONS_MAX) {
		engine_doubt(engine, DOUBT_BUDGET, line);
		return value_of_origin(function->plain);
	}
	return enter(engine, function, arguments, len, line);
}

/* The place of an argument that is given by its name; PLACES_MAX: too far behind, or no parameter. */
static unsigned place_named(const struct shape_function *function, const char *keyword)
{
	unsigned skip = shape_skips_self(function);
	for (unsigned i = skip; i < function->params_len && i - skip < PLACES_MAX; i++) {
		if (function->params[i].name == keyword)
			return i - skip;
	}
	/* One of **others. */
	bool rest = function->params_len > skip && function->params[function->params_len - 1].rest;
	return rest ? function->params_len - 1 - skip : PLACES_MAX;
}

/* Arguments in the order of their parameters, PLACES_MAX at most; how many there are. */
static unsigned arrange(const struct shape_function *function, const struct value *arguments,
	unsigned len, struct value *arranged)
{
	unsigned last = 0;
	for (unsigned i = 0; i < PLACES_MAX; i++)
		arranged[i] = (struct value){.absent = true};
	for (unsigned i = 0; i < len; i++) {
		const char *keyword = arguments[i].keyword;
		unsigned place = keyword ? place_named(function, keyword) : i;
		while (place < PLACES_MAX && !arranged[place].absent)
			place++;
		if (place < PLACES_MAX)
			arranged[place] = arguments[i];
		unsigned end = place < PLACES_MAX ? place + 1 : PLACES_MAX;
		last = end > last ? end : last;
	}
	return last;
}

/* What a call has added to the variables that are its arguments. */
static void grow_arguments(
	struct engine *engine, const struct shape *call, const struct shape_function *function)
{
	unsigned skip = shape_skips_self(function);
	unsigned len = engine->after_len;
	for (unsigned i = 1; i < call->len; i++) {
		const struct shape *argument = call->kids[i];
		bool named = argument->kind == SHAPE_KEYWORD;
		unsigned place = skip + (named ? place_named(function, argument->name) : i - 1);
		if (place >= len)
			continue;
		const struct value *after = &engine->after[place];
		struct variable *variable =
			engine_find(engine, named ? shape_kid(argument, 0) : argument);
		if (!after->grown || !variable || !variable->value.size)
			continue;
		struct value *value = &variable->value;
		const struct bound *more = bound_mul(
			engine->arena, engine_repeats(engine, value->loops), after->grown);
		value->size =
			engine_settle(engine, value, bound_add(engine->arena, value->size, more));
		value->grown = value->grown ? bound_add(engine->arena, value->grown, more) : more;
		value->constant = false;
		if (!value->elem)
			value->elem = after->elem;
		engine_allocate(engine, value->size, call->line, variable->name);
	}
	engine->after_len = 0;
}

struct value engine_enter(struct engine *engine, const struct shape_function *function,
	const struct shape *call, const struct value *arguments, unsigned len, unsigned line)
{
	engine->after_len = 0;
	struct value arranged[PLACES_MAX];
	bool keywords = false;
	for (unsigned i = 0; arguments && i < len; i++)
		keywords |= arguments[i].keyword != NULL;
	if (keywords) {
		len = arrange(function, arguments, len, arranged);
		arguments = arranged;
	}
	struct value result = call_function(engine, function, arguments, len, line);
	if (call)
		grow_arguments(engine, call, function);
	return result;
}
