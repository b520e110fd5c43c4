/*
 * One verdict from what the witnesses say.
 *
 * The clock tells what happened on the inputs that were tried; the code and the operation counts
 * tell why, and what could happen on others. So the clock leads wherever it saw growth, the other
 * witness decides where the clock cannot, and a disagreement is passed on as a reason, since it is
 * the most useful thing that Argus can find: a cost that no loop shows, or a worst case not met.
 *
 * The rules are the table; `companion` is the counted verdict where there is one, else the bound.
 */
#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "argus/fit.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/str.h"

enum clock {
	CLOCK_NONE, /* nothing was timed */
	CLOCK_FLAT, /* no growth above the noise floor */
	CLOCK_SILENT, /* no class and no idea */
	CLOCK_TORN, /* several classes, or one with alternatives */
	CLOCK_SURE,
	CLOCK_COUNT
};

enum relation {
	RELATION_NONE, /* the companion says nothing */
	RELATION_SAME, /* as the clock's class */
	RELATION_AMONG, /* one of the clock's alternatives */
	RELATION_UNSEEN, /* too cheap for the clock at these sizes */
	RELATION_BELOW, /* the clock's class grows faster */
	RELATION_ABOVE, /* the clock's class grows slower */
	RELATION_COUNT
};

enum take { TAKE_NOTHING, TAKE_CLOCK, TAKE_COMPANION, TAKE_LIKELIER };

struct rule {
	enum clock clock;
	enum relation relation;
	enum take take;
	bool agree; /* two witnesses for one class */
	double trust; /* factor on the confidence of what is taken */
	const char *reason; /* with {who}, {class} and {n}; NULL: the clock's own */
};

#define CLOCK_ALONE(state, relation_) \
	{ \
		.clock = state, .relation = relation_, .take = TAKE_CLOCK, .trust = 1 \
	}

static const char hidden_cost[] =
	"it is {class} by {who}, but the clock shows more: a hidden cost, such as a library call";
static const char not_met[] = "the worst case ({class} by {who}) was not met by these inputs";
static const char flat[] =
	"no growth seen above start-up up to n={n}; O(1) or O(log n); larger sizes would tell";

static const struct rule rules[] = {
	{CLOCK_NONE, RELATION_NONE, TAKE_NOTHING, false, 0, "nothing was measured"},
	{CLOCK_NONE, RELATION_UNSEEN, TAKE_COMPANION, false, 1, "by {who} alone"},
	{CLOCK_NONE, RELATION_ABOVE, TAKE_COMPANION, false, 1, "by {who} alone"},

	{CLOCK_FLAT, RELATION_NONE, TAKE_NOTHING, false, 0, flat},
	{CLOCK_FLAT, RELATION_UNSEEN, TAKE_COMPANION, false, 1,
		"no growth seen above start-up up to n={n}, as {class} by {who} would have it"},
	{CLOCK_FLAT, RELATION_ABOVE, TAKE_NOTHING, false, 0, flat},

	{CLOCK_SILENT, RELATION_NONE, TAKE_NOTHING, false, 0, NULL},
	{CLOCK_SILENT, RELATION_UNSEEN, TAKE_COMPANION, false, 0.9,
		"by {who} alone; the clock could not tell"},
	{CLOCK_SILENT, RELATION_ABOVE, TAKE_COMPANION, false, 0.9,
		"by {who} alone; the clock could not tell"},

	CLOCK_ALONE(CLOCK_TORN, RELATION_NONE),
	{CLOCK_TORN, RELATION_SAME, TAKE_CLOCK, true, 1, NULL},
	{CLOCK_TORN, RELATION_AMONG, TAKE_LIKELIER, true, 1, NULL},
	{CLOCK_TORN, RELATION_BELOW, TAKE_CLOCK, false, 0.95, hidden_cost},
	{CLOCK_TORN, RELATION_ABOVE, TAKE_CLOCK, false, 1, not_met},

	CLOCK_ALONE(CLOCK_SURE, RELATION_NONE),
	{CLOCK_SURE, RELATION_SAME, TAKE_CLOCK, true, 1, NULL},
	{CLOCK_SURE, RELATION_BELOW, TAKE_CLOCK, false, 0.95, hidden_cost},
	{CLOCK_SURE, RELATION_ABOVE, TAKE_CLOCK, false, 1, not_met},
};

static const double DECENT = 0.5; /* confidence of a companion that is heard at all */

static bool said_nothing(const struct verdict *verdict)
{
	return verdict->growth.kind == GROWTH_UNKNOWN && verdict->reason[0] == '\0' &&
		verdict->alternatives_len == 0;
}

static enum clock clock_state(const struct witnesses *witnesses)
{
	const struct verdict *timed = &witnesses->timed;
	if (witnesses->timed_flat)
		return CLOCK_FLAT;
	if (said_nothing(timed))
		return CLOCK_NONE;
	if (timed->growth.kind == GROWTH_UNKNOWN)
		return timed->alternatives_len > 1 ? CLOCK_TORN : CLOCK_SILENT;
	return timed->alternatives_len > 0 ? CLOCK_TORN : CLOCK_SURE;
}

/* Two exponentials agree: the bound's base is a guess, the clock's is fitted. */
static bool agree(struct growth a, struct growth b)
{
	if (a.kind == GROWTH_EXPONENTIAL && b.kind == GROWTH_EXPONENTIAL)
		return true;
	return fit_same_class(a, b);
}

static bool among(const struct verdict *timed, struct growth growth)
{
	for (unsigned i = 0; i < timed->alternatives_len; i++) {
		if (agree(timed->alternatives[i], growth))
			return true;
	}
	return false;
}

/* Would this class hide below start-up noise? Some 50 ns a step against some 2 ms. */
static bool unseen(struct growth growth, double largest_n)
{
	static const double STEPS = 4e4;
	if (growth_degree(growth) <= 0)
		return true;
	return largest_n >= 1 && growth_log_value(growth, largest_n) < log(STEPS);
}

static enum relation relate(
	const struct witnesses *witnesses, enum clock clock, const struct verdict *companion)
{
	const struct verdict *timed = &witnesses->timed;
	struct growth other = companion->growth;
	if (other.kind == GROWTH_UNKNOWN || companion->confidence < DECENT)
		return RELATION_NONE;
	if (clock != CLOCK_TORN && clock != CLOCK_SURE)
		return unseen(other, witnesses->largest_n) ? RELATION_UNSEEN : RELATION_ABOVE;
	bool known = timed->growth.kind != GROWTH_UNKNOWN;
	if (known && agree(timed->growth, other))
		return RELATION_SAME;
	if (among(timed, other))
		return RELATION_AMONG;
	struct growth seen = known ? timed->growth : timed->alternatives[0];
	return growth_compare(other, seen) < 0 ? RELATION_BELOW : RELATION_ABOVE;
}

static const struct rule *find(enum clock clock, enum relation relation)
{
	for (size_t i = 0; i < ARRAY_LEN(rules); i++) {
		if (rules[i].clock == clock && rules[i].relation == relation)
			return &rules[i];
	}
	assert(!"every state that relate() yields has its rule");
	return &rules[0];
}

static double limited(double confidence)
{
	static const double MOST = 0.99; /* no witness saw all inputs */
	return fmin(fmax(confidence, 0), MOST);
}

/* Where little doubt is left, no other class is worth a mention. */
static void drop_unlikely(struct verdict *verdict)
{
	static const double SETTLED = 0.9;
	if (verdict->confidence >= SETTLED) {
		verdict->alternatives_len = 0;
		verdict->next_n = 0;
	}
}

/* Another class than the clock's: the clock's model does not describe it. */
static void take_companion(
	const struct verdict *companion, double confidence, struct verdict *verdict)
{
	verdict->growth = companion->growth;
	verdict->confidence = limited(confidence);
	verdict->intercept = 0;
	verdict->slope = 0;
}

static void drop_alternative(struct growth growth, struct verdict *verdict)
{
	unsigned kept = 0;
	for (unsigned i = 0; i < verdict->alternatives_len; i++) {
		if (!agree(verdict->alternatives[i], growth))
			verdict->alternatives[kept++] = verdict->alternatives[i];
	}
	verdict->alternatives_len = kept;
}

/* Bayes' rule for two classes, the clock's first and the companion's. A clock without a class of
 * its own gives each alternative the same share. */
static void take_likelier(const struct verdict *companion, struct verdict *verdict)
{
	bool known = verdict->growth.kind != GROWTH_UNKNOWN;
	struct growth first = verdict->growth;
	double theirs = known ? 1 - verdict->confidence : 1.0 / verdict->alternatives_len;
	double for_it = theirs * companion->confidence;
	double against = (1 - theirs) * (1 - companion->confidence);
	double share = for_it / fmax(for_it + against, 1e-9);
	verdict->reason[0] = '\0';
	if (known && share < 0.5) {
		verdict->confidence = limited(1 - share);
		return;
	}
	drop_alternative(companion->growth, verdict);
	if (known && verdict->alternatives_len < VERDICT_ALTERNATIVES_MAX) {
		memmove(verdict->alternatives + 1, verdict->alternatives,
			verdict->alternatives_len * sizeof *verdict->alternatives);
		verdict->alternatives[0] = first;
		verdict->alternatives_len++;
	}
	take_companion(companion, fmax(share, DECENT), verdict);
	drop_unlikely(verdict);
}

/* Append the text with each {name} replaced. */
static void fill_in(const char *text, const char *const pairs[][2], size_t len, struct str *out)
{
	while (*text) {
		size_t i = 0;
		while (i < len && strncmp(text, pairs[i][0], strlen(pairs[i][0])) != 0)
			i++;
		if (i < len) {
			str_add(out, pairs[i][1]);
			text += strlen(pairs[i][0]);
		} else {
			str_add_char(out, *text++);
		}
	}
}

static void explain(const struct witnesses *witnesses, const struct rule *rule,
	const struct verdict *companion, struct verdict *verdict)
{
	bool still_torn = rule->take == TAKE_CLOCK && verdict->growth.kind == GROWTH_UNKNOWN;
	if (!rule->reason || still_torn)
		return;
	char class[GROWTH_TEXT_MAX];
	char n[NUM_TEXT_MAX];
	growth_print(companion->growth, false, class);
	num_print_short(n, witnesses->largest_n);
	bool counts = companion == &witnesses->counted;
	const char *const pairs[][2] = {
		{"{who}", counts ? "the operation counts" : "the code"},
		{"{class}", class},
		{"{n}", n},
	};
	owned(str_done) struct str text = {0};
	fill_in(rule->reason, pairs, ARRAY_LEN(pairs), &text);
	snprintf(verdict->reason, sizeof verdict->reason, "%s", str_text(&text));
}

/* The code knows a base exactly, the clock measures it: where they agree, the exact one is meant.
 * A base clearly below the bound's, as of Fibonacci's recursion, is the clock's to say. */
static void settle_base(const struct verdict *companion, struct verdict *verdict)
{
	static const double CLOSE = 0.12;
	double base = companion->growth.parameter;
	if (companion->growth.kind == GROWTH_EXPONENTIAL &&
		verdict->growth.kind == GROWTH_EXPONENTIAL &&
		fabs(verdict->growth.parameter - base) < CLOSE * base)
		verdict->growth.parameter = base;
}

/* More support for the same class leaves fewer alternatives worth a mention. */
static void add_support(const struct verdict *companion, struct verdict *verdict)
{
	double doubt = (1 - verdict->confidence) * (1 - companion->confidence);
	double support = verdict->confidence * companion->confidence;
	verdict->confidence = limited(fmax(verdict->confidence, support / (support + doubt)));
	drop_unlikely(verdict);
}

static void apply(const struct rule *rule, const struct verdict *companion, struct verdict *verdict)
{
	switch (rule->take) {
	case TAKE_NOTHING:
		verdict->growth = (struct growth){0};
		verdict->confidence = 0;
		break;
	case TAKE_CLOCK:
		verdict->confidence = limited(verdict->confidence * rule->trust);
		if (rule->agree) {
			settle_base(companion, verdict);
			add_support(companion, verdict);
		}
		break;
	case TAKE_COMPANION:
		verdict->alternatives_len = 0;
		verdict->next_n = 0;
		take_companion(companion, companion->confidence * rule->trust, verdict);
		break;
	case TAKE_LIKELIER: take_likelier(companion, verdict); break;
	}
}

void fit_combine(const struct witnesses *witnesses, struct verdict *verdict)
{
	const struct verdict *companion = witnesses->counted.growth.kind != GROWTH_UNKNOWN
		? &witnesses->counted
		: &witnesses->bound;
	enum clock clock = clock_state(witnesses);
	const struct rule *rule = find(clock, relate(witnesses, clock, companion));
	struct verdict draft = witnesses->timed;
	apply(rule, companion, &draft);
	explain(witnesses, rule, companion, &draft);
	if (clock == CLOCK_FLAT && rule->take == TAKE_NOTHING) {
		draft.alternatives[0] = (struct growth){GROWTH_CONSTANT, 0};
		draft.alternatives[1] = (struct growth){GROWTH_LOG, 0};
		draft.alternatives_len = 2;
	}
	if (draft.growth.kind == GROWTH_UNKNOWN && draft.reason[0] == '\0')
		snprintf(draft.reason, sizeof draft.reason, "the witnesses do not settle it");
	*verdict = draft;
}
