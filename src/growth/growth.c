#include "argus/growth.h"

#include <assert.h>
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"

struct growth_row {
	const char *ascii;
	const char *unicode;
	double degree; /* power of n */
	double logs; /* power of log n */
};

static const struct growth_row rows[] = {
	[GROWTH_UNKNOWN] = {"unknown", "unknown", -1, 0},
	[GROWTH_CONSTANT] = {"O(1)", "O(1)", 0, 0},
	[GROWTH_LOG] = {"O(log n)", "O(log n)", 0, 1},
	[GROWTH_SQRT] = {"O(sqrt n)", "O(√n)", 0.5, 0},
	[GROWTH_LINEAR] = {"O(n)", "O(n)", 1, 0},
	[GROWTH_LINEARITHMIC] = {"O(n log n)", "O(n log n)", 1, 1},
	[GROWTH_LINEAR_SQRT] = {"O(n sqrt n)", "O(n√n)", 1.5, 0},
	[GROWTH_QUADRATIC] = {"O(n^2)", "O(n²)", 2, 0},
	[GROWTH_QUADRATIC_LOG] = {"O(n^2 log n)", "O(n² log n)", 2, 1},
	[GROWTH_CUBIC] = {"O(n^3)", "O(n³)", 3, 0},
	[GROWTH_POWER] = {NULL, NULL, NAN, 0},
	[GROWTH_EXPONENTIAL] = {NULL, NULL, INFINITY, 0},
	[GROWTH_FACTORIAL] = {"O(n!)", "O(n!)", INFINITY, 0},
};
_Static_assert(ARRAY_LEN(rows) == GROWTH_COUNT, "one row a class");

double growth_degree(struct growth growth)
{
	assert(growth.kind < GROWTH_COUNT);
	return growth.kind == GROWTH_POWER ? growth.parameter : rows[growth.kind].degree;
}

bool growth_is_steep(struct growth growth)
{
	return growth.kind == GROWTH_EXPONENTIAL || growth.kind == GROWTH_FACTORIAL;
}

static double growth_logs(struct growth growth)
{
	return rows[growth.kind].logs;
}

/* Polynomials by degree, then by logarithms; then exponentials by base; then n!. */
void growth_rank(struct growth growth, double rank[GROWTH_RANK])
{
	memset(rank, 0, GROWTH_RANK * sizeof *rank);
	if (growth.kind == GROWTH_UNKNOWN)
		return;
	rank[0] = growth.kind == GROWTH_EXPONENTIAL ? 2 : growth.kind == GROWTH_FACTORIAL ? 3 : 1;
	if (rank[0] == 2)
		rank[1] = growth.parameter;
	if (rank[0] == 1) {
		rank[1] = growth_degree(growth);
		rank[2] = growth_logs(growth);
	}
}

int growth_compare(struct growth a, struct growth b)
{
	double left[GROWTH_RANK];
	double right[GROWTH_RANK];
	growth_rank(a, left);
	growth_rank(b, right);
	for (size_t i = 0; i < GROWTH_RANK; i++) {
		if (left[i] != right[i])
			return left[i] < right[i] ? -1 : 1;
	}
	return 0;
}

struct growth growth_sum(struct growth a, struct growth b)
{
	if (a.kind == GROWTH_UNKNOWN || b.kind == GROWTH_UNKNOWN)
		return (struct growth){0};
	return growth_compare(a, b) >= 0 ? a : b;
}

struct growth growth_of_degree(double degree, double logs)
{
	static const double CLOSE = 1e-9;
	struct growth best = {GROWTH_POWER, degree + (logs > 0 ? 0.01 : 0)};
	for (int kind = GROWTH_CONSTANT; kind < GROWTH_POWER; kind++) {
		double over = rows[kind].degree - degree;
		if (fabs(over) < CLOSE && fabs(rows[kind].logs - logs) < CLOSE)
			return (struct growth){kind, 0};
		/* Not in the table: the class with the same degree and more logarithms is nearest. */
		if (fabs(over) < CLOSE && rows[kind].logs > logs)
			return (struct growth){kind, 0};
	}
	return best;
}

struct growth growth_product(struct growth a, struct growth b)
{
	if (a.kind == GROWTH_UNKNOWN || b.kind == GROWTH_UNKNOWN)
		return (struct growth){0};
	if (a.kind == GROWTH_EXPONENTIAL && b.kind == GROWTH_EXPONENTIAL)
		return (struct growth){GROWTH_EXPONENTIAL, a.parameter * b.parameter};
	if (isinf(growth_degree(a)) || isinf(growth_degree(b)))
		return growth_sum(a, b);
	return growth_of_degree(
		growth_degree(a) + growth_degree(b), growth_logs(a) + growth_logs(b));
}

double growth_log_value(struct growth growth, double n)
{
	if (growth.kind == GROWTH_EXPONENTIAL)
		return n * log(growth.parameter);
	if (growth.kind == GROWTH_FACTORIAL)
		return lgamma(n + 1);
	double value = growth_degree(growth) * log(n);
	if (growth_logs(growth) > 0)
		value += growth_logs(growth) * log(log2(n + 1));
	return value;
}

/* The exponent or base to two decimals, without trailing zeros. */
static void print_parameter(double value, char *buffer, size_t size)
{
	snprintf(buffer, size, "%.2f", value);
	size_t len = strlen(buffer);
	while (len > 1 && buffer[len - 1] == '0')
		buffer[--len] = '\0';
	if (buffer[len - 1] == '.')
		buffer[len - 1] = '\0';
}

char *growth_print(struct growth growth, bool unicode, char buffer[GROWTH_TEXT_MAX])
{
	char parameter[GROWTH_TEXT_MAX - 8];
	print_parameter(growth.parameter, parameter, sizeof parameter);
	if (growth.kind == GROWTH_POWER)
		snprintf(buffer, GROWTH_TEXT_MAX, "O(n^%s)", parameter);
	else if (growth.kind == GROWTH_EXPONENTIAL && unicode)
		snprintf(buffer, GROWTH_TEXT_MAX, "O(%sⁿ)", parameter);
	else if (growth.kind == GROWTH_EXPONENTIAL)
		snprintf(buffer, GROWTH_TEXT_MAX, "O(%s^n)", parameter);
	else
		snprintf(buffer, GROWTH_TEXT_MAX, "%s",
			unicode ? rows[growth.kind].unicode : rows[growth.kind].ascii);
	return buffer;
}

struct spelling {
	const char *from;
	const char *to;
};

/* What keyboards, copied text and code bring, blanks and multiplication signs left out. */
static const struct spelling signs[] = {{"²", "^2"}, {"³", "^3"}, {"ⁿ", "^n"}, {"√", "sqrt"},
	{"·", ""}, {"×", ""}, {"**", "^"}, {"*", ""}, {" ", ""}, {"\t", ""}};
static const struct spelling calls[] = {{"sqrt(n)", "sqrtn"}, {"log(n)", "logn"},
	{"log2(n)", "logn"}, {"log2n", "logn"}, {"lg(n)", "logn"}, {"lgn", "logn"}, {"(n)", "n"}};

/* Copy text in lower case with each `from` replaced by its `to`. */
static void respell(
	const char *text, const struct spelling *spellings, size_t count, char *folded, size_t size)
{
	size_t len = 0;
	while (*text && len + 8 < size) {
		size_t i = 0;
		while (i < count &&
			strncasecmp(text, spellings[i].from, strlen(spellings[i].from)) != 0)
			i++;
		if (i < count) {
			len += (size_t)snprintf(folded + len, size - len, "%s", spellings[i].to);
			text += strlen(spellings[i].from);
		} else {
			folded[len++] = (char)tolower((unsigned char)*text++);
		}
	}
	folded[len] = '\0';
}

static void normalise(const char *text, char *folded, size_t size)
{
	char plain[64];
	respell(text, signs, ARRAY_LEN(signs), plain, sizeof plain);
	respell(plain, calls, ARRAY_LEN(calls), folded, size);
}

/* Take off "O(" and ")". */
static char *inner(char *folded)
{
	size_t len = strlen(folded);
	if (len > 3 && strncmp(folded, "o(", 2) == 0 && folded[len - 1] == ')') {
		folded[len - 1] = '\0';
		return folded + 2;
	}
	/* normalise() has already folded the parentheses of "O(n)". */
	return strcmp(folded, "on") == 0 ? folded + 1 : folded;
}

static bool parse_parametric(const char *text, struct growth *growth)
{
	struct err ignored = {0};
	char number[GROWTH_TEXT_MAX];
	size_t len = strlen(text);
	if (strncmp(text, "n^", 2) == 0 &&
		num_parse_double(text + 2, &growth->parameter, &ignored) == 0) {
		*growth = growth_of_degree(growth->parameter, 0);
		return growth_degree(*growth) >= 0 && growth_degree(*growth) <= 100;
	}
	if (len > 2 && len < sizeof number && strcmp(text + len - 2, "^n") == 0) {
		snprintf(number, sizeof number, "%.*s", (int)(len - 2), text);
		growth->kind = GROWTH_EXPONENTIAL;
		return num_parse_double(number, &growth->parameter, &ignored) == 0 &&
			growth->parameter > 1;
	}
	return false;
}

int growth_parse(const char *text, struct growth *growth, struct err *err)
{
	char folded[64];
	char name[64];
	normalise(text, folded, sizeof folded);
	const char *wanted = inner(folded);
	for (int kind = GROWTH_CONSTANT; kind < GROWTH_COUNT; kind++) {
		if (!rows[kind].ascii)
			continue;
		normalise(rows[kind].ascii, name, sizeof name);
		if (strcmp(wanted, inner(name)) == 0) {
			*growth = (struct growth){kind, 0};
			return 0;
		}
	}

	struct growth parsed = {0};
	if (parse_parametric(wanted, &parsed)) {
		*growth = parsed;
		return 0;
	}
	return err_set(err, ERR_USAGE,
		"'%s' is not a growth class; the classes are O(1), O(log n), O(sqrt n), O(n), "
		"O(n log n), O(n sqrt n), O(n^2), O(n^2 log n), O(n^3), O(n^k) and O(c^n) with "
		"numbers for k and c, O(n!)",
		text);
}
