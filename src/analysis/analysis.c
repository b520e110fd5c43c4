#include "argus/analysis.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/cases.h"
#include "analysis/costs.h"
#include "analysis/summary.h"
#include "argus/modules.h"
#include "base/mem.h"

/* Steps are shapes evaluated, a few million a second. What all functions may take grows with the
 * text; when it is used up each still gets what a small one needs. */
enum {
	STEPS_A_PROGRAM = 400000,
	STEPS_A_FUNCTION = 40000,
	STEPS_A_FILE = 2000000,
	STEPS_LEAST = 200,
	INLINE_MAX = 2,
	REASONS_MAX = 24
};

/* Beyond what the shape takes. A tenth of it is much for a program of some thousand lines. */
enum { ARENA_BYTES = 48 << 20 };

static void reasons_done(struct analysis_reasons *reasons)
{
	for (size_t i = 0; i < reasons->len; i++)
		free(reasons->items[i].text);
	free(reasons->items);
}

static void function_done(struct analysis_function *function)
{
	reasons_done(&function->reasons);
	reasons_done(&function->runner_up_reasons);
	reasons_done(&function->advice);
	free(function->name);
}

void analysis_done(struct analysis *analysis)
{
	function_done(&analysis->program);
	for (size_t i = 0; i < analysis->len; i++)
		function_done(&analysis->functions[i]);
	free(analysis->functions);
	*analysis = (struct analysis){0};
}

const struct analysis_function *analysis_find(const struct analysis *analysis, const char *name)
{
	for (size_t i = 0; i < analysis->len; i++) {
		if (strcmp(analysis->functions[i].name, name) == 0)
			return &analysis->functions[i];
	}
	for (size_t i = 0; i < analysis->len; i++) {
		const char *dot = strrchr(analysis->functions[i].name, '.');
		if (dot && strcmp(dot + 1, name) == 0)
			return &analysis->functions[i];
	}
	return NULL;
}

struct doubt_row {
	double factor;
	const char *text;
};

/* How often a class is right that is said without a doubt, and by how much less often with one: from
 * 1,333 labelled programs and functions, a little lower than it was there (benchmarks/RESULTS.md). */
static const double CONFIDENCE_MAX = 0.95;

static const struct doubt_row doubts[] = {
	[DOUBT_CALL] = {0.9, "the cost of a call here is unknown and left out"},
	[DOUBT_RECEIVER] = {0.9, "the type of a value here is unknown; taken as a list"},
	[DOUBT_SIZE] = {0.82, "a size here could not be traced to the input"},
	[DOUBT_WHILE] = {0.65, "how often a while loop here runs is a guess"},
	[DOUBT_ENDLESS] = {0.3, "a loop here has no visible end"},
	[DOUBT_WORKLIST] = {0.6, "taken that every item is visited once"},
	[DOUBT_AMORTISED] = {0.9, "inner steps are shared by the loop around"},
	[DOUBT_RECURSION] = {0.5, "the recursion's arguments do not visibly shrink"},
	[DOUBT_BLIND] = {0.5, "how the arguments of this recursion shrink is not visible"},
	[DOUBT_BRANCHING] = {0.85, "taken that the recursion works on disjoint parts"},
	[DOUBT_RESULT] = {0.85, "how much a recursive call gives back is not known"},
	[DOUBT_MEMO] = {0.9, "taken that results are remembered"},
	[DOUBT_DYNAMIC] = {0.7, "code is made at run time here"},
	[DOUBT_DEEP] = {0.3, "nested too deeply to be looked at in full"},
	[DOUBT_BUDGET] = {0.2, "too large to be looked at in full"},
	[DOUBT_SYNTAX] = {0.7, "parts of the file are not understood"},
};
_Static_assert(ARRAY_LEN(doubts) == DOUBT_COUNT, "one row a doubt");

static double confidence_of(const struct engine *engine)
{
	double confidence = CONFIDENCE_MAX;
	for (unsigned i = 0; i < DOUBT_COUNT; i++) {
		if (engine->doubts & 1U << i)
			confidence *= doubts[i].factor;
	}
	return confidence;
}

static void add_reason(struct analysis_reasons *reasons, unsigned line, const char *text)
{
	reasons->items =
		mem_grow(reasons->items, reasons->len, &reasons->cap, sizeof *reasons->items);
	reasons->items[reasons->len++] =
		(struct analysis_reason){.line = line, .text = mem_text(text)};
}

static void add_reasons(
	const struct engine *engine, const struct cost *cost, struct analysis_reasons *reasons)
{
	for (const struct reason *reason = cost->why; reason && reasons->len < REASONS_MAX;
		reason = reason->inner)
		add_reason(reasons, reason->line, reason->text);
	for (unsigned i = 0; i < DOUBT_COUNT; i++) {
		if (engine->doubts & 1U << i)
			add_reason(reasons, engine->doubt_lines[i], doubts[i].text);
	}
}

static void add_runner_up(const struct cost *cost, struct analysis_function *function)
{
	if (!cost->next)
		return;
	bound_print(cost->next, function->runner_up, sizeof function->runner_up);
	for (const struct reason *reason = cost->next_why;
		reason && function->runner_up_reasons.len < REASONS_MAX; reason = reason->inner)
		add_reason(&function->runner_up_reasons, reason->line, reason->text);
}

/* With more than one logarithm the class is the next above; the plain one is an alternative. */
static void add_alternative(struct verdict *verdict)
{
	double degree = growth_degree(verdict->growth);
	double whole = (double)(long)(degree < 100 ? degree : 100);
	if (verdict->growth.kind != GROWTH_POWER || degree - whole < 0.005 ||
		degree - whole > 0.015)
		return;
	verdict->alternatives[verdict->alternatives_len++] = growth_of_degree(whole, 1);
}

/* What grows steeply for want of knowledge is not said to grow so. */
static void tell_not(const struct engine *engine, struct verdict *verdict)
{
	static const double DEGREE_MAX = 8;
	static const double BASE_MAX = 1000;
	struct growth growth = verdict->growth;
	bool steep = growth.kind == GROWTH_FACTORIAL || growth.kind == GROWTH_EXPONENTIAL;
	bool blind = steep && engine->doubts & 1U << DOUBT_BLIND;
	bool tangled = engine->doubts &&
		((growth.kind == GROWTH_POWER && growth_degree(growth) > DEGREE_MAX) ||
			(growth.kind == GROWTH_EXPONENTIAL && growth.parameter > BASE_MAX));
	if (!blind && !tangled)
		return;
	verdict->growth = (struct growth){0};
	verdict->alternatives_len = 0;
	if (blind)
		snprintf(verdict->reason, sizeof verdict->reason,
			"how the recursion on line %u ends is not visible",
			engine->doubt_lines[DOUBT_BLIND]);
	else
		snprintf(verdict->reason, sizeof verdict->reason,
			"too many unknown sizes depend on each other");
}

static struct verdict verdict_of(const struct engine *engine, const struct cost *cost)
{
	struct verdict verdict = {.confidence = confidence_of(engine)};
	bound_print(cost->estimate, verdict.bound, sizeof verdict.bound);
	/* What was not looked at may cost anything. */
	bool whole = !(engine->doubts & (1U << DOUBT_BUDGET | 1U << DOUBT_DEEP));
	if (cost->safe && whole)
		bound_print(cost->safe, verdict.safe, sizeof verdict.safe);
	verdict.growth = bound_growth(cost->estimate);
	add_alternative(&verdict);
	tell_not(engine, &verdict);
	if (engine->doubts & 1U << DOUBT_ENDLESS) {
		verdict.alternatives[0] = verdict.growth;
		verdict.alternatives_len = 1;
		verdict.growth = (struct growth){0};
		snprintf(verdict.reason, sizeof verdict.reason,
			"the loop on line %u has no visible end",
			engine->doubt_lines[DOUBT_ENDLESS]);
	}
	return verdict;
}

static void begin(struct engine *engine, struct cost *account, uint64_t steps)
{
	*account = cost_one();
	engine->account = account;
	engine->space = cost_one();
	engine->doubts = 0;
	engine->recursed = false;
	engine->cases_len = 0;
	engine->hints_len = 0;
	engine->given = bound_one();
	engine->root++;
	engine->depth = 0;
	engine->steps_begun = engine->steps;
	engine->steps_max = engine->steps + steps;
	if (engine->source->error.line > 0)
		engine_doubt(engine, DOUBT_SYNTAX, engine->source->error.line);
}

static void publish(
	struct engine *engine, const struct cost *account, struct analysis_function *function)
{
	function->time = verdict_of(engine, account);
	function->space = verdict_of(engine, &engine->space);
	struct cost total = engine->space;
	total.estimate = bound_add(engine->arena, total.estimate, engine->given);
	total.safe = total.safe ? bound_add(engine->arena, total.safe, engine->given) : NULL;
	function->total = verdict_of(engine, &total);
	add_reasons(engine, account, &function->reasons);
	add_runner_up(account, function);
	for (unsigned i = 0; i < engine->hints_len; i++)
		add_reason(&function->advice, engine->hints[i].line, engine->hints[i].text);
	const struct bound *one_case = cases_left_out(engine, account->estimate);
	if (one_case != account->estimate)
		function->per_case = bound_growth(one_case);
}

static void name_functions(struct engine *engine)
{
	for (size_t i = 0; i < engine->file->len; i++) {
		const struct shape_function *function = engine->file->functions[i];
		if (!function->name)
			continue;
		struct value value = {.type = TYPE_FUNCTION, .function = function};
		if (function->stream) {
			size_t len = strcspn(function->name, ".");
			const char *owner = arena_name(engine->arena, function->name, len);
			scope_own(&engine->named, owner)->value.type = TYPE_OBJECT;
			continue;
		}
		const char *full =
			arena_name(engine->arena, function->name, strlen(function->name));
		scope_own(&engine->named, full)->value = value;
		struct variable *plain = scope_own(&engine->named, function->plain);
		if (!plain->value.function)
			plain->value = value;
	}
}

static void analyse_program(struct engine *engine, struct analysis_function *program)
{
	struct cost account;
	begin(engine, &account, STEPS_A_PROGRAM);
	if (engine->file->cut_line > 0)
		engine_doubt(engine, DOUBT_DEEP, engine->file->cut_line);
	engine->inline_max = UINT_MAX;
	for (size_t i = 0; i < engine->file->modules_len; i++)
		engine_run(engine, engine->file->modules[i]);
	engine_run(engine, engine->file->body);
	publish(engine, &account, program);
	program->line = 1;
}

static const struct reason *without_call(const struct reason *why, unsigned line)
{
	return why && why->line == line && why->inner ? why->inner : why;
}

/* Of what is left for all functions. */
static uint64_t steps_for_function(const struct engine *engine)
{
	uint64_t left = engine->steps < engine->steps_file ? engine->steps_file - engine->steps : 0;
	uint64_t most = left < STEPS_A_FUNCTION ? left : STEPS_A_FUNCTION;
	return most > STEPS_LEAST ? most : STEPS_LEAST;
}

static void analyse_function(struct engine *engine, const struct shape_function *function,
	struct analysis_function *found)
{
	struct cost account;
	begin(engine, &account, steps_for_function(engine));
	engine->inline_max = INLINE_MAX;
	struct value callee = {.type = TYPE_FUNCTION, .function = function};
	struct value result = engine_apply(engine, &callee, NULL, 0, function->line);
	/* The outermost reason is the call that stands for the function itself. */
	account.why = without_call(account.why, function->line);
	account.next_why = without_call(account.next_why, function->line);
	summary_keep(engine, function, &account, &result);
	if (!function->name || function->module)
		return;
	publish(engine, &account, found);
	found->name = mem_text(function->name);
	found->line = function->line;
	found->end_line = function->end_line;
	found->recursive = engine->recursed;
}

static void analyse_functions(struct engine *engine, struct analysis *analysis)
{
	struct summary_order order;
	summary_order(engine, &order);
	engine->steps_file = engine->steps + STEPS_A_FILE + engine->source->len;
	struct analysis_function *found = mem_array(order.len, sizeof *found);
	for (size_t i = 0; i < order.len; i++)
		analyse_function(engine, order.functions[i], &found[order.functions[i]->index]);
	for (size_t i = 0; i < order.len; i++) {
		if (!found[i].name)
			continue;
		analysis->functions = mem_grow(analysis->functions, analysis->len, &analysis->cap,
			sizeof *analysis->functions);
		analysis->functions[analysis->len++] = found[i];
	}
	free(found);
}

int analysis_run(const struct source *source, struct analysis *analysis, struct err *err)
{
	return analysis_run_with(source, NULL, analysis, err);
}

/* A module's code runs where it is imported, which is before the program's own in nearly all. */
static void add_modules(struct engine *engine, const struct modules *modules)
{
	struct shape_file *file = engine->file;
	struct shape *body = file->body;
	for (size_t i = 0; modules && i < modules->len; i++) {
		const struct module *module = &modules->items[i];
		if (module->problem || !module->source.tree ||
			module->source.lang->id != engine->source->lang->id)
			continue;
		size_t first = file->len;
		shape_lower(&module->source, file);
		const char *name = arena_name(engine->arena, module->name, strlen(module->name));
		for (size_t j = first; j < file->len; j++)
			file->functions[j]->module = name;
		file->modules = mem_grow(file->modules, file->modules_len, &file->modules_cap,
			sizeof(struct shape *));
		file->modules[file->modules_len++] = file->body;
	}
	file->body = body;
}

int analysis_run_with(const struct source *source, const struct modules *modules,
	struct analysis *analysis, struct err *err)
{
	(void)err;
	struct shape_file file = {0};
	shape_lower(source, &file);
	struct scope module = {0};
	struct engine engine = {.source = source,
		.file = &file,
		.arena = &file.arena,
		.module = &module,
		.scope = &module};
	add_modules(&engine, modules);
	engine.table = costs_of(source->lang);
	engine.arena_max = engine.arena->bytes + ARENA_BYTES;
	engine.summaries = arena_get(engine.arena, (file.len + 1) * sizeof *engine.summaries);
	engine.homes = arena_get(engine.arena, (file.len + 1) * sizeof *engine.homes);
	name_functions(&engine);

	struct analysis draft = {0};
	analyse_program(&engine, &draft.program);
	analyse_functions(&engine, &draft);
	for (size_t i = 0; i < engine.kept_len; i++)
		scope_done(engine.kept[i]);
	free(engine.kept);
	free(engine.log);
	scope_done(&engine.named);
	scope_done(&module);
	shape_file_done(&file);
	analysis_done(analysis);
	*analysis = draft;
	return 0;
}
