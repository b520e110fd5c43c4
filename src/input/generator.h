/*
 * The generators: one row for each call that an expression knows. The parser, the makers, the
 * estimate, `argus input --list` and the check of the manual all read the same rows.
 */
#ifndef ARGUS_INPUT_GENERATOR_H
#define ARGUS_INPUT_GENERATOR_H

#include "input/expr.h"

struct maker;
struct sink;

enum param {
	PARAM_NONE,
	PARAM_NUMBER,
	PARAM_LIST,
	PARAM_ALPHABET, /* a quoted text */
	PARAM_ITEM, /* anything */
	PARAM_COUNT
};

enum { PARAMS_MAX = 4, PARAMS_MANY = 1000 };

struct generator {
	struct input_generator shown; /* name, parameters, help */
	enum expr_kind kind; /* of what it makes */
	unsigned least, most; /* arguments; PARAMS_MANY: the last parameter may come again */
	enum param params[PARAMS_MAX];
	bool takes_base;
	int64_t low, high; /* the bounds that may be left out */
	const char *alphabet; /* the one that may be left out */
	int (*number)(struct maker *maker, const struct expr_node *call, int64_t *value);
	int (*make)(struct maker *maker, const struct expr_node *call, struct sink *sink);
	double (*items)(struct maker *maker, const struct expr_node *call); /* NULL: one */
};

const struct generator *generator_find(const char *name, size_t len); /* NULL: none */
const struct generator *generator_at(size_t index); /* NULL after the last */

#endif
