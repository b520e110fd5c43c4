/*
 * One verdict from what the witnesses say.
 *
 * Counts are of the very inputs that were timed and have no noise, so where there are any they say
 * the class; the clock confirms them, gives the seconds, and overrules them where it grows by half
 * a degree more than they do: a cost that nothing in the program's text counts. Half a degree,
 * since a loop whose data leave the caches was seen as n^1.28. Without counts the clock leads
 * wherever it saw growth, and the code's bound decides where the clock cannot. A disagreement is
 * passed on as a reason, since it is the most useful thing that Argus can find.
 *
 * The rules are the table; the `companion` of the clock is the counted verdict where there is one,
 * else the bound.
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
	RELATION_NEAR, /* not the clock's class, but its growth within half a degree */
	RELATION_VAGUE, /* the clock grows otherwise, but not so that it could be told how */
	RELATION_BELOW, /* the clock grows faster; of counts: by half a degree, over three sizes */
	RELATION_ABOVE, /* the clock grows slower; of counts: by half a degree */
	RELATION_COUNT
};

/* Who leads: the clock, with the bound or doubtful counts beside it, or counts that are sure. */
enum lead { LEAD_CLOCK, LEAD_COUNTS };

enum take { TAKE_NOTHING, TAKE_CLOCK, TAKE_COMPANION, TAKE_LIKELIER };

struct rule {
	enum lead lead;
	enum clock clock;
	enum relation relation;
	enum take take;
	bool agree; /* two witnesses for one class */
	double trust; /* factor on the confidence of what is taken */
	const char *reason; /* with {who}, {class}, {timed} and {n}; NULL: the clock's own */
};

static const char hidden_cost[] =
	"it is {class} by {who}, but the clock shows more: a hidden cost, such as a library call";
static const char not_met[] = "the worst case ({class} by {who}) was not met by these inputs";
static const char flat[] =
	"no growth seen above start-up up to n={n}; O(1) or O(log n); larger sizes would tell";
static const char alone[] = "by {who} alone";
static const char too_quick[] =
	"no growth seen above start-up up to n={n}, as {class} by {who} would have it";
static const char no_clock[] = "by {who} alone; the clock could not tell";
static const char still_cheap[] =
	"by {who}; the clock shows {timed} up to n={n}, where the steeper part is still cheap";
static const char vague[] = "by {who} alone; the clock shows {timed}, but too vaguely to tell";
static const char not_shown[] =
	"by {who} alone; the clock shows no growth above start-up up to n={n}";

static const struct rule rules[] = {
	{LEAD_COUNTS, CLOCK_NONE, RELATION_UNSEEN, TAKE_COMPANION, false, 1, alone},
	{LEAD_COUNTS, CLOCK_NONE, RELATION_ABOVE, TAKE_COMPANION, false, 1, alone},
	{LEAD_COUNTS, CLOCK_FLAT, RELATION_UNSEEN, TAKE_COMPANION, false, 1, too_quick},
	{LEAD_COUNTS, CLOCK_FLAT, RELATION_ABOVE, TAKE_COMPANION, false, 0.9, not_shown},
	{LEAD_COUNTS, CLOCK_SILENT, RELATION_UNSEEN, TAKE_COMPANION, false, 0.95, no_clock},
	{LEAD_COUNTS, CLOCK_SILENT, RELATION_ABOVE, TAKE_COMPANION, false, 0.95, no_clock},
	{LEAD_COUNTS, CLOCK_TORN, RELATION_SAME, TAKE_COMPANION, true, 1, NULL},
	{LEAD_COUNTS, CLOCK_TORN, RELATION_AMONG, TAKE_COMPANION, true, 1, NULL},
	{LEAD_COUNTS, CLOCK_TORN, RELATION_NEAR, TAKE_COMPANION, false, 0.97, NULL},
	{LEAD_COUNTS, CLOCK_TORN, RELATION_VAGUE, TAKE_COMPANION, false, 0.9, vague},
	{LEAD_COUNTS, CLOCK_TORN, RELATION_BELOW, TAKE_CLOCK, false, 0.95, hidden_cost},
	{LEAD_COUNTS, CLOCK_TORN, RELATION_ABOVE, TAKE_COMPANION, false, 0.9, still_cheap},
	{LEAD_COUNTS, CLOCK_SURE, RELATION_SAME, TAKE_COMPANION, true, 1, NULL},
	{LEAD_COUNTS, CLOCK_SURE, RELATION_NEAR, TAKE_COMPANION, false, 0.97, NULL},
	{LEAD_COUNTS, CLOCK_SURE, RELATION_VAGUE, TAKE_COMPANION, false, 0.9, vague},
	{LEAD_COUNTS, CLOCK_SURE, RELATION_BELOW, TAKE_CLOCK, false, 0.95, hidden_cost},
	{LEAD_COUNTS, CLOCK_SURE, RELATION_ABOVE, TAKE_COMPANION, false, 0.9, still_cheap},

	{LEAD_CLOCK, CLOCK_NONE, RELATION_NONE, TAKE_NOTHING, false, 0, "nothing was measured"},
	{LEAD_CLOCK, CLOCK_NONE, RELATION_UNSEEN, TAKE_COMPANION, false, 1, alone},
	{LEAD_CLOCK, CLOCK_NONE, RELATION_ABOVE, TAKE_COMPANION, false, 1, alone},
	{LEAD_CLOCK, CLOCK_FLAT, RELATION_NONE, TAKE_NOTHING, false, 0, flat},
	{LEAD_CLOCK, CLOCK_FLAT, RELATION_UNSEEN, TAKE_COMPANION, false, 1, too_quick},
	{LEAD_CLOCK, CLOCK_FLAT, RELATION_ABOVE, TAKE_NOTHING, false, 0, flat},
	{LEAD_CLOCK, CLOCK_SILENT, RELATION_NONE, TAKE_NOTHING, false, 0, NULL},
	{LEAD_CLOCK, CLOCK_SILENT, RELATION_UNSEEN, TAKE_COMPANION, false, 0.9, no_clock},
	{LEAD_CLOCK, CLOCK_SILENT, RELATION_ABOVE, TAKE_COMPANION, false, 0.9, no_clock},
	{LEAD_CLOCK, CLOCK_TORN, RELATION_NONE, TAKE_CLOCK, false, 1, NULL},
	{LEAD_CLOCK, CLOCK_TORN, RELATION_SAME, TAKE_CLOCK, true, 1, NULL},
	{LEAD_CLOCK, CLOCK_TORN, RELATION_AMONG, TAKE_LIKELIER, true, 1, NULL},
	{LEAD_CLOCK, CLOCK_TORN, RELATION_BELOW, TAKE_CLOCK, false, 0.95, hidden_cost},
	{LEAD_CLOCK, CLOCK_TORN, RELATION_ABOVE, TAKE_CLOCK, false, 1, not_met},
	{LEAD_CLOCK, CLOCK_SURE, RELATION_NONE, TAKE_CLOCK, false, 1, NULL},
	{LEAD_CLOCK, CLOCK_SURE, RELATION_SAME, TAKE_CLOCK, true, 1, NULL},
	{LEAD_CLOCK, CLOCK_SURE, RELATION_BELOW, TAKE_CLOCK, false, 0.95, hidden_cost},
	{LEAD_CLOCK, CLOCK_SURE, RELATION_ABOVE, TAKE_CLOCK, false, 1, not_met},
};
_Static_assert(ARRAY_LEN(rules) == FIT_RULES, "as many as the header says");

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

/* The exponent that a class shows about n. */
static double local_exponent(struct growth growth, double n)
{
	static const double STEP = 1.1;
	double from = fmax(n / STEP, 1);
	return (growth_log_value(growth, from * STEP) - growth_log_value(growth, from)) / log(STEP);
}

static bool is_backed(const struct verdict *bound, struct growth seen)
{
	return bound->growth.kind != GROWTH_UNKNOWN && bound->confidence >= DECENT &&
		agree(bound->growth, seen);
}

/* How the clock's growth compares with that of the counts, whatever the names of the classes. Its
 * exponent is the local one of the upper half of the sizes, so lower orders are mostly out of it. */
static enum relation relate_growth(const struct witnesses *witnesses, struct growth counted)
{
	static const double CLEAR = 0.5; /* degrees */
	static const double SURE = 0.8;
	/* Few calls hide so much: it is noise, or a change of caches, unless the code says it, too. */
	static const double FAR = 2.5;
	enum { SIZES_LEAST = 3 };
	const struct verdict *timed = &witnesses->timed;
	struct growth seen =
		timed->growth.kind != GROWTH_UNKNOWN ? timed->growth : timed->alternatives[0];
	double theirs = local_exponent(counted, witnesses->largest_n);
	double by_class = local_exponent(seen, witnesses->largest_n) - theirs;
	bool grows = witnesses->timed_sizes >= SIZES_LEAST &&
		(timed->exponent_low - theirs >= CLEAR ||
			(timed->confidence >= SURE && by_class >= CLEAR &&
				timed->exponent - theirs >= CLEAR / 2));
	/* With an exponential the local exponents are large, and a guess of the base moves them. */
	bool steep = !isfinite(growth_degree(counted));
	bool far = by_class >= FAR && !is_backed(&witnesses->bound, seen);
	if (!steep && grows && by_class > 0 && !far)
		return RELATION_BELOW;
	if (theirs - timed->exponent_high >= CLEAR && by_class < 0)
		return RELATION_ABOVE;
	bool alike = fabs(timed->exponent - theirs) < CLEAR && fabs(by_class) < CLEAR;
	return alike || (steep && !isfinite(growth_degree(seen))) ? RELATION_NEAR : RELATION_VAGUE;
}

/* Which column and row of the table. */
struct state {
	enum lead lead;
	enum clock clock;
	struct verdict companion;
	bool counts; /* the companion's are */
};

static struct state state_of(const struct witnesses *witnesses)
{
	static const double SURE = 0.8;
	bool known = witnesses->counted.growth.kind != GROWTH_UNKNOWN;
	struct state state = {.clock = clock_state(witnesses),
		.companion = known ? witnesses->counted : witnesses->bound,
		.counts = known};
	/* Counts that are torn, and the code that says one of their classes. */
	if (known && !witnesses->counted_partial)
		fit_settle(&witnesses->bound, &state.companion);
	bool sure = known && state.companion.confidence >= SURE;
	state.lead = sure ? LEAD_COUNTS : LEAD_CLOCK;
	return state;
}

static enum relation relate(const struct witnesses *witnesses, const struct state *state)
{
	const struct verdict *timed = &witnesses->timed;
	const struct verdict *companion = &state->companion;
	enum clock clock = state->clock;
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
	if (state->lead == LEAD_COUNTS)
		return relate_growth(witnesses, other);
	struct growth seen = known ? timed->growth : timed->alternatives[0];
	return growth_compare(other, seen) < 0 ? RELATION_BELOW : RELATION_ABOVE;
}

static const struct rule *find(enum lead lead, enum clock clock, enum relation relation)
{
	for (size_t i = 0; i < ARRAY_LEN(rules); i++) {
		if (rules[i].lead == lead && rules[i].clock == clock &&
			rules[i].relation == relation)
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

/* Bayes' rule for one class against all others, seen by two that do not know of each other. */
static double pooled(double one, double other)
{
	double for_it = one * other;
	double against = (1 - one) * (1 - other);
	return for_it / fmax(for_it + against, 1e-9);
}

/* Where little doubt is left, no other class is worth a mention, nor is the doubt. */
static void drop_unlikely(struct verdict *verdict)
{
	static const double SETTLED = 0.9;
	if (verdict->confidence < SETTLED)
		return;
	verdict->alternatives_len = 0;
	verdict->next_n = 0;
	if (verdict->growth.kind == GROWTH_CONSTANT)
		verdict->reason[0] = '\0';
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
 * its own gives each alternative the same share; where none gets the majority it stays without. */
static void take_likelier(const struct verdict *companion, struct verdict *verdict)
{
	bool known = verdict->growth.kind != GROWTH_UNKNOWN;
	struct growth first = verdict->growth;
	double theirs = known ? 1 - verdict->confidence : 1.0 / verdict->alternatives_len;
	double share = pooled(theirs, companion->confidence);
	if (share < DECENT && !known)
		return;
	verdict->reason[0] = '\0';
	if (share < DECENT) {
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
	take_companion(companion, share, verdict);
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
	const struct state *state, struct verdict *verdict)
{
	bool still_torn = rule->take == TAKE_CLOCK && verdict->growth.kind == GROWTH_UNKNOWN;
	if (!rule->reason || still_torn)
		return;
	char class[GROWTH_TEXT_MAX];
	char timed[GROWTH_TEXT_MAX];
	char n[NUM_TEXT_MAX];
	const struct verdict *clock = &witnesses->timed;
	growth_print(state->companion.growth, false, class);
	growth_print(clock->growth.kind != GROWTH_UNKNOWN ? clock->growth : clock->alternatives[0],
		false, timed);
	num_print_short(n, witnesses->largest_n);
	const char *const pairs[][2] = {
		{"{who}", state->counts ? "the operation counts" : "the code"},
		{"{class}", class},
		{"{timed}", timed},
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
	double base = companion->growth.parameter;
	if (companion->growth.kind != GROWTH_EXPONENTIAL || verdict->growth.parameter == base ||
		!fit_same_class(verdict->growth, companion->growth))
		return;
	verdict->growth.parameter = base;
	verdict->intercept = 0;
	verdict->slope = 0;
}

/* More support for the same class leaves fewer alternatives worth a mention. */
static void add_support(const struct verdict *companion, struct verdict *verdict)
{
	double support = pooled(verdict->confidence, companion->confidence);
	verdict->confidence = limited(fmax(verdict->confidence, support));
	drop_unlikely(verdict);
}

/* The counts' class with what they could not rule out. Where it is the clock's, too, each supports
 * the other. */
static void take_counts(
	const struct rule *rule, const struct verdict *companion, struct verdict *verdict)
{
	bool same = rule->agree && agree(verdict->growth, companion->growth);
	double confidence = companion->confidence;
	if (same)
		confidence = pooled(confidence, verdict->confidence);
	memcpy(verdict->alternatives, companion->alternatives, sizeof verdict->alternatives);
	verdict->alternatives_len = companion->alternatives_len;
	verdict->next_n = companion->next_n;
	verdict->reason[0] = '\0';
	take_companion(companion, confidence * rule->trust, verdict);
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
	case TAKE_COMPANION: take_counts(rule, companion, verdict); break;
	case TAKE_LIKELIER: take_likelier(companion, verdict); break;
	}
}

void fit_settle(const struct verdict *bound, struct verdict *verdict)
{
	if (bound->growth.kind == GROWTH_UNKNOWN || bound->confidence < DECENT)
		return;
	if (verdict->growth.kind != GROWTH_UNKNOWN && agree(verdict->growth, bound->growth)) {
		settle_base(bound, verdict);
		add_support(bound, verdict);
	} else if (among(verdict, bound->growth)) {
		take_likelier(bound, verdict);
	}
}

static bool outgrows(struct growth a, struct growth b)
{
	return growth_compare(a, b) > 0 && !agree(a, b);
}

void fit_nest(struct verdict *part, struct verdict *whole)
{
	static const double TRUST = 0.9; /* one of the two is wrong, and it may be the surer */
	if (part->growth.kind == GROWTH_UNKNOWN || whole->growth.kind == GROWTH_UNKNOWN)
		return;
	if (outgrows(part->growth, whole->growth)) {
		bool by_part = part->confidence > whole->confidence;
		const struct verdict *surer = by_part ? part : whole;
		struct verdict *other = by_part ? whole : part;
		take_companion(surer, TRUST * surer->confidence, other);
		drop_alternative(surer->growth, other);
		other->reason[0] = '\0';
	}
	unsigned kept = 0;
	for (unsigned i = 0; i < part->alternatives_len; i++) {
		if (!outgrows(part->alternatives[i], whole->growth))
			part->alternatives[kept++] = part->alternatives[i];
	}
	part->alternatives_len = kept;
}

static const struct rule *rule_of(const struct witnesses *witnesses, const struct state *state)
{
	return find(state->lead, state->clock, relate(witnesses, state));
}

void fit_combine(const struct witnesses *witnesses, struct verdict *verdict)
{
	struct state state = state_of(witnesses);
	const struct rule *rule = rule_of(witnesses, &state);
	struct verdict draft = witnesses->timed;
	apply(rule, &state.companion, &draft);
	explain(witnesses, rule, &state, &draft);
	if (state.clock == CLOCK_FLAT && rule->take == TAKE_NOTHING) {
		draft.alternatives[0] = (struct growth){GROWTH_CONSTANT, 0};
		draft.alternatives[1] = (struct growth){GROWTH_LOG, 0};
		draft.alternatives_len = 2;
	}
	if (draft.growth.kind == GROWTH_UNKNOWN && draft.reason[0] == '\0')
		snprintf(draft.reason, sizeof draft.reason, "the witnesses do not settle it");
	*verdict = draft;
}

static const char *const lead_words[] = {[LEAD_CLOCK] = "clock", [LEAD_COUNTS] = "counts"};
static const char *const clock_words[] = {
	[CLOCK_NONE] = "not timed",
	[CLOCK_FLAT] = "flat",
	[CLOCK_SILENT] = "no class",
	[CLOCK_TORN] = "several",
	[CLOCK_SURE] = "one class",
};
static const char *const relation_words[] = {
	[RELATION_NONE] = "not known",
	[RELATION_SAME] = "the same",
	[RELATION_AMONG] = "one of them",
	[RELATION_UNSEEN] = "too cheap to be seen",
	[RELATION_NEAR] = "within half a degree",
	[RELATION_VAGUE] = "hard to compare",
	[RELATION_BELOW] = "slower growing",
	[RELATION_ABOVE] = "faster growing",
};
static const char *const take_words[] = {
	[TAKE_NOTHING] = "cannot tell",
	[TAKE_CLOCK] = "the clock's",
	[TAKE_COMPANION] = "the other's",
	[TAKE_LIKELIER] = "the likelier",
};
_Static_assert(ARRAY_LEN(clock_words) == CLOCK_COUNT, "a word for each state");
_Static_assert(ARRAY_LEN(relation_words) == RELATION_COUNT, "a word for each relation");

void fit_explain(const struct witnesses *witnesses, struct fit_rule lines[FIT_RULES])
{
	struct state state = state_of(witnesses);
	const struct rule *applied = rule_of(witnesses, &state);
	for (size_t i = 0; i < ARRAY_LEN(rules); i++) {
		const struct rule *rule = &rules[i];
		bool counts = rule->lead == LEAD_COUNTS && rule->take == TAKE_COMPANION;
		lines[i] = (struct fit_rule){.lead = lead_words[rule->lead],
			.clock = clock_words[rule->clock],
			.other = relation_words[rule->relation],
			.taken = counts ? "the counts'" : take_words[rule->take],
			.trust = rule->trust,
			.applied = rule == applied};
	}
}
