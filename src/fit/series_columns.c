/*
 * Which column is n, which the value, and in which unit? By the words of their heads: "time (ms)" and
 * "elapsed_ns" are times and never a size, though they come first.
 */
#include <assert.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "fit/series_form.h"

enum role { ROLE_UNKNOWN, ROLE_SIZE, ROLE_VALUE, ROLE_COUNT, ROLE_MEMORY, ROLE_TIME };

/* `as`: the series' name once values are in its unit; NULL where the word says no unit. */
struct word {
	const char *text;
	enum role role;
	const char *as;
	double times, per; /* both whole: 3 ms is 3 / 1000, not 3 * 0.001 */
};

static const struct word words[] = {
	{"n", ROLE_SIZE},
	{"size", ROLE_SIZE},
	{"sizes", ROLE_SIZE},
	{"input", ROLE_SIZE},
	{"inputs", ROLE_SIZE},
	{"length", ROLE_SIZE},
	{"len", ROLE_SIZE},
	{"items", ROLE_SIZE},
	{"elements", ROLE_SIZE},
	{"value", ROLE_VALUE},
	{"values", ROLE_VALUE},
	{"cost", ROLE_VALUE},
	{"ops", ROLE_COUNT},
	{"operations", ROLE_COUNT},
	{"count", ROLE_COUNT},
	{"counts", ROLE_COUNT},
	{"memory", ROLE_MEMORY},
	{"mem", ROLE_MEMORY},
	{"rss", ROLE_MEMORY},
	{"heap", ROLE_MEMORY},
	/* Of kB and MB nobody knows whether they mean 1000 or 1024. */
	{"bytes", ROLE_MEMORY, "bytes", 1, 1},
	{"kib", ROLE_MEMORY, "bytes", 1024, 1},
	{"mib", ROLE_MEMORY, "bytes", 1024.0 * 1024, 1},
	{"gib", ROLE_MEMORY, "bytes", 1024.0 * 1024 * 1024, 1},
	{"kb", ROLE_MEMORY},
	{"mb", ROLE_MEMORY},
	{"gb", ROLE_MEMORY},
	{"time", ROLE_TIME},
	{"times", ROLE_TIME},
	{"duration", ROLE_TIME},
	{"elapsed", ROLE_TIME},
	{"runtime", ROLE_TIME},
	{"latency", ROLE_TIME},
	{"cpu", ROLE_TIME},
	{"wall", ROLE_TIME},
	{"real", ROLE_TIME},
	{"user", ROLE_TIME},
	{"sys", ROLE_TIME},
	{"seconds", ROLE_TIME, "seconds", 1, 1},
	{"second", ROLE_TIME, "seconds", 1, 1},
	{"secs", ROLE_TIME, "seconds", 1, 1},
	{"sec", ROLE_TIME, "seconds", 1, 1},
	{"s", ROLE_TIME, "seconds", 1, 1},
	{"milliseconds", ROLE_TIME, "seconds", 1, 1e3},
	{"millis", ROLE_TIME, "seconds", 1, 1e3},
	{"msec", ROLE_TIME, "seconds", 1, 1e3},
	{"ms", ROLE_TIME, "seconds", 1, 1e3},
	{"microseconds", ROLE_TIME, "seconds", 1, 1e6},
	{"micros", ROLE_TIME, "seconds", 1, 1e6},
	{"usec", ROLE_TIME, "seconds", 1, 1e6},
	{"us", ROLE_TIME, "seconds", 1, 1e6},
	{"\xc2\xb5s", ROLE_TIME, "seconds", 1, 1e6}, /* the micro sign */
	{"\xce\xbcs", ROLE_TIME, "seconds", 1, 1e6}, /* a Greek mu */
	{"nanoseconds", ROLE_TIME, "seconds", 1, 1e9},
	{"nanos", ROLE_TIME, "seconds", 1, 1e9},
	{"nsec", ROLE_TIME, "seconds", 1, 1e9},
	{"ns", ROLE_TIME, "seconds", 1, 1e9},
};

struct head {
	enum role role;
	const struct word *unit; /* NULL: none is named */
};

static const struct word *find_word(const char *text, size_t len)
{
	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		if (strlen(words[i].text) == len && strncasecmp(words[i].text, text, len) == 0)
			return &words[i];
	}
	return NULL;
}

/* What a size is of says little, and what a time or memory is of nothing: "input time". */
static struct head read_head(const char *text)
{
	static const char between[] = " \t_-()[]/.,:";
	struct head head = {ROLE_UNKNOWN, NULL};
	while (*text) {
		text += strspn(text, between);
		size_t len = strcspn(text, between);
		const struct word *word = find_word(text, len);
		text += len;
		if (!word)
			continue;
		head.role = word->role > head.role ? word->role : head.role;
		head.unit = word->as ? word : head.unit;
	}
	return head;
}

static size_t find_role(const struct head *heads, size_t len, enum role role)
{
	size_t at = 0;
	while (at < len && heads[at].role != role)
		at++;
	return at;
}

/* Where all are costs: what may be a size beside another is one, as the bytes of a file are beside
 * the time that it takes. */
static size_t find_size_among_costs(const struct head *heads, size_t len)
{
	static const enum role roles[] = {ROLE_COUNT, ROLE_MEMORY};
	bool timed = find_role(heads, len, ROLE_TIME) < len;
	for (size_t i = 0; i < ARRAY_LEN(roles) && timed; i++) {
		size_t at = find_role(heads, len, roles[i]);
		if (at < len)
			return at;
	}
	return len;
}

/* The first that names a cost, else the first other; how many it was taken from goes to `rivals`. */
static size_t find_value(const struct head *heads, size_t len, size_t n, size_t *rivals)
{
	size_t costs = 0;
	size_t first = len;
	for (size_t i = len; i-- > 0;) {
		if (i == n || heads[i].role < ROLE_VALUE)
			continue;
		first = i;
		costs++;
	}
	*rivals = costs > 0 ? costs : len - 1;
	if (costs > 0)
		return first;
	return n == 0 ? 1 : 0;
}

int series_choose_columns(
	const char *const *texts, size_t len, struct series_columns *columns, struct err *err)
{
	struct head heads[SERIES_COLUMNS_MAX];
	size_t rivals;
	assert(len >= 2 && len <= SERIES_COLUMNS_MAX);
	for (size_t i = 0; i < len; i++)
		heads[i] = read_head(texts[i]);
	size_t n = find_role(heads, len, ROLE_SIZE);
	bool known = n < len;
	if (!known)
		n = find_role(heads, len, ROLE_UNKNOWN);
	if (n == len)
		n = find_size_among_costs(heads, len);
	if (n == len)
		return err_set(err, ERR_USAGE,
			"no column is a size by its name; call the one with the sizes 'n'");
	size_t value = find_value(heads, len, n, &rivals);
	const struct word *unit = heads[value].unit;
	*columns = (struct series_columns){.n = n,
		.value = value,
		.value_known = heads[value].role >= ROLE_VALUE,
		.doubtful = !known || rivals > 1,
		.unit = {unit ? unit->as : NULL, unit ? unit->times : 1, unit ? unit->per : 1}};
	return 0;
}

struct series_unit series_unit_of(const char *name)
{
	struct head head = read_head(name);
	if (!head.unit)
		return (struct series_unit){NULL, 1, 1};
	return (struct series_unit){head.unit->as, head.unit->times, head.unit->per};
}
