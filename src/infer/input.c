/*
 * Of a whole program: what its reading looks like ranks the shapes that inputs mostly have, of the
 * simplest first. A shape that is too short makes the program fail, and so does one of words where it
 * wants numbers; so the trial that follows sorts out most.
 */
#include <string.h>

#include "argus/infer.h"
#include "infer/add.h"
#include "source/tree.h"

/* How a source reads, by its calls. */
struct reading {
	const struct source *source;
	unsigned lines; /* calls that read one line each */
	bool whole; /* it reads all of it at once, or line by line to the end */
	bool loops; /* a call that reads stands in a loop */
	bool numbers; /* texts become numbers */
	bool splits; /* lines become words */
};

static bool ends_with(struct text_part text, const char *end)
{
	size_t len = strlen(end);
	return text.len >= len && memcmp(text.text + text.len - len, end, len) == 0;
}

static bool is_any(struct text_part text, const char *const *ends, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (ends_with(text, ends[i]))
			return true;
	}
	return false;
}

static bool in_loop(TSNode node)
{
	static const char *const loops[] = {"for_statement", "while_statement",
		"list_comprehension", "generator_expression", "set_comprehension",
		"dictionary_comprehension", "for_in_statement"};
	TSNode child = node;
	for (TSNode at = ts_node_parent(node); !ts_node_is_null(at);
		child = at, at = ts_node_parent(at)) {
		for (size_t i = 0; i < sizeof loops / sizeof *loops; i++) {
			TSNode body = tree_field(at, "body");
			if (tree_is(at, loops[i]) &&
				(ts_node_is_null(body) || ts_node_eq(body, child)))
				return true;
		}
	}
	return false;
}

static void take_line_read(struct reading *reading, TSNode node)
{
	reading->lines++;
	reading->loops |= in_loop(node);
}

static void visit_python(struct reading *reading, TSNode node)
{
	static const char *const lines[] = {"readline"};
	static const char *const wholes[] = {
		"stdin.read", "stdin.readlines", "stdin.buffer.read", "stdin.buffer.readlines"};
	if (tree_is(node, "for_statement")) {
		struct text_part right = tree_text(reading->source, tree_field(node, "right"));
		reading->whole |= ends_with(right, "stdin");
		return;
	}
	if (!tree_is(node, "call"))
		return;
	struct text_part name = tree_text(reading->source, tree_field(node, "function"));
	struct text_part words = tree_text(reading->source, tree_field(node, "arguments"));
	if (text_is(name, "input") || is_any(name, lines, 1))
		take_line_read(reading, node);
	reading->whole |=
		is_any(name, wholes, 4) || (text_is(name, "open") && text_is(words, "(0)"));
	reading->numbers |= text_is(name, "int") || text_is(name, "float") ||
		(text_is(name, "map") && words.len > 4 && memcmp(words.text, "(int", 4) == 0);
	reading->splits |= ends_with(name, ".split");
}

static void visit_javascript(struct reading *reading, TSNode node)
{
	if (!tree_is(node, "call_expression") && !tree_is(node, "member_expression"))
		return;
	struct text_part text = tree_text(reading->source, node);
	if (tree_is(node, "member_expression")) {
		reading->whole |= text_is(text, "process.stdin");
		return;
	}
	struct text_part name = tree_text(reading->source, tree_field(node, "function"));
	struct text_part words = tree_text(reading->source, tree_field(node, "arguments"));
	if (ends_with(name, "readFileSync") && words.len > 2)
		reading->whole |= memcmp(words.text, "(0", 2) == 0 ||
			(words.len > 11 && memcmp(words.text + 2, "/dev/stdin", 10) == 0);
	reading->numbers |= text_is(name, "Number") || ends_with(name, "parseInt") ||
		ends_with(name, "parseFloat") ||
		(ends_with(name, ".map") && text_is(words, "(Number)"));
	reading->splits |= ends_with(name, ".split");
}

static bool enter(void *context, TSNode node, unsigned depth)
{
	struct reading *reading = context;
	(void)depth;
	if (reading->source->lang->id == LANG_PYTHON)
		visit_python(reading, node);
	else
		visit_javascript(reading, node);
	return true;
}

static void look(const struct source *source, struct reading *reading)
{
	*reading = (struct reading){.source = source};
	tree_each(source, enter, reading);
}

bool infer_reads(const struct source *source)
{
	struct reading reading;
	look(source, &reading);
	return reading.lines > 0 || reading.whole;
}

enum {
	ANY = 0,
	NUMBERS = 1, /* only where texts become numbers */
	WORDS = 2, /* only where they do not, or not all */
	MORE = 4, /* only where there is more than one line */
	ONE = 8 /* only where one line is all */
};

static const struct {
	const char *text;
	unsigned when;
} shapes[] = {
	{"ints(n)", ONE | NUMBERS},
	{"n", ONE | NUMBERS},
	{"string(n)", ONE | WORDS},
	{"words(n)", ONE | WORDS},
	{"ints(n)", ONE | WORDS},
	{"n; ints(n)", MORE | NUMBERS},
	{"n, 7; ints(n)", MORE | NUMBERS},
	{"n, n; ints(n)", MORE | NUMBERS},
	{"n; lines(n, int(1, n))", MORE | NUMBERS},
	{"n; lines(n, int(1, n), int(1, n))", MORE | NUMBERS},
	{"n, n; lines(n, int(1, n), int(1, n))", MORE | NUMBERS},
	{"n, 2*n; graph(n, 2*n)", MORE | NUMBERS},
	{"n, n - 1; tree(n)", MORE | NUMBERS},
	{"n; tree(n)", MORE | NUMBERS},
	{"n; ints(n); n; lines(n, int(1, n))", MORE | NUMBERS},
	{"n; ints(n); n; ints(n)", MORE | NUMBERS},
	{"n; ints(n); ints(n)", MORE | NUMBERS},
	{"n, n; ints(n); ints(n)", MORE | NUMBERS},
	{"n, n; ints(n); lines(n, int(1, n), int(1, n))", MORE | NUMBERS},
	{"1; n; ints(n)", MORE | NUMBERS},
	{"ints(n); 7", MORE | NUMBERS},
	{"n, n; matrix(n, n)", MORE | NUMBERS},
	{"n; matrix(n, n)", MORE | NUMBERS},
	{"n, n; grid(n, n)", MORE | NUMBERS},
	{"n; string(n)", MORE | NUMBERS},
	{"n; words(n)", MORE | NUMBERS},
	{"n; lines(n, string(8))", MORE | NUMBERS},
	{"string(n); string(n)", MORE | WORDS},
	{"string(n); string(8)", MORE | WORDS},
	{"lines(n, string(8))", MORE | WORDS},
	{"ints(n); ints(n)", MORE},
	{"ints(n)", ANY},
	{"n", ANY},
	{"string(n)", ANY},
	{"words(n)", ANY},
};

static bool fits(const struct reading *reading, unsigned when)
{
	bool one = !reading->whole && reading->lines == 1 && !reading->loops;
	if ((when & NUMBERS) && !reading->numbers)
		return false;
	if ((when & WORDS) && reading->numbers && one)
		return false;
	if ((when & MORE) && one)
		return false;
	return !(when & ONE) || one;
}

void infer_input(const struct source *source, struct infer *infer)
{
	struct reading reading;
	look(source, &reading);
	/* A line that is one number, and one that is split into several. */
	if (reading.lines == 1 && !reading.whole && !reading.loops && reading.numbers &&
		!reading.splits)
		infer_add(infer, "n");
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
		if (fits(&reading, shapes[i].when))
			infer_add(infer, shapes[i].text);
	}
}
