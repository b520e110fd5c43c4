/* Costs and their reasons: each cost carries the chain of its leading term, outermost first. */
#include <string.h>

#include "analysis/engine.h"

struct cost cost_one(void)
{
	return (struct cost){.estimate = bound_one(), .safe = bound_one()};
}

/* Where a chain ends: two that end at the same place are the same reason. */
static const struct reason *innermost(const struct reason *why)
{
	return why && why->end ? why->end : why;
}

/* Let the other be the runner-up, if it is more than what is. */
static void offer(struct cost *sum, const struct bound *bound, const struct reason *why)
{
	const struct reason *end = innermost(why);
	const struct reason *lead = innermost(sum->why);
	if (!bound || !why || bound_is_one(bound) || end == lead ||
		bound_within(sum->estimate, bound) ||
		(end->line == lead->line && strcmp(end->text, lead->text) == 0))
		return;
	if (sum->next && growth_compare(bound_growth(bound), bound_growth(sum->next)) <= 0)
		return;
	sum->next = bound;
	sum->next_why = why;
}

struct cost cost_add(struct engine *engine, struct cost a, struct cost b)
{
	struct cost sum = {.estimate = bound_add(engine->arena, a.estimate, b.estimate)};
	if (a.safe && b.safe)
		sum.safe = bound_add(engine->arena, a.safe, b.safe);
	int by = a.estimate == sum.estimate ? 1
		: b.estimate == sum.estimate
		? -1
		: growth_compare(bound_growth(a.estimate), bound_growth(b.estimate));
	sum.why = by >= 0 && a.why ? a.why : by < 0 && b.why ? b.why : a.why ? a.why : b.why;
	if (!sum.why)
		return sum;
	offer(&sum, a.next, a.next_why);
	offer(&sum, b.next, b.next_why);
	offer(&sum, a.estimate, a.why);
	offer(&sum, b.estimate, b.why);
	return sum;
}

static const struct reason *add_reason(
	struct engine *engine, const struct reason *inner, unsigned line, const char *text)
{
	struct reason *reason = arena_get(engine->arena, sizeof *reason);
	reason->line = line;
	reason->text = text;
	reason->inner = inner;
	reason->end = innermost(inner);
	return reason;
}

struct cost cost_because(struct engine *engine, struct cost cost, unsigned line, const char *text)
{
	cost.why = add_reason(engine, cost.why, line, text);
	if (cost.next)
		cost.next_why = add_reason(engine, cost.next_why, line, text);
	return cost;
}

const char *cost_text(struct engine *engine, const struct bound *bound)
{
	char text[96];
	bound_print(bound, text, sizeof text);
	size_t len = strlen(text);
	return arena_format(engine->arena, "%.*s", (int)len - 3, text + 2);
}

const struct reason *reason_elsewhere(
	struct engine *engine, const struct reason *why, const char *module, unsigned line)
{
	const struct reason *last = why->end ? why->end : why;
	struct reason *reason = arena_get(engine->arena, sizeof *reason);
	reason->line = line;
	reason->text =
		arena_format(engine->arena, "there, %s:%u: %s", module, last->line, last->text);
	return reason;
}
