/*
 * Abstract values: what is known of a variable's content without running the program. They are
 * the type inference, too. A value is copied freely; what it points to lives in the arena.
 *
 * Sizes are made on demand: a value of which nothing is known but where it came from (`origin`)
 * becomes the size "n" when it bounds a range, and "len(n)" when somebody iterates over it.
 */
#ifndef ARGUS_ANALYSIS_VALUE_H
#define ARGUS_ANALYSIS_VALUE_H

#include "analysis/bound.h"
#include "analysis/shape.h"

enum type {
	TYPE_UNKNOWN,
	TYPE_NONE,
	TYPE_NUMBER,
	TYPE_STRING,
	TYPE_LIST,
	TYPE_TUPLE,
	TYPE_SET,
	TYPE_DICT,
	TYPE_DEQUE,
	TYPE_ITERATOR,
	TYPE_FUNCTION,
	TYPE_OBJECT,
	TYPE_COUNT
};

/* How an argument of a recursive call relates to the parameter it was made from. */
enum change {
	CHANGE_NONE, /* not at all, or nobody knows */
	CHANGE_SAME,
	CHANGE_DOWN, /* less by `step` */
	CHANGE_UP, /* more by a constant */
	CHANGE_HALF,
	CHANGE_TIMES, /* twice as much, or more */
	CHANGE_MOD, /* a remainder: Euclid's algorithm */
	CHANGE_PART, /* a child, an element, a selection */
	CHANGE_COUNT
};

struct value {
	enum type type;
	enum change change;
	int param; /* of the activation; meaningful unless CHANGE_NONE */
	unsigned parts_len;
	unsigned born; /* of an argument: how many loops were open when it was made */
	unsigned loops; /* how many loops were open when it was made */
	bool fresh; /* read from the input, not named yet */
	bool input; /* it was read, and named since */
	bool constant;
	bool exact; /* a number that is as large as its size, not just at most */
	bool shared; /* a text that another variable holds, too */
	bool rope; /* a text that was just made longer, and is in pieces (V8) */
	bool letter; /* one of a text: as a number it has one digit */
	bool digits; /* a number as text: `total` holds its length, which otherwise counts as 1 */
	bool widened; /* what loops add to it is in its size already */
	bool spread; /* f(*list), f(...list): the items, not the list, are the arguments */
	bool absent; /* an argument that was left out, before one that is given by its name */
	bool unsure; /* its size is an assumption: what a recursive call gives back */
	bool unread; /* a line of input whose length nobody has paid for yet */
	double step;
	double number; /* of a constant: the number, or the length */
	const char *origin; /* interned; NULL: none */
	const char *
		keyword; /* of an argument: the parameter that it is given for; NULL: by its place */
	const char *from; /* interned: the variable that it holds all of; NULL: none */
	bool selected; /* made of items of a parameter, not one of them */
	bool added; /* and more than that */
	const struct shape *sorted; /* the call that put it in order; NULL: none, or not any more */
	const char *pattern; /* of a regular expression, or a short constant text: what it says */
	const char *builtin; /* a library function's name, of TYPE_FUNCTION */
	const struct bound *size; /* magnitude or length; NULL: on demand */
	const struct bound *total; /* nested size of all elements together; NULL: unknown */
	const struct bound *grown; /* what was added to a parameter since the call; NULL: nothing */
	const struct value *elem; /* what it holds; NULL: unknown */
	const struct value *parts; /* of a tuple: each item */
	const struct shape_function *function;
	const struct value *receiver; /* of a method that is handed on; NULL: none */
	const struct value *also; /* another function that it may be */
};

struct value value_number(double number);
struct value value_sized(enum type type, const struct bound *size);
struct value value_of_origin(const char *origin);
bool value_holds(const struct value *value); /* a container or a text: it has a length */
/* Of unknown type and size, and no item of something: items are taken to be short. */
bool value_is_text_perhaps(const struct value *value);
struct value value_join(struct arena *arena, struct value a, struct value b);
struct value value_elem(struct arena *arena, const struct value *container);
/* The argument at a place: an item of a list that is spread there or before, or for a parameter that
 * takes the rest the list itself. False: there is none. */
bool value_argument(struct arena *arena, const struct value *arguments, unsigned len,
	unsigned place, bool rest, struct value *given);
const struct value *value_keep(struct arena *arena, struct value value);

/* NULL when there is not even an origin to name it by. */
const struct bound *value_magnitude(struct arena *arena, const struct value *value);
const struct bound *value_length(struct arena *arena, const struct value *value);

/* Give something read from the input the name it is assigned to. */
struct value value_named(struct arena *arena, struct value value, const char *name);

/* The variables of a module or of one activation. All-zero is empty. */
struct variable {
	const char *name; /* interned; NULL: a free slot */
	struct value value;
	unsigned root; /* what was being analysed when it was made */
	unsigned frame; /* of the flow: the last one that logged it */
};

struct scope {
	struct variable *slots; /* a hash table of cap slots */
	size_t len, cap;
	struct scope *outer;
	const struct shape_function *function; /* NULL: the module */
};

void scope_done(struct scope *scope);
struct variable *scope_find(struct scope *scope, const char *name); /* in this one or an outer */
/* The scope, this one or an outer, that has the name; NULL: none. */
struct scope *scope_holding(struct scope *scope, const char *name);
struct variable *scope_own(struct scope *scope, const char *name); /* in this one; made if new */

#endif
