/*
 * Sums of terms that pass through every point.
 *
 * Each set of terms, the small sets first, is a linear system with a row a point. It is solved
 * modulo the prime 2^61 - 1, where nothing overflows and a wrong set is contradicted by about
 * its first spare row. What is left becomes rational again: fractions whose numerator and
 * denominator are small against the prime are those before the largest of Euclid's quotients (M.
 * Monagan, "Maximal quotient rational reconstruction", ISSAC 2004). A residue proves nothing, so
 * the fractions are then put into every point over the integers, with 128 bits and a check of
 * each product and sum.
 *
 * Terms with a logarithm bend as one likes over a short range: floor(sqrt(n)) from 5 to 12 once
 * came back as a sum of five of them. So the coefficients of three and more must take fewer bits
 * than the counts do (J. Rissanen, "Modeling by shortest data description", Automatica 14,
 * 1978), and a rounded logarithm must take more values than there are terms to follow its steps.
 */
#include <stdio.h>

#include "base/mem.h"
#include "fit/law_exact.h"

enum { TERMS_COUNT = 9, TERMS_MOST = LAW_TERMS_MOST };
enum logs { LOGS_EXACT, LOGS_DOWN, LOGS_UP, LOGS_COUNT };

static const uint64_t PRIME = (UINT64_C(1) << 61) - 1;

/* The faster-growing first: the order of printing. A name with a logarithm goes on with that of the
 * logarithm. */
static const struct term {
	unsigned degree, logs; /* of n, of log2(n) */
	bool power; /* times the power of two next to n */
	const char *unicode, *ascii;
} terms[TERMS_COUNT] = {
	{4, 0, false, "n⁴", "n^4"},
	{3, 0, false, "n³", "n^3"},
	{2, 1, false, "n²·", "n^2*"},
	{2, 0, false, "n²", "n^2"},
	{1, 1, false, "n·", "n*"},
	{1, 0, false, "n", "n"},
	{0, 0, true, "2^", "2^"},
	{0, 1, false, "", ""},
	{0, 0, false, "", ""},
};

static const struct {
	const char *unicode, *ascii;
} log_names[LOGS_COUNT] = {
	[LOGS_EXACT] = {"log₂ n", "log2(n)"},
	[LOGS_DOWN] = {"⌊log₂ n⌋", "floor(log2(n))"},
	[LOGS_UP] = {"⌈log₂ n⌉", "ceil(log2(n))"},
};

/* The terms' values at the points. */
struct table {
	size_t len;
	enum logs logs;
	size_t distinct; /* values of the logarithm */
	unsigned usable; /* bits of the terms whose values all fit */
	law_wide values[LAW_POINTS_MAX][TERMS_COUNT];
	uint64_t residues[LAW_POINTS_MAX][TERMS_COUNT];
	uint64_t counts[LAW_POINTS_MAX];
};

/* Clang wants a run-time library of its own for __builtin_mul_overflow on 128 bits. */
static bool multiply(law_wide a, law_wide b, law_wide *product)
{
	static const law_wide MOST = (law_wide)(~(unsigned __int128)0 >> 2);
	law_wide size_a = a < 0 ? -a : a;
	law_wide size_b = b < 0 ? -b : b;
	if (size_b != 0 && size_a > MOST / size_b)
		return false;
	*product = a * b;
	return true;
}

static uint64_t modular_product(uint64_t a, uint64_t b)
{
	return (uint64_t)((unsigned __int128)a * b % PRIME);
}

static uint64_t modular_difference(uint64_t a, uint64_t b)
{
	return a >= b ? a - b : a + (PRIME - b);
}

static uint64_t modular_inverse(uint64_t a)
{
	uint64_t result = 1;
	for (uint64_t power = PRIME - 2; power > 0; power >>= 1) {
		if (power & 1)
			result = modular_product(result, a);
		a = modular_product(a, a);
	}
	return result;
}

static bool is_power_of_two(uint64_t n)
{
	return n > 0 && (n & (n - 1)) == 0;
}

static unsigned log_of(uint64_t n, enum logs logs)
{
	unsigned down = 63 - (unsigned)__builtin_clzll(n);
	return logs == LOGS_UP && !is_power_of_two(n) ? down + 1 : down;
}

static bool term_value(const struct term *term, uint64_t n, enum logs logs, law_wide *value)
{
	*value = 1;
	for (unsigned i = 0; i < term->degree; i++) {
		if (!multiply(*value, (law_wide)n, value))
			return false;
	}
	if (term->logs == 0 && !term->power)
		return true;
	if (n == 0)
		return false;
	unsigned log = log_of(n, logs);
	return multiply(*value, term->power ? (law_wide)1 << log : (law_wide)log, value);
}

static bool needs_log(const struct term *term)
{
	return term->logs > 0 || term->power;
}

/* Rounded where it must be, and only there. */
static bool logs_apply(const struct law_point *points, size_t len, enum logs logs)
{
	bool powers = true;
	for (size_t i = 0; i < len; i++)
		powers = powers && is_power_of_two(points[i].n);
	return points[0].n > 0 && powers == (logs == LOGS_EXACT);
}

static size_t distinct_logs(const struct law_point *points, size_t len, enum logs logs)
{
	size_t distinct = 1;
	for (size_t i = 1; i < len; i++)
		distinct += log_of(points[i].n, logs) != log_of(points[i - 1].n, logs);
	return distinct;
}

static void fill_table(
	const struct law_point *points, size_t len, enum logs logs, struct table *table)
{
	bool apply = logs_apply(points, len, logs);
	*table = (struct table){.len = len, .logs = logs};
	table->distinct = apply ? distinct_logs(points, len, logs) : 0;
	for (size_t t = 0; t < TERMS_COUNT; t++) {
		/* At powers of two, the power of two next to n is n. */
		bool usable = needs_log(&terms[t])
			? apply && !(terms[t].power && logs == LOGS_EXACT)
			: true;
		for (size_t i = 0; i < len && usable; i++) {
			law_wide *value = &table->values[i][t];
			usable = term_value(&terms[t], points[i].n, logs, value);
			table->residues[i][t] = (uint64_t)(*value % (law_wide)PRIME);
		}
		table->usable |= usable ? 1U << t : 0;
	}
	for (size_t i = 0; i < len; i++)
		table->counts[i] = points[i].count;
}

/* Rows in echelon form, each scaled so that its pivot is 1. */
struct echelon {
	size_t width, rank; /* unknowns; the right side is column `width` */
	uint64_t rows[TERMS_MOST][TERMS_MOST + 1];
	size_t pivot[TERMS_MOST];
};

static void subtract(uint64_t *row, const uint64_t *other, uint64_t factor, size_t width)
{
	for (size_t c = 0; c <= width; c++)
		row[c] = modular_difference(row[c], modular_product(factor, other[c]));
}

/* False if the row contradicts those before it. */
static bool echelon_add(struct echelon *echelon, uint64_t *row)
{
	size_t width = echelon->width;
	for (size_t i = 0; i < echelon->rank; i++)
		subtract(row, echelon->rows[i], row[echelon->pivot[i]], width);
	size_t pivot = 0;
	while (pivot < width && row[pivot] == 0)
		pivot++;
	if (pivot == width)
		return row[width] == 0;
	uint64_t scale = modular_inverse(row[pivot]);
	for (size_t c = 0; c <= width; c++)
		echelon->rows[echelon->rank][c] = modular_product(row[c], scale);
	echelon->pivot[echelon->rank++] = pivot;
	return true;
}

static void echelon_solve(const struct echelon *echelon, uint64_t *solution)
{
	for (size_t i = echelon->rank; i-- > 0;) {
		uint64_t value = echelon->rows[i][echelon->width];
		for (size_t j = i + 1; j < echelon->rank; j++) {
			size_t at = echelon->pivot[j];
			value = modular_difference(
				value, modular_product(echelon->rows[i][at], solution[at]));
		}
		solution[echelon->pivot[i]] = value;
	}
}

/* A set of terms with its coefficients. */
struct sum {
	size_t len;
	size_t which[TERMS_MOST];
	struct law_ratio ratios[TERMS_MOST];
};

/* Of Euclid's remainders, which are all fractions with this residue, the one before the largest
 * quotient: numerator and denominator are small against the prime there. */
static bool likely_fraction(uint64_t residue, struct law_ratio *ratio)
{
	int64_t above = (int64_t)PRIME;
	int64_t num = (int64_t)residue;
	int64_t den_above = 0;
	int64_t den = 1;
	int64_t largest = 0;
	*ratio = (struct law_ratio){0, 1};
	while (num > 0) {
		int64_t quotient = above / num;
		int64_t rest = above % num;
		int64_t den_next = den_above - quotient * den;
		if (quotient > largest && !law_ratio_make(num, den, ratio))
			return false;
		largest = quotient > largest ? quotient : largest;
		above = num;
		num = rest;
		den_above = den;
		den = den_next;
	}
	return true;
}

/* The whole number, or the multiple of a part, that is nearest to 0. */
static bool part_fraction(uint64_t residue, int64_t part, struct law_ratio *ratio)
{
	uint64_t scaled = modular_product(residue, (uint64_t)part);
	bool negative = scaled > PRIME / 2;
	int64_t num = negative ? -(int64_t)(PRIME - scaled) : (int64_t)scaled;
	return law_ratio_make(num, part, ratio);
}

/* 0: small fractions, whatever their denominators. Else: multiples of one part, which may be large;
 * 24 is what whole-number polynomials of degree 4 need. */
static const int64_t parts[] = {0, 1, 24};

static bool rational_of(uint64_t residue, int64_t part, struct law_ratio *ratio)
{
	return part == 0 ? likely_fraction(residue, ratio) : part_fraction(residue, part, ratio);
}

static bool common_denominator(const struct sum *sum, law_wide *common)
{
	static const law_wide MOST = (law_wide)1 << 40;
	*common = 1;
	for (size_t i = 0; i < sum->len; i++) {
		struct law_ratio part;
		if (!law_ratio_make(*common, sum->ratios[i].den, &part))
			return false;
		*common = (law_wide)part.num * sum->ratios[i].den;
		if (*common > MOST)
			return false;
	}
	return true;
}

/* Over the integers. */
static bool passes_through(const struct sum *sum, const struct table *table)
{
	static const law_wide MOST = (law_wide)1 << 124;
	law_wide common;
	if (!common_denominator(sum, &common))
		return false;
	for (size_t i = 0; i < table->len; i++) {
		law_wide left = common * (law_wide)table->counts[i];
		for (size_t t = 0; t < sum->len; t++) {
			struct law_ratio ratio = sum->ratios[t];
			law_wide part;
			if (!multiply(table->values[i][sum->which[t]],
				    common / ratio.den * ratio.num, &part) ||
				part > MOST || part < -MOST)
				return false;
			left -= part;
			if (left > MOST || left < -MOST)
				return false;
		}
		if (left != 0)
			return false;
	}
	return true;
}

/* The coefficients' residues. False if there is no solution, or more than one. */
static bool solve(const struct table *table, const struct sum *sum, uint64_t *solution)
{
	struct echelon echelon = {.width = sum->len};
	for (size_t i = 0; i < table->len; i++) {
		uint64_t row[TERMS_MOST + 1];
		for (size_t t = 0; t < sum->len; t++)
			row[t] = table->residues[i][sum->which[t]];
		row[sum->len] = table->counts[i] % PRIME;
		if (!echelon_add(&echelon, row))
			return false;
	}
	if (echelon.rank < sum->len)
		return false;
	echelon_solve(&echelon, solution);
	return true;
}

static bool set_ratios(const uint64_t *solution, int64_t part, struct sum *sum)
{
	for (size_t t = 0; t < sum->len; t++) {
		if (!rational_of(solution[t], part, &sum->ratios[t]))
			return false;
	}
	return true;
}

static bool find_ratios(const struct table *table, struct sum *sum)
{
	uint64_t solution[TERMS_MOST] = {0};
	if (!solve(table, sum, solution))
		return false;
	for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
		if (set_ratios(solution, parts[i], sum) && passes_through(sum, table))
			return true;
	}
	return false;
}

static size_t bits_of(uint64_t number)
{
	return number == 0 ? 0 : 64 - (size_t)__builtin_clzll(number);
}

static size_t bits_of_sum(const struct sum *sum)
{
	enum { BITS_A_TERM = 2 };
	size_t bits = 0;
	for (size_t t = 0; t < sum->len; t++) {
		int64_t num = sum->ratios[t].num;
		bits += BITS_A_TERM + bits_of((uint64_t)(num < 0 ? -num : num)) +
			bits_of((uint64_t)sum->ratios[t].den - 1);
	}
	return bits;
}

/* Each count as its difference from the one before. */
static size_t bits_of_counts(const struct table *table)
{
	size_t bits = bits_of(table->counts[0]);
	for (size_t i = 1; i < table->len; i++) {
		uint64_t a = table->counts[i - 1];
		uint64_t b = table->counts[i];
		bits += bits_of(a > b ? a - b : b - a);
	}
	return bits;
}

/* Is a sum with logarithms more than a way to bend? */
static bool is_told(const struct table *table, const struct sum *sum)
{
	enum { SPARE_STEPS = 3, SIMPLE = 2 };
	size_t with_logs = 0;
	for (size_t t = 0; t < sum->len; t++)
		with_logs += needs_log(&terms[sum->which[t]]);
	if (with_logs == 0)
		return true;
	bool steps = table->logs == LOGS_EXACT || table->distinct >= with_logs + SPARE_STEPS;
	return steps && (sum->len <= SIMPLE || bits_of_sum(sum) < bits_of_counts(table));
}

static struct growth growth_of_term(const struct term *term)
{
	return growth_of_degree(term->power ? 1 : term->degree, term->logs);
}

/* The class, by the first of the terms. A cost that falls for good is none. */
static bool grows(const struct sum *sum, struct growth *growth)
{
	double lead = 0;
	*growth = (struct growth){GROWTH_CONSTANT, 0};
	for (size_t t = 0; t < sum->len; t++) {
		struct growth own = growth_of_term(&terms[sum->which[t]]);
		if (t == 0)
			*growth = own;
		if (growth_compare(own, *growth) == 0)
			lead += (double)sum->ratios[t].num / (double)sum->ratios[t].den;
	}
	return sum->len == 0 || lead > 0;
}

static void print_sum(const struct sum *sum, enum logs logs, struct count_law *law)
{
	for (size_t t = 0; t < sum->len; t++) {
		char unicode[48];
		char ascii[48];
		const struct term *term = &terms[sum->which[t]];
		bool log = needs_log(term);
		snprintf(unicode, sizeof unicode, "%s%s", term->unicode,
			log ? log_names[logs].unicode : "");
		snprintf(
			ascii, sizeof ascii, "%s%s", term->ascii, log ? log_names[logs].ascii : "");
		law_text_add(law, sum->ratios[t], unicode, ascii);
	}
	if (sum->len == 0)
		law_text_put(law, "0", "0");
}

static void tell_sum(const struct sum *from, struct law_sum *to)
{
	to->len = from->len;
	for (size_t t = 0; t < from->len; t++) {
		const struct term *term = &terms[from->which[t]];
		to->terms[t] = (struct law_term){term->degree, term->logs,
			(double)from->ratios[t].num / (double)from->ratios[t].den};
	}
}

/* Try one set of terms, given as bits. */
static bool try_set(
	const struct table *table, unsigned set, struct law_sum *told, struct count_law *law)
{
	struct sum sum = {0};
	struct growth growth;
	if ((set & ~table->usable) != 0)
		return false;
	for (size_t t = 0; t < TERMS_COUNT; t++) {
		if (set >> t & 1)
			sum.which[sum.len++] = t;
	}
	if (!find_ratios(table, &sum) || !is_told(table, &sum) || !grows(&sum, &growth))
		return false;
	law->growth = growth;
	print_sum(&sum, table->logs, law);
	if (told)
		tell_sum(&sum, told);
	return true;
}

/* The sets of one size; those of the slower-growing terms first. */
static bool try_sets(
	const struct table *table, int size, struct law_sum *told, struct count_law *law)
{
	for (unsigned set = (1U << TERMS_COUNT) - 1; set < 1U << TERMS_COUNT; set--) {
		if (__builtin_popcount(set) == size && try_set(table, set, told, law))
			return true;
	}
	return false;
}

bool law_terms_find(const struct law_point *points, size_t len, size_t spare, struct law_sum *sum,
	struct count_law *law)
{
	struct table tables[LOGS_COUNT];
	int forms = sum ? LOGS_EXACT + 1 : LOGS_COUNT;
	for (int logs = 0; logs < forms; logs++)
		fill_table(points, len, logs, &tables[logs]);
	for (int size = 0; size <= TERMS_MOST && (size_t)size + spare <= len; size++) {
		for (int logs = 0; logs < forms; logs++) {
			if (try_sets(&tables[logs], size, sum, law))
				return true;
		}
	}
	return false;
}
