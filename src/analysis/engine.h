/*
 * The engine: one pass over the shape that evaluates it with abstract values and sums up costs.
 *
 * Costs go to the innermost open account: a loop opens one for its body and charges the account
 * around it with trips times that. A call of a function in the file is evaluated in place, with
 * its actual arguments. A call of a function that is being evaluated already is recursion: it
 * costs nothing there, is noted in that activation, and the recurrence is solved when the
 * activation ends (recursion.c). Heuristics are doubts: each lowers the confidence once.
 */
#ifndef ARGUS_ANALYSIS_ENGINE_H
#define ARGUS_ANALYSIS_ENGINE_H

#include <stdint.h>

#include "analysis/value.h"

struct reason {
	unsigned line;
	const char *text;
	const struct reason *inner;
	const struct reason *end; /* the innermost of the chain; NULL: this one */
};

struct cost {
	const struct bound *estimate;
	const struct bound *safe; /* without heuristics; NULL: there is none */
	const struct reason *why; /* of the estimate's leading term */
	const struct bound *next; /* what comes next below it, or beside it; NULL: nothing */
	const struct reason *next_why;
};

enum doubt {
	DOUBT_CALL, /* a call that nothing is known of */
	DOUBT_RECEIVER, /* a method of a value whose type is unknown */
	DOUBT_SIZE, /* a size that could not be traced */
	DOUBT_WHILE, /* a while loop by its looks only */
	DOUBT_ENDLESS, /* a loop whose end nobody can see */
	DOUBT_WORKLIST, /* every item is queued once */
	DOUBT_AMORTISED, /* inner steps shared by the outer loop */
	DOUBT_RECURSION, /* a recursion whose arguments do not visibly shrink */
	DOUBT_BLIND, /* several calls of itself, with arguments of which nothing is known */
	DOUBT_BRANCHING, /* several calls on parts that are taken to be disjoint */
	DOUBT_RESULT, /* how much a recursive call gives back */
	DOUBT_MEMO, /* results are remembered */
	DOUBT_DYNAMIC, /* eval, exec */
	DOUBT_DEEP, /* nested too deeply to be looked at */
	DOUBT_BUDGET, /* too large to be looked at in full */
	DOUBT_SYNTAX, /* parts of the file could not be parsed */
	DOUBT_COUNT
};

/* Recursive calls along one path through a function. */
struct tally {
	double down[4]; /* by step 1, 2, 3; [0]: any other step */
	double half;
	double other;
};

struct loop {
	struct loop *outer;
	const struct shape *shape;
	const struct bound *trips;
	const struct bound *safe_trips; /* NULL: there is none */
	double constant; /* trips as a number; 0: symbolic */
	const char *text; /* "loop runs n times (range(n))" */
	const char *item; /* the variable that takes each item, or that a worklist gives; or NULL */
	const char *scales; /* the variable that is halved or doubled each trip; or NULL */
	const char
		*item_size; /* interned: the length of an item; NULL: none, or no total is known */
	const struct bound *item_total; /* the lengths of all items together */
	bool item_short; /* words: their lengths matter in sums only */
	struct cost *around; /* the account around it */
	bool visits; /* each item of some index space at most once */
	struct loop *share; /* steps are counted once over all trips of this outer loop; or NULL */
	const struct bound *share_total; /* how many they are then */
	bool share_all; /* over the loops in between, too */
	const char *work; /* the worklist, of which what is in it was marked before; or NULL */
	struct cost body; /* being summed */
	struct cost shared; /* of inner loops whose steps are shared over all of this one's trips */
	struct tally path; /* of the activation, when the loop was opened */
};

struct activation {
	struct activation *outer;
	const struct shape_function *function;
	struct scope scope;
	struct value result;
	bool returned; /* result is set */
	struct value arguments[8];
	struct tally path, most; /* calls on this path; on the path with most of them */
	unsigned calls; /* recursive ones, textually */
	unsigned changes; /* 1 << enum change, of the deciding argument of each call */
	unsigned changing; /* 1 << parameter that differs in some call */
	unsigned rising, falling; /* 1 << parameter that is more, or less, in some call */
	unsigned steady; /* 1 << parameter that moves by a constant in every call */
	unsigned measured; /* 1 << parameter by which the recursion ends */
	unsigned changed[2]; /* of the first two calls: parameters not passed on as they are */
	bool selected; /* a list that was made of a parameter's items is passed on */
	const struct bound *fan; /* trips of loops around recursive calls; NULL: none */
	double fan_constant;
	const char *mark; /* what it marks as visited, where that ends it; or NULL */
	size_t kept; /* how many scopes were kept when it began */
	bool guarded; /* a test of what was visited, or of a memo */
	struct loop *loops; /* open when it was entered */
};

struct cost_table;
struct summary;
struct flow_entry;

/* Where a cheaper construct exists. */
struct hint {
	unsigned line;
	const char *text;
};

/* A loop over test cases, and the size that stands for their number. */
struct case_loop {
	const struct shape *loop;
	const struct bound *size;
};

struct engine {
	struct case_loop cases[8];
	unsigned cases_len;
	const struct source *source;
	struct shape_file *file;
	struct arena *arena;
	const struct cost_table *table;
	struct scope *module;
	struct scope *
		*homes; /* by a function's index: the variables around it, after those ended */
	struct scope **kept; /* such scopes, released at the end */
	size_t kept_len, kept_cap;
	struct scope named; /* the file's functions by name, methods also as "Class.name" */
	unsigned activations;
	unsigned inline_max; /* calls nested deeper than this are taken from summaries */
	const struct summary **summaries; /* by the function's index; NULL: not looked at yet */
	bool into_part; /* the next call is of a part of what the method is of */
	unsigned root; /* counts what is analysed: the program, then each function */
	bool recursed; /* the outermost activation called itself */
	struct scope *scope;
	struct activation *activation; /* NULL: module code */
	struct loop *loops;
	unsigned open_loops;
	struct cost *account;
	struct cost space;
	const struct bound *given; /* what the arguments of the function that is analysed hold */
	unsigned dry; /* a first pass over a loop: values only */
	bool unsettled; /* that pass made some variable larger than it was before */
	unsigned settling; /* how many loops are open in that pass: what is older counts */
	bool exploding; /* passes enough: what still grows, grows by a factor a trip */
	struct value after[8]; /* the parameters of the last call in the file, at its end */
	unsigned after_len;
	unsigned depth;
	bool narrow; /* a text is being split into a fixed number of names */
	unsigned short_lines; /* input is being unpacked into a fixed number of names */
	struct flow_entry *log; /* of what was set, for flow.c */
	size_t log_len, log_cap;
	unsigned frame, frames; /* the one that is open, 0: none; how many there were */
	bool outside; /* what is assigned may be a variable of a function around */
	uint64_t steps, steps_max;
	uint64_t steps_file; /* how many there may be when all functions have been looked at */
	size_t arena_max; /* bytes that the arena may come to */
	uint64_t steps_begun; /* before what is being analysed */
	struct hint hints[12];
	unsigned hints_len;
	unsigned doubts; /* 1 << enum doubt */
	unsigned doubt_lines[DOUBT_COUNT];
};

/* Statements end the path they are on, or do not: FLOW_JUMP goes to the end or the head of the loop
 * around, FLOW_END leaves the function. */
enum flow { FLOW_ON, FLOW_JUMP, FLOW_END };

/* Too deep, or the budget of steps or memory is used up: look no further. */
bool engine_exhausted(struct engine *engine, unsigned line);
/* A search through the program takes from the budget, but is no step: by its steps a function is
 * found small enough to be evaluated in place. */
void engine_spend(struct engine *engine, unsigned steps);
enum flow engine_run(struct engine *engine, const struct shape *statement);
struct value engine_eval(struct engine *engine, const struct shape *expression);
/* What it is, without what it costs. */
struct value engine_peek(struct engine *engine, const struct shape *expression);
void engine_assign(struct engine *engine, const struct shape *target, struct value value);
void engine_doubt(struct engine *engine, enum doubt doubt, unsigned line);

/* Charge the innermost account. `text` is for the chain of reasons. */
void engine_charge(
	struct engine *engine, const struct bound *cost, unsigned line, const char *text);
void engine_charge_cost(struct engine *engine, struct cost cost);
void engine_allocate(
	struct engine *engine, const struct bound *space, unsigned line, const char *what);

/* The magnitude or length of a value; `shape` names it if nothing else does. Never NULL. */
const struct bound *engine_magnitude(
	struct engine *engine, const struct value *value, const struct shape *shape);
const struct bound *engine_length(
	struct engine *engine, const struct value *value, const struct shape *shape);

/* Charge what happens once, when `since` loops were open. */
void engine_charge_outside(struct engine *engine, unsigned since, const struct bound *cost,
	unsigned line, const char *text);

void engine_open(struct engine *engine, struct loop *loop);
void engine_close(struct engine *engine, struct loop *loop);
/* The loop's items have lengths of their own, and a total: what is done once a letter of an item is
 * done once a letter of all of them. `item` is what a trip works on. */
void engine_measure_items(struct engine *engine, struct loop *loop, const struct value *iterable,
	const struct value *item);
/* The loop goes on by `step` each trip, a size of its own. */
void engine_step_by(struct engine *engine, struct loop *loop, const struct shape *step);

/* The sum of `each` over the trips of the loops opened since: as often, and items by their total. */
const struct bound *engine_sum(struct engine *engine, unsigned since, const struct bound *each);
/* The product of the trips of the loops opened since there were `since` open. */
const struct bound *engine_repeats(struct engine *engine, unsigned since);

/* Call the getter of that name, where the file has one and the receiver may have it. */
bool engine_get(struct engine *engine, const struct value *receiver, const char *name,
	unsigned line, struct value *got);

/* V8 keeps what += has made in pieces until somebody looks into it. */
void engine_flatten(struct engine *engine, const struct value *text, const struct shape *shape);

/* assign.c */
struct value engine_assignment(struct engine *engine, const struct shape *shape);
struct value engine_augment(struct engine *engine, const struct shape *shape);
const char *engine_path_name(struct engine *engine, const struct shape *shape);
struct variable *engine_find(struct engine *engine, const struct shape *shape);
void engine_store(struct engine *engine, const char *name, struct value value);

/* activation.c: a function of the file, in place or as recursion. `call` tells which variables
 * the arguments are, for what the function adds to them; NULL: none. */
struct value engine_enter(struct engine *engine, const struct shape_function *function,
	const struct shape *call, const struct value *arguments, unsigned len, unsigned line);

/* call.c and call_back.c */
struct value engine_call(struct engine *engine, const struct shape *call);
struct value engine_apply(struct engine *engine, const struct value *callee,
	const struct value *arguments, unsigned len, unsigned line);

/* How large a variable of this size is after an addition; settles what grows by itself. */
const struct bound *engine_settle(
	struct engine *engine, struct value *value, const struct bound *size);

/* loops.c */
enum flow engine_each(struct engine *engine, const struct shape *loop);
/* Values first, so that what the end of a trip leaves is known at the start of the next: again
 * until nothing grows any more, and a last time for what never ends to. True: a pass has begun,
 * which the caller ends by engine->dry--. */
bool engine_dry_pass(struct engine *engine, unsigned pass);
enum flow engine_while(struct engine *engine, const struct shape *loop);
struct value engine_comprehend(struct engine *engine, const struct shape *comprehension);

/* trips.c: how often a while loop runs, into *loop. */
void trips_of_while(struct engine *engine, const struct shape *shape, struct loop *loop);

/* recursion.c */
struct value recursion_note(struct engine *engine, struct activation *target,
	const struct value *arguments, unsigned len);
/* Is the argument one with a length, as it is or as the function uses it? */
bool recursion_is_list(const struct activation *activation, unsigned i);
struct cost recursion_solve(
	struct engine *engine, struct activation *activation, struct cost local);
void tally_add(struct tally *into, const struct tally *tally, double times);
double tally_total(const struct tally *tally);

/* reasons.c */
struct cost cost_one(void);
struct cost cost_add(struct engine *engine, struct cost a, struct cost b);
struct cost cost_because(struct engine *engine, struct cost cost, unsigned line, const char *text);
/* The chain of another file in one step of this one's. */
const struct reason *reason_elsewhere(
	struct engine *engine, const struct reason *why, const char *module, unsigned line);
/* The text of a reason; nothing is printed in passes that charge nothing. */
#define REASON(engine, ...) ((engine)->dry ? "" : arena_format((engine)->arena, __VA_ARGS__))

const char *cost_text(struct engine *engine, const struct bound *bound); /* "n*m" */

#endif
