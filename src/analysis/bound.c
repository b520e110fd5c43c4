#include "analysis/bound.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"

static const struct bound one = {0};

const struct bound *bound_one(void)
{
	return &one;
}

bool bound_is_one(const struct bound *bound)
{
	return bound->len == 0;
}

/* A bound while it is made: on the stack, so that the arena gets no more than it needs. */
struct draft {
	unsigned len;
	struct term terms[BOUND_TERMS_MAX];
};

static void copy_term(struct term *to, const struct term *from)
{
	to->len = from->len;
	for (unsigned i = 0; i < from->len; i++) {
		to->factors[i].size = from->factors[i].size;
		to->factors[i].power = from->factors[i].power;
		to->factors[i].logs = from->factors[i].logs;
		to->factors[i].base = from->factors[i].base;
		to->factors[i].factorial = from->factors[i].factorial;
	}
}

/* The one bound that says so: a large function makes the same few bounds a million times. What a
 * draft holds behind its factors, and between their fields, is left out, to have the same bytes. */
static const struct bound *keep(struct arena *arena, const struct draft *draft)
{
	if (draft->len == 0)
		return &one;
	union {
		struct bound bound;
		unsigned char room[sizeof(struct bound) + BOUND_TERMS_MAX * sizeof(struct term)];
	} clean;
	size_t bytes = sizeof(struct bound) + draft->len * sizeof(struct term);
	memset(clean.room, 0, bytes);
	clean.bound.len = draft->len;
	for (unsigned i = 0; i < draft->len; i++)
		copy_term(&clean.bound.terms[i], &draft->terms[i]);
	return arena_share(arena, &clean, bytes);
}

const struct bound *bound_size(struct arena *arena, const char *name)
{
	struct draft draft = {.len = 1};
	draft.terms[0].len = 1;
	draft.terms[0].factors[0] =
		(struct factor){.size = arena_name(arena, name, strlen(name)), .power = 1};
	return keep(arena, &draft);
}

const struct bound *bound_own_size(struct arena *arena, const char *name)
{
	struct draft draft = {.len = 1};
	draft.terms[0].len = 1;
	draft.terms[0].factors[0] =
		(struct factor){.size = arena_format(arena, "%s", name), .power = 1};
	return keep(arena, &draft);
}

static int order(double a, double b)
{
	return (a > b) - (a < b);
}

/* How two factors of the same size compare: the strongest part decides. */
static int compare_factors(const struct factor *a, const struct factor *b)
{
	if (a->factorial != b->factorial)
		return a->factorial ? 1 : -1;
	int by = order(a->base, b->base);
	if (by == 0)
		by = order(a->power, b->power);
	return by ? by : order(a->logs, b->logs);
}

/* The place of a size in a term; its length if it is not there. */
static unsigned place_of(const struct term *term, const char *size)
{
	unsigned i = 0;
	while (i < term->len && term->factors[i].size != size)
		i++;
	return i;
}

static bool term_within(const struct term *a, const struct term *b)
{
	for (unsigned i = 0; i < a->len; i++) {
		unsigned at = place_of(b, a->factors[i].size);
		if (at == b->len || compare_factors(&a->factors[i], &b->factors[at]) > 0)
			return false;
	}
	return true;
}

bool bound_within(const struct bound *a, const struct bound *b)
{
	if (a == b)
		return true;
	for (unsigned i = 0; i < a->len; i++) {
		bool covered = false;
		for (unsigned j = 0; j < b->len && !covered; j++)
			covered = term_within(&a->terms[i], &b->terms[j]);
		if (!covered)
			return false;
	}
	return true;
}

static void multiply_into(struct factor *into, const struct factor *by)
{
	into->power += by->power;
	into->logs += by->logs;
	into->factorial |= by->factorial;
	if (by->base > 0)
		into->base = into->base > 0 ? into->base * by->base : by->base;
}

/* More sizes than a term can name: all of them together become one size. */
static void collapse(struct arena *arena, struct term *term)
{
	struct factor all = {.size = arena_name(arena, "n", 1)};
	for (unsigned i = 0; i < term->len; i++)
		multiply_into(&all, &term->factors[i]);
	term->len = 1;
	term->factors[0] = all;
}

static void multiply_factor(struct arena *arena, struct term *term, const struct factor *by)
{
	unsigned at = place_of(term, by->size);
	if (at == BOUND_FACTORS_MAX) {
		collapse(arena, term);
		at = 0;
	}
	if (at < term->len) {
		multiply_into(&term->factors[at], by);
		return;
	}
	term->factors[term->len++] = *by;
}

static struct term multiply_terms(struct arena *arena, const struct term *a, const struct term *b)
{
	struct term product = *a;
	for (unsigned i = 0; i < b->len; i++)
		multiply_factor(arena, &product, &b->factors[i]);
	return product;
}

/* The least term above both, for when there is no room to keep them apart. */
static struct term join_terms(struct arena *arena, const struct term *a, const struct term *b)
{
	struct term join = *a;
	for (unsigned i = 0; i < b->len; i++) {
		unsigned at = place_of(&join, b->factors[i].size);
		if (at == join.len)
			multiply_factor(arena, &join, &b->factors[i]);
		else if (compare_factors(&join.factors[at], &b->factors[i]) < 0)
			join.factors[at] = b->factors[i];
	}
	return join;
}

/* Add a term to a draft that has room for BOUND_TERMS_MAX, keeping it an antichain. */
static void add_term(struct arena *arena, struct draft *draft, const struct term *term)
{
	if (term->len == 0)
		return;
	unsigned kept = 0;
	for (unsigned i = 0; i < draft->len; i++) {
		if (term_within(term, &draft->terms[i]))
			return;
	}
	for (unsigned i = 0; i < draft->len; i++) {
		if (!term_within(&draft->terms[i], term))
			draft->terms[kept++] = draft->terms[i];
	}
	draft->len = kept;
	if (kept < BOUND_TERMS_MAX)
		draft->terms[draft->len++] = *term;
	else
		draft->terms[kept - 1] = join_terms(arena, &draft->terms[kept - 1], term);
}

const struct bound *bound_add(struct arena *arena, const struct bound *a, const struct bound *b)
{
	if (bound_within(b, a))
		return a;
	if (bound_within(a, b))
		return b;
	struct draft sum = {0};
	for (unsigned i = 0; i < a->len; i++)
		add_term(arena, &sum, &a->terms[i]);
	for (unsigned i = 0; i < b->len; i++)
		add_term(arena, &sum, &b->terms[i]);
	return keep(arena, &sum);
}

const struct bound *bound_mul(struct arena *arena, const struct bound *a, const struct bound *b)
{
	if (bound_is_one(a))
		return b;
	if (bound_is_one(b))
		return a;
	struct draft product = {0};
	for (unsigned i = 0; i < a->len; i++) {
		for (unsigned j = 0; j < b->len; j++) {
			struct term term = multiply_terms(arena, &a->terms[i], &b->terms[j]);
			add_term(arena, &product, &term);
		}
	}
	return keep(arena, &product);
}

static bool divide_factor(struct term *term, const struct factor *by)
{
	unsigned at = place_of(term, by->size);
	if (at == term->len || by->factorial || by->base > 0)
		return false;
	struct factor *factor = &term->factors[at];
	factor->power -= by->power;
	factor->logs -= by->logs;
	if (factor->power < 0 || (factor->logs < 0 && !(factor->power > 0)))
		return false;
	if (factor->logs < 0)
		factor->logs = 0; /* a little above what it is */
	bool gone = !(factor->power > 0) && !(factor->logs > 0) && !(factor->base > 0) &&
		!factor->factorial;
	if (gone) {
		term->len--;
		memmove(factor, factor + 1, (term->len - at) * sizeof *factor);
	}
	return true;
}

const struct bound *bound_divide(struct arena *arena, const struct bound *a, const struct bound *b)
{
	struct draft quotient = {0};
	if (b->len != 1 || a->len == 0)
		return NULL;
	for (unsigned i = 0; i < a->len; i++) {
		struct term term = a->terms[i];
		for (unsigned j = 0; j < b->terms[0].len; j++) {
			if (!divide_factor(&term, &b->terms[0].factors[j]))
				return NULL;
		}
		add_term(arena, &quotient, &term);
	}
	return keep(arena, &quotient);
}

const struct bound *bound_spread(struct arena *arena, const struct bound *bound, const char *size,
	const struct bound *total, const struct bound *count, bool without_logs)
{
	const struct bound *sum = count;
	for (unsigned i = 0; i < bound->len; i++) {
		struct draft single = {.len = 1};
		single.terms[0] = bound->terms[i];
		struct term *term = &single.terms[0];
		unsigned at = place_of(term, size);
		const struct bound *times = count;
		struct factor whole = {.size = size, .power = 1};
		bool once = at < term->len && order(term->factors[at].power, 1) == 0 &&
			!(term->factors[at].base > 0) && !term->factors[at].factorial;
		if (once) {
			whole.logs = without_logs ? term->factors[at].logs : 0;
			divide_factor(term, &whole);
			times = total;
		}
		const struct bound *rest = term->len ? keep(arena, &single) : bound_one();
		sum = bound_add(arena, sum, bound_mul(arena, times, rest));
	}
	return sum;
}

/* The logarithm of one factor; log log is taken as constant. */
static struct factor log_of_factor(const struct factor *factor)
{
	struct factor log = {.size = factor->size};
	if (factor->factorial)
		log.power = log.logs = 1;
	else if (factor->base > 0)
		log.power = 1;
	else if (factor->power > 0)
		log.logs = 1;
	return log;
}

const struct bound *bound_log(struct arena *arena, const struct bound *bound)
{
	struct draft sum = {0};
	for (unsigned i = 0; i < bound->len; i++) {
		for (unsigned j = 0; j < bound->terms[i].len; j++) {
			struct factor log = log_of_factor(&bound->terms[i].factors[j]);
			struct term term = {.len = log.power > 0 || log.logs > 0};
			term.factors[0] = log;
			add_term(arena, &sum, &term);
		}
	}
	return keep(arena, &sum);
}

const struct bound *bound_power(struct arena *arena, const struct bound *bound, double power)
{
	struct draft raised = {0};
	for (unsigned i = 0; i < bound->len && power > 0; i++) {
		struct term term = bound->terms[i];
		for (unsigned j = 0; j < term.len; j++) {
			struct factor *factor = &term.factors[j];
			factor->power *= power;
			factor->logs *= power;
			if (factor->base > 0)
				factor->base = pow(factor->base, power);
		}
		add_term(arena, &raised, &term);
	}
	return keep(arena, &raised);
}

/* base^term. An exponent above linear has no form of its own: the factorial is next above that
 * the classes know. */
static struct term exp_of_term(double base, const struct term *exponent)
{
	struct term term = {.len = 1};
	const struct factor *only = &exponent->factors[0];
	struct factor *factor = &term.factors[0];
	if (exponent->len > 1) {
		term = *exponent;
		for (unsigned i = 0; i < term.len; i++)
			term.factors[i] =
				(struct factor){.size = term.factors[i].size, .factorial = true};
		return term;
	}
	*factor = (struct factor){.size = only->size};
	bool plain = only->base <= 0 && !only->factorial;
	if (plain && only->power == 0 && only->logs <= 1)
		factor->power = log2(base);
	else if (plain && only->power <= 1 && only->logs == 0)
		factor->base = base;
	else
		factor->factorial = true;
	return term;
}

const struct bound *bound_exp(struct arena *arena, double base, const struct bound *exponent)
{
	const struct bound *product = bound_one();
	for (unsigned i = 0; i < exponent->len && base > 1; i++) {
		struct draft single = {.len = 1};
		single.terms[0] = exp_of_term(base, &exponent->terms[i]);
		product = bound_mul(arena, product, keep(arena, &single));
	}
	return product;
}

const struct bound *bound_factorial(struct arena *arena, const struct bound *bound)
{
	struct draft result = {0};
	for (unsigned i = 0; i < bound->len; i++) {
		struct term term = bound->terms[i];
		for (unsigned j = 0; j < term.len; j++)
			term.factors[j] =
				(struct factor){.size = term.factors[j].size, .factorial = true};
		add_term(arena, &result, &term);
	}
	return keep(arena, &result);
}

static const struct bound *single(struct arena *arena, const struct factor *factor)
{
	struct draft draft = {.len = 1};
	draft.terms[0].len = 1;
	draft.terms[0].factors[0] = *factor;
	return keep(arena, &draft);
}

/* What the factor is of its size, of another bound. */
static const struct bound *apply_factor(
	struct arena *arena, const struct factor *factor, const struct bound *to)
{
	const struct bound *product = bound_power(arena, to, factor->power);
	if (factor->logs > 0)
		product = bound_mul(
			arena, product, bound_power(arena, bound_log(arena, to), factor->logs));
	if (factor->base > 0)
		product = bound_mul(arena, product, bound_exp(arena, factor->base, to));
	if (factor->factorial)
		product = bound_mul(arena, product, bound_factorial(arena, to));
	return product;
}

const struct bound *bound_substitute(struct arena *arena, const struct bound *bound,
	const struct bound *(*replace)(void *context, const char *size), void *context)
{
	const struct bound *sum = bound_one();
	for (unsigned i = 0; i < bound->len; i++) {
		const struct bound *product = bound_one();
		for (unsigned j = 0; j < bound->terms[i].len; j++) {
			const struct factor *factor = &bound->terms[i].factors[j];
			const struct bound *to = replace(context, factor->size);
			product = bound_mul(arena, product,
				to ? apply_factor(arena, factor, to) : single(arena, factor));
		}
		sum = bound_add(arena, sum, product);
	}
	return sum;
}

static struct growth term_growth(const struct term *term)
{
	struct factor all = {0};
	for (unsigned i = 0; i < term->len; i++)
		multiply_into(&all, &term->factors[i]);
	if (all.factorial)
		return (struct growth){GROWTH_FACTORIAL, 0};
	if (all.base > 1)
		return (struct growth){GROWTH_EXPONENTIAL, all.base};
	return growth_of_degree(all.power, all.logs);
}

struct growth bound_growth(const struct bound *bound)
{
	struct growth growth = {GROWTH_CONSTANT, 0};
	for (unsigned i = 0; i < bound->len; i++)
		growth = growth_sum(growth, term_growth(&bound->terms[i]));
	return growth;
}

static void print_number(struct str *out, double number)
{
	char text[32];
	snprintf(text, sizeof text, "%.2f", number);
	size_t len = strlen(text);
	while (text[len - 1] == '0')
		text[--len] = '\0';
	if (text[len - 1] == '.')
		text[len - 1] = '\0';
	str_add(out, text);
}

static void add_joined(struct str *out, const char *joint, const char *text)
{
	if (out->len > 0)
		str_add(out, joint);
	str_add(out, text);
}

static void print_power(struct str *out, const struct factor *factor)
{
	if (factor->power <= 0)
		return;
	if (factor->power == 0.5) {
		add_joined(out, "*", "sqrt ");
		str_add(out, factor->size);
		return;
	}
	add_joined(out, "*", factor->size);
	if (factor->power == 1.5) {
		str_addf(out, " sqrt %s", factor->size);
	} else if (factor->power != 1) {
		str_add_char(out, '^');
		print_number(out, factor->power);
	}
}

static void print_steep(struct str *out, const struct factor *factor)
{
	if (factor->base > 1) {
		add_joined(out, "*", "");
		print_number(out, factor->base);
		str_addf(out, "^%s", factor->size);
	}
	if (factor->factorial) {
		add_joined(out, "*", factor->size);
		str_add_char(out, '!');
	}
}

static void print_logs(struct str *out, const struct factor *factor)
{
	if (factor->logs <= 0)
		return;
	add_joined(out, " ", "log");
	if (factor->logs != 1) {
		str_add_char(out, '^');
		print_number(out, factor->logs);
	}
	str_addf(out, " %s", factor->size);
}

static void print_term(struct str *out, const struct term *term)
{
	owned(str_done) struct str text = {0};
	for (unsigned i = 0; i < term->len; i++)
		print_power(&text, &term->factors[i]);
	for (unsigned i = 0; i < term->len; i++)
		print_steep(&text, &term->factors[i]);
	for (unsigned i = 0; i < term->len; i++)
		print_logs(&text, &term->factors[i]);
	add_joined(out, "+", str_text(&text));
}

/* The steeper term first; equals stay in the order in which they arose. */
static bool comes_first(const struct term *a, const struct term *b)
{
	return growth_compare(term_growth(a), term_growth(b)) >= 0;
}

static unsigned sort_terms(const struct bound *bound, const struct term **sorted)
{
	for (unsigned i = 0; i < bound->len; i++) {
		unsigned at = i;
		while (at > 0 && !comes_first(sorted[at - 1], &bound->terms[i])) {
			sorted[at] = sorted[at - 1];
			at--;
		}
		sorted[at] = &bound->terms[i];
	}
	return bound->len;
}

char *bound_print(const struct bound *bound, char *buffer, size_t size)
{
	const struct term *sorted[BOUND_TERMS_MAX];
	owned(str_done) struct str sum = {0};
	unsigned len = sort_terms(bound, sorted);
	for (unsigned i = 0; i < len; i++)
		print_term(&sum, sorted[i]);
	if (len == 0)
		str_add(&sum, "1");

	char class_name[GROWTH_TEXT_MAX];
	if (sum.len + sizeof "O()" > size)
		snprintf(buffer, size, "%s", growth_print(bound_growth(bound), false, class_name));
	else
		snprintf(buffer, size, "O(%s)", str_text(&sum));
	return buffer;
}
