/* How variables move in a loop: a search of its body by syntax. */
#include "analysis/moves.h"

#include <string.h>

/* What to search for, and where the search is. */
struct search {
	const struct shape *body; /* of the loop */
	const char *name;
	struct moves found;
	const char *step; /* the variable that it goes up by; or NULL */
	unsigned conditions, loops; /* around the current place */
	bool around; /* the search goes through another variable already */
	unsigned seen; /* shapes */
	unsigned asked; /* shapes of the searches for other variables, of which values are made */
};

/* A loop around thousands of others is searched once for each of them, and for each name of a test.
 * To look at a shape is quick: a step evaluates one. */
enum { SEEN_MAX = 20000, ASKED_MAX = 200000, SEEN_A_STEP = 256 };

bool moves_mentions(const struct shape *shape, const char *name)
{
	if (shape_is_name(shape, name))
		return true;
	for (unsigned i = 0; i < shape->len; i++) {
		if (moves_mentions(shape->kids[i], name))
			return true;
	}
	return false;
}

static bool is_call(const struct shape *shape, const char *const *names)
{
	return shape->kind == SHAPE_CALL && shape_is_word(shape->name, names);
}

static const char *const rounding[] = {
	"floor", "trunc", "int", "parseInt", "ceil", "round", "Number", NULL};
static const char *const popping[] = {"pop", "popleft", "shift", "heappop", "remove", "popitem",
	"get", "get_nowait", "dequeue", "poll", "extractMin", "extract_min", "delete", "discard",
	NULL};
static const char *const pushing[] = {"append", "appendleft", "push", "unshift", "heappush", "add",
	"extend", "extendleft", "insert", "put", "enqueue", "set", "update", NULL};
static const char *const pushing_many[] = {"extend", "extendleft", "update", NULL};
static const char *const reading[] = {"input", "readline", "raw_input", "prompt", NULL};

static const struct shape *without_rounding(const struct shape *shape)
{
	for (;;) {
		if (is_call(shape, rounding) && shape->len == 2)
			shape = shape_kid(shape, 1);
		else if (shape->kind == SHAPE_UNARY && shape->op == OP_NEGATE)
			shape = shape_kid(shape, 0);
		else if (shape->kind == SHAPE_BINARY && shape->op == OP_BIT_OR &&
			shape_kid(shape, 1)->kind == SHAPE_NUMBER)
			shape = shape_kid(shape, 0);
		else
			return shape;
	}
}

/* x // 2, (x - 1) // 26, lo + (hi - lo) // 2: a division of something with the name in it. */
static bool halves(const struct shape *shape, const char *name)
{
	shape = without_rounding(shape);
	if (shape->kind != SHAPE_BINARY && shape->kind != SHAPE_AUGMENT)
		return false;
	const struct shape *by = shape_kid(shape, 1);
	bool enough = by->kind != SHAPE_NUMBER || by->number > 1 ||
		(shape->op == OP_SHR && by->number > 0);
	if (shape->op == OP_DIV || shape->op == OP_SHR)
		return enough && moves_mentions(shape_kid(shape, 0), name);
	bool multiplied = shape->op == OP_MUL && by->kind == SHAPE_NUMBER && by->number > 0 &&
		by->number < 1 && moves_mentions(shape_kid(shape, 0), name);
	bool sum = shape->op == OP_ADD || shape->op == OP_SUB;
	return multiplied || (sum && (halves(shape_kid(shape, 0), name) || halves(by, name)));
}

/* Is `mid` the middle of a range that `name` bounds, in this loop? */
static bool is_middle(
	struct search *search, const struct shape *shape, const char *middle, int depth)
{
	const char *name = search->name;
	if (depth > 60 || search->asked++ >= ASKED_MAX)
		return false;
	if (shape->kind == SHAPE_ASSIGN && shape_is_name(shape_kid(shape, 0), middle))
		return halves(shape_kid(shape, 1), name);
	for (unsigned i = 0; i < shape->len; i++) {
		if (is_middle(search, shape->kids[i], middle, depth + 1))
			return true;
	}
	return false;
}

/* 2 * x, x << 1 */
static bool multiplies(const struct shape *shape, const char *name)
{
	if (shape->kind != SHAPE_BINARY)
		return false;
	for (unsigned i = 0; i < 2 && shape->op == OP_MUL; i++) {
		const struct shape *by = shape_kid(shape, !i);
		if (shape_is_name(shape_kid(shape, i), name) && by->kind == SHAPE_NUMBER &&
			by->number > 1)
			return true;
	}
	return shape->op == OP_SHL && shape_is_name(shape_kid(shape, 0), name);
}

static unsigned move_of_sum(const struct shape *value, const char *name)
{
	const struct shape *left = shape_kid(value, 0);
	const struct shape *right = shape_kid(value, 1);
	if (value->op == OP_ADD && shape_is_name(right, name) && !shape_is_name(left, name)) {
		left = right;
		right = shape_kid(value, 0);
	}
	if (!shape_is_name(left, name)) {
		if (halves(value, name))
			return MOVE_HALF;
		return multiplies(left, name) ? MOVE_TIMES : MOVE_OTHER;
	}
	if (right->kind == SHAPE_CHOICE && value->op == OP_ADD &&
		!moves_mentions(shape_kid(right, 1), name) &&
		!moves_mentions(shape_kid(right, 2), name))
		return MOVE_UP; /* p += p === 2 ? 1 : 2 */
	bool lowest_bit = right->kind == SHAPE_BINARY && right->op == OP_BIT_AND;
	if (moves_mentions(right, name) && value->op == OP_ADD)
		return MOVE_TIMES;
	if (moves_mentions(right, name))
		return lowest_bit || halves(right, name) ? MOVE_CLEAR : MOVE_DOWN;
	if (right->kind == SHAPE_NUMBER && right->number <= 0 && right->number >= 0)
		return MOVE_OTHER;
	bool down = right->kind == SHAPE_NUMBER && right->number < 0;
	return (value->op == OP_SUB) != down ? MOVE_DOWN : MOVE_UP;
}

/* name op= by, or name = name op by */
static unsigned move_of_operation(const struct shape *value, const char *name)
{
	const struct shape *by = shape_kid(value, 1);
	switch ((int)value->op) {
	case OP_ADD:
	case OP_SUB: return move_of_sum(value, name);
	case OP_MUL:
		if (halves(value, name))
			return MOVE_HALF;
		return by->kind == SHAPE_NUMBER && by->number <= 1 ? MOVE_OTHER : MOVE_TIMES;
	case OP_SHL:
	case OP_POW: return MOVE_TIMES;
	case OP_DIV:
	case OP_SHR: return halves(value, name) ? MOVE_HALF : MOVE_OTHER;
	case OP_MOD: return MOVE_MOD;
	case OP_BIT_AND: return moves_mentions(by, name) ? MOVE_CLEAR : MOVE_OTHER;
	default: return MOVE_OTHER;
	}
}

/* What the loop assigns to that name, if it does so in one place: `rest` in rest = a % b. */
static const struct shape *assigned_to(
	struct search *search, const struct shape *shape, const char *name, int depth)
{
	if (depth > 60 || search->asked++ >= ASKED_MAX || shape->kind == SHAPE_FUNCTION)
		return NULL;
	if (shape->kind == SHAPE_ASSIGN && shape_is_name(shape_kid(shape, 0), name))
		return shape_kid(shape, 1);
	for (unsigned i = 0; i < shape->len; i++) {
		const struct shape *found = assigned_to(search, shape->kids[i], name, depth + 1);
		if (found)
			return found;
	}
	return NULL;
}

/* max(x, …) only ever moves x up, min(x, …) down. */
static unsigned move_of_extreme(const struct shape *value, const char *name)
{
	static const char *const greatest[] = {"max", NULL};
	static const char *const least[] = {"min", NULL};
	bool up = is_call(value, greatest);
	if (!up && !is_call(value, least))
		return 0;
	for (unsigned i = 1; i < value->len; i++) {
		if (shape_is_name(value->kids[i], name))
			return up ? MOVE_UP : MOVE_DOWN;
	}
	return 0;
}

static unsigned move_of_value(struct search *search, const struct shape *value);

/* The move of `name` by way of another variable; `again` looks for that. */
static unsigned move_by_other(struct search *again, const char *name, const struct shape *value)
{
	const struct shape *made =
		value->kind == SHAPE_NAME ? assigned_to(again, again->body, value->name, 0) : NULL;
	if (made && moves_mentions(made, name))
		return move_of_value(again, made);
	const struct shape *names[2] = {value, shape_kid(value, 0)};
	for (unsigned i = 0; value->kind == SHAPE_BINARY && i < 2; i++) {
		const struct shape *part = names[i]->kind == SHAPE_BINARY ? names[i] : value;
		for (unsigned j = 0; j < part->len; j++) {
			const struct shape *other = part->kids[j];
			if (other->kind != SHAPE_NAME)
				continue;
			const struct shape *copy = assigned_to(again, again->body, other->name, 0);
			again->name = other->name;
			if (copy && shape_is_name(copy, name))
				return move_of_value(again, value);
		}
	}
	return 0;
}

/* child = 2 * root + 1; …; root = child: each moves as the one is made from the other. */
static unsigned move_round(struct search *search, const struct shape *value)
{
	if (search->around)
		return 0;
	struct search again = *search;
	again.around = true;
	unsigned move = move_by_other(&again, search->name, value);
	search->asked = again.asked;
	return move;
}

static unsigned move_of_value(struct search *search, const struct shape *value)
{
	const char *name = search->name;
	value = without_rounding(value);
	unsigned extreme = move_of_extreme(value, name);
	if (extreme)
		return extreme;
	const struct shape *base = value;
	if (base->kind == SHAPE_BINARY && (base->op == OP_ADD || base->op == OP_SUB) &&
		shape_kid(base, 1)->kind == SHAPE_NUMBER)
		base = shape_kid(base, 0);
	if (base->kind == SHAPE_NAME && base->name != name &&
		is_middle(search, search->body, base->name, 0))
		return MOVE_MID;
	if (halves(value, name))
		return MOVE_HALF;
	if (value->kind == SHAPE_BINARY &&
		(moves_mentions(shape_kid(value, 0), name) || value->op == OP_MOD ||
			moves_mentions(shape_kid(value, 1), name)))
		return move_of_operation(value, name);
	if (value->kind == SHAPE_SLICE && shape_is_name(shape_kid(value, 0), name))
		return MOVE_DOWN | MOVE_POP;
	if (is_call(value, reading))
		return MOVE_READ;
	bool chain = value->kind == SHAPE_FIELD || value->kind == SHAPE_INDEX;
	if (chain && moves_mentions(value, name))
		return MOVE_CHASE;
	unsigned round = move_round(search, value);
	return round ? round : MOVE_OTHER;
}

static void note(struct search *search, unsigned move)
{
	search->found.all |= move;
	if (search->conditions == 0 && search->loops == 0) {
		search->found.always |= move;
		search->found.divides |= (move & (MOVE_LOG | MOVE_MID)) != 0;
	}
	if (search->loops > 0)
		search->found.nested |= move;
}

/* x + 1, x -= 2, x += c ? 1 : 2 */
static bool is_near(const struct shape *value)
{
	const struct shape *by = shape_kid(value, 1);
	bool either = by->kind == SHAPE_CHOICE && shape_kid(by, 1)->kind == SHAPE_NUMBER &&
		shape_kid(by, 2)->kind == SHAPE_NUMBER;
	return either || by->kind == SHAPE_NUMBER || shape_kid(value, 0)->kind == SHAPE_NUMBER;
}

/* half = n >> 1; …; n -= half + 1 */
static bool takes_half(struct search *search, const struct shape *value)
{
	for (unsigned i = 0; i < value->len && value->kind != SHAPE_CALL; i++) {
		const struct shape *kid = value->kids[i];
		if (kid->kind == SHAPE_NAME ? kid->name != search->name &&
					is_middle(search, search->body, kid->name, 0)
					    : takes_half(search, kid))
			return true;
	}
	return false;
}

static void note_sum(struct search *search, const struct shape *sum, unsigned move)
{
	if (move == MOVE_DOWN && !is_near(sum) && takes_half(search, sum))
		move = MOVE_HALF;
	note(search, move);
	search->found.far |= is_near(sum) ? 0 : move & (MOVE_UP | MOVE_DOWN);
}

static void note_value(struct search *search, const struct shape *value)
{
	note_sum(search, value, move_of_value(search, value));
}

static void note_assign(
	struct search *search, const struct shape *target, const struct shape *value)
{
	if (shape_is_name(target, search->name)) {
		note_value(search, value);
		return;
	}
	if (target->kind != SHAPE_TUPLE && target->kind != SHAPE_LIST)
		return;
	bool paired = (value->kind == SHAPE_TUPLE || value->kind == SHAPE_LIST) &&
		value->len == target->len;
	for (unsigned i = 0; i < target->len; i++) {
		if (!shape_is_name(target->kids[i], search->name))
			continue;
		if (paired)
			note_value(search, value->kids[i]);
		else
			note(search, MOVE_OTHER);
	}
}

static void note_call(struct search *search, const struct shape *call)
{
	bool mine = shape_is_name(shape_kid(call, 0), search->name) ||
		(shape_kid(call, 0)->kind != SHAPE_NAME &&
			shape_is_name(shape_kid(call, 1), search->name)) ||
		(call->len > 1 && shape_is_name(shape_kid(call, 1), search->name) &&
			strncmp(call->name ? call->name : "", "heap", 4) == 0);
	if (mine && is_call(call, popping))
		note(search, MOVE_POP);
	if (!mine || !is_call(call, pushing))
		return;
	note(search, MOVE_PUSH);
	for (unsigned i = 0; i < call->len; i++)
		search->found.far |= call->kids[i]->kind == SHAPE_SPREAD ? MOVE_PUSH : 0;
	search->found.far |= is_call(call, pushing_many) ? MOVE_PUSH : 0;
}

static void note_augment(struct search *search, const struct shape *shape)
{
	const struct shape *by = shape_kid(shape, 1);
	note_sum(search, shape, move_of_operation(shape, search->name));
	if (shape->op == OP_ADD && by->kind == SHAPE_NAME)
		search->step = by->name;
}

static void search_moves(struct search *search, const struct shape *shape);

/* A move that is in every branch, the last `else` included, happens on every trip. */
static void search_if(struct search *search, const struct shape *shape)
{
	struct moves before = search->found;
	bool everywhere = shape->len % 2 == 1;
	bool divided = everywhere;
	for (unsigned i = 0; i < shape->len; i++) {
		bool condition = i % 2 == 0 && i + 1 < shape->len;
		search->found = (struct moves){0};
		unsigned conditions = search->conditions;
		search->conditions = condition ? conditions : 0;
		search_moves(search, shape->kids[i]);
		search->conditions = conditions;
		everywhere &= condition || search->found.always;
		divided &= condition || search->found.divides;
		before.all |= search->found.all;
		before.nested |= search->found.nested;
		before.far |= search->found.far;
	}
	search->found = before;
	if (search->conditions > 0 || search->loops > 0)
		return;
	search->found.always |= everywhere ? before.all : 0;
	search->found.divides |= divided;
}

static void search_moves(struct search *search, const struct shape *shape)
{
	if (shape->kind == SHAPE_FUNCTION)
		return;
	if (search->seen++ >= SEEN_MAX) {
		note(search, MOVE_OTHER);
		return;
	}
	if (shape->kind == SHAPE_IF) {
		search_if(search, shape);
		return;
	}
	bool loop = shape->kind == SHAPE_EACH || shape->kind == SHAPE_WHILE;
	search->loops += loop;
	search->conditions += shape->kind == SHAPE_CHOICE;
	if (shape->kind == SHAPE_ASSIGN)
		note_assign(search, shape_kid(shape, 0), shape_kid(shape, 1));
	else if (shape->kind == SHAPE_EACH)
		note_assign(search, shape_kid(shape, 0), shape_kid(shape, 1));
	else if (shape->kind == SHAPE_AUGMENT && shape_is_name(shape_kid(shape, 0), search->name))
		note_augment(search, shape);
	else if (shape->kind == SHAPE_CALL)
		note_call(search, shape);
	for (unsigned i = 0; i < shape->len; i++)
		search_moves(search, shape->kids[i]);
	search->conditions -= shape->kind == SHAPE_CHOICE;
	search->loops -= loop;
}

static struct search search_loop(struct engine *engine, const struct shape *loop, const char *name)
{
	const struct shape *body = shape_kid(loop, loop->kind == SHAPE_EACH ? 2 : 1);
	struct search search = {.body = body, .name = name};
	if (engine_exhausted(engine, loop->line)) {
		note(&search, MOVE_OTHER);
		return search;
	}
	search_moves(&search, body);
	if (loop->kind == SHAPE_WHILE) {
		search_moves(&search, shape_kid(loop, 0));
		search_moves(&search, shape_kid(loop, 2));
	}
	engine_spend(engine, (search.seen + search.asked) / SEEN_A_STEP);
	return search;
}

struct moves moves_of(struct engine *engine, const struct shape *loop, const char *name)
{
	return search_loop(engine, loop, name).found;
}

const char *moves_step(struct engine *engine, const struct shape *loop, const char *name)
{
	return search_loop(engine, loop, name).step;
}

bool moves_pushes(const struct shape *shape)
{
	return is_call(shape, pushing);
}

static const struct shape *divisor(const struct shape *shape, const char *name, int depth)
{
	const struct shape *value = shape_kid(shape, 1);
	if (shape_is_name(shape_kid(shape, 0), name)) {
		if (shape->kind == SHAPE_AUGMENT && shape->op == OP_DIV)
			return value;
		value = without_rounding(value);
		if (shape->kind == SHAPE_ASSIGN && value->kind == SHAPE_BINARY &&
			value->op == OP_DIV && shape_is_name(shape_kid(value, 0), name))
			return shape_kid(value, 1);
	}
	const struct shape *found = NULL;
	for (unsigned i = 0; i < shape->len && depth < 20 && !found; i++)
		found = divisor(shape->kids[i], name, depth + 1);
	return found;
}

const struct shape *moves_divisor(const struct shape *loop, const char *name)
{
	return divisor(loop, name, 0);
}

/* i, i + 1, i - 1 */
static const struct shape *without_constant(const struct shape *value)
{
	bool near = value->kind == SHAPE_BINARY && (value->op == OP_ADD || value->op == OP_SUB) &&
		shape_kid(value, 1)->kind == SHAPE_NUMBER;
	return near ? shape_kid(value, 0) : value;
}

static const char *copied(const struct shape *shape, const char *name, int depth, unsigned *seen)
{
	if (*seen >= SEEN_MAX)
		return NULL;
	++*seen;
	const struct shape *value = shape_kid(shape, 1);
	if (shape->kind == SHAPE_ASSIGN && shape_is_name(shape_kid(shape, 0), name)) {
		value = without_constant(value);
		return value->kind == SHAPE_NAME && value->name != name ? value->name : NULL;
	}
	const char *found = NULL;
	for (unsigned i = 0; i < shape->len && depth < 20 && !found; i++)
		found = copied(shape->kids[i], name, depth + 1, seen);
	return found;
}

const char *moves_copied(struct engine *engine, const struct shape *loop, const char *name)
{
	unsigned seen = 0;
	if (engine_exhausted(engine, loop->line))
		return NULL;
	const char *found = copied(loop, name, 0, &seen);
	engine_spend(engine, seen / SEEN_A_STEP);
	return found;
}
