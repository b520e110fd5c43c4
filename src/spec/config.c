/* argus.yaml through libyaml: a document of nodes, walked by tables of keys. */
#include "argus/config.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/mem.h"
#include "base/near.h"
#include "base/num.h"
#include "base/str.h"
#include "base/term.h"

static const double COUNTS = 0.05;
static const double EXPONENT = 0.1;

struct reader {
	const char *path;
	yaml_document_t *document;
	struct err *err;
};

static int fail_at(struct reader *reader, const yaml_node_t *node, const char *text)
{
	return err_set(reader->err, ERR_USAGE, "%s:%zu:%zu: %s", reader->path,
		node->start_mark.line + 1, node->start_mark.column + 1, text);
}

/* The sentence of a parser of ours, with its place. */
static int fail_with(
	struct reader *reader, const yaml_node_t *node, const char *key, const struct err *why)
{
	return err_set(reader->err, ERR_USAGE, "%s:%zu:%zu: %s: %s", reader->path,
		node->start_mark.line + 1, node->start_mark.column + 1, key, why->text);
}

static const char *text_of(const yaml_node_t *node)
{
	return (const char *)node->data.scalar.value;
}

/* One key of a mapping: what takes its value, of a scalar unless it says otherwise. */
struct key {
	const char *name;
	int (*take)(const char *text, void *field, struct err *err);
	size_t offset;
	int (*take_node)(struct reader *reader, const yaml_node_t *node, void *into);
};

static int take_text(const char *text, void *field, struct err *err)
{
	char **into = field;
	if (text[0] == '\0')
		return err_set(err, ERR_USAGE, "it must not be empty");
	free(*into);
	*into = mem_text(text);
	return 0;
}

static int take_count(const char *text, void *field, struct err *err)
{
	return num_parse_count(text, field, err);
}

static int take_bytes(const char *text, void *field, struct err *err)
{
	return num_parse_bytes(text, field, err);
}

static int take_seconds(const char *text, void *field, struct err *err)
{
	return num_parse_seconds(text, field, err);
}

static int take_growth(const char *text, void *field, struct err *err)
{
	return growth_parse(text, field, err);
}

/* The field is n_min. */
static int take_sizes(const char *text, void *field, struct err *err)
{
	struct spec *spec = (struct spec *)((char *)field - offsetof(struct spec, n_min));
	return spec_parse_sizes(text, &spec->n_min, &spec->n_max, err);
}

static int take_metric(const char *text, void *field, struct err *err)
{
	static const char *const names[] = {"ops", "cpu"};
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		if (strcmp(text, names[i]) == 0) {
			*(int *)field = (int)i;
			return 0;
		}
	}
	return err_set(err, ERR_USAGE,
		"it is ops (count the operations, the same on every machine) or cpu (time it, "
		"too)");
}

/* "5%" or "0". */
static int take_percent(const char *text, void *field, struct err *err)
{
	char *end;
	double percent = strtod(text, &end);
	if (end == text || strcmp(end, "%") != 0 || !(percent >= 0 && percent <= 1000))
		return err_set(err, ERR_USAGE, "it is a percentage from 0%% to 1000%%");
	*(double *)field = percent / 100;
	return 0;
}

/* Of what is measured; no machine is so quiet as to tell less than one in a hundred. */
static int take_measured(const char *text, void *field, struct err *err)
{
	static const double LEAST = 0.01;
	double part = 0;
	if (take_percent(text, &part, err) < 0)
		return -1;
	if (part < LEAST)
		return err_set(err, ERR_USAGE, "less than 1%% cannot be measured");
	*(double *)field = part;
	return 0;
}

static int take_exponent(const char *text, void *field, struct err *err)
{
	double value = 0;
	if (num_parse_double(text, &value, err) < 0)
		return -1;
	if (!(value >= 0 && value <= 10))
		return err_set(err, ERR_USAGE, "it is a number from 0 to 10");
	*(double *)field = value;
	return 0;
}

static int fail_unknown(
	struct reader *reader, const yaml_node_t *node, const struct key *keys, size_t len)
{
	enum { KEYS_MAX = 24 };
	const char *names[KEYS_MAX + 1] = {0};
	owned(str_done) struct str text = {0};
	str_add(&text, "unknown key '");
	term_escape(&text, text_of(node), node->data.scalar.length, false);
	for (size_t i = 0; i < len && i < KEYS_MAX; i++)
		names[i] = keys[i].name;
	const char *nearest = near_word(text_of(node), names);
	if (nearest)
		str_addf(&text, "'; did you mean '%s", nearest);
	str_add(&text, "'; there are ");
	for (size_t i = 0; i < len; i++)
		str_addf(&text, "%s%s", i == 0 ? "" : i + 1 < len ? ", " : " and ", keys[i].name);
	return fail_at(reader, node, str_text(&text));
}

static int take_value(
	struct reader *reader, const struct key *key, const yaml_node_t *node, void *into)
{
	struct err why = {0};
	if (key->take_node)
		return key->take_node(reader, node, into);
	if (node->type != YAML_SCALAR_NODE) {
		err_set(&why, ERR_USAGE, "it is a single value, not a %s",
			node->type == YAML_SEQUENCE_NODE ? "list" : "table");
		return fail_with(reader, node, key->name, &why);
	}
	if (key->take(text_of(node), (char *)into + key->offset, &why) < 0)
		return fail_with(reader, node, key->name, &why);
	return 0;
}

static int check_twice(
	struct reader *reader, const yaml_node_t *mapping, const yaml_node_pair_t *pair)
{
	const yaml_node_t *name = yaml_document_get_node(reader->document, pair->key);
	for (const yaml_node_pair_t *other = mapping->data.mapping.pairs.start; other < pair;
		other++) {
		const yaml_node_t *key = yaml_document_get_node(reader->document, other->key);
		if (strcmp(text_of(key), text_of(name)) != 0)
			continue;
		owned(str_done) struct str text = {0};
		str_addf(&text, "the key '%s' is there twice, first in line %zu", text_of(name),
			key->start_mark.line + 1);
		return fail_at(reader, name, str_text(&text));
	}
	return 0;
}

static int take_mapping(struct reader *reader, const yaml_node_t *node, const struct key *keys,
	size_t len, void *into)
{
	if (node->type != YAML_MAPPING_NODE)
		return fail_at(reader, node, "this has to be a table of keys, as in 'name: pairs'");
	for (const yaml_node_pair_t *pair = node->data.mapping.pairs.start;
		pair < node->data.mapping.pairs.top; pair++) {
		const yaml_node_t *name = yaml_document_get_node(reader->document, pair->key);
		const yaml_node_t *value = yaml_document_get_node(reader->document, pair->value);
		size_t at = 0;
		if (name->type != YAML_SCALAR_NODE)
			return fail_at(reader, name, "a key is a word");
		while (at < len && strcmp(keys[at].name, text_of(name)) != 0)
			at++;
		if (at == len)
			return fail_unknown(reader, name, keys, len);
		if (check_twice(reader, node, pair) < 0 ||
			take_value(reader, &keys[at], value, into) < 0)
			return -1;
	}
	return 0;
}

static int take_thresholds(struct reader *reader, const yaml_node_t *node, void *into)
{
	static const struct key keys[] = {
		{"counts", take_percent, offsetof(struct config_target, counts), NULL},
		{"exponent", take_exponent, offsetof(struct config_target, exponent), NULL},
		{"time", take_measured, offsetof(struct config_target, time), NULL},
		{"memory", take_measured, offsetof(struct config_target, held), NULL},
	};
	return take_mapping(reader, node, keys, ARRAY_LEN(keys), into);
}

#define AT(field) offsetof(struct config_target, field)

static const struct key target_keys[] = {
	{"name", take_text, AT(name), NULL},
	{"file", take_text, AT(spec.path), NULL},
	{"function", take_text, AT(spec.function), NULL},
	{"args", take_text, AT(spec.args), NULL},
	{"input", take_text, AT(spec.input), NULL},
	{"lang", take_text, AT(spec.lang), NULL},
	{"expect", take_growth, AT(spec.expect), NULL},
	{"expect-memory", take_growth, AT(spec.expect_memory), NULL},
	{"metric", take_metric, AT(clock), NULL},
	{"sizes", take_sizes, AT(spec.n_min), NULL},
	{"max-n", take_count, AT(spec.n_cap), NULL},
	{"seed", take_count, AT(spec.seed), NULL},
	{"budget", take_seconds, AT(spec.budget_seconds), NULL},
	{"timeout", take_seconds, AT(spec.timeout_seconds), NULL},
	{"memory", take_bytes, AT(spec.memory_bytes), NULL},
	{"thresholds", NULL, 0, take_thresholds},
	{"baseline", take_text, AT(baseline), NULL},
};

static void target_done(struct config_target *target)
{
	free(target->name);
	free(target->baseline);
	spec_done(&target->spec);
}

void config_done(struct config *config)
{
	for (size_t i = 0; i < config->len; i++)
		target_done(&config->targets[i]);
	free(config->targets);
	free(config->baseline);
	*config = (struct config){0};
}

/* A path that starts in the configuration's folder. */
static void resolve(const struct reader *reader, char **path)
{
	const char *slash = strrchr(reader->path, '/');
	if (!slash || (*path)[0] == '/')
		return;
	owned(str_done) struct str whole = {0};
	str_addf(&whole, "%.*s/%s", (int)(slash - reader->path), reader->path, *path);
	free(*path);
	*path = str_take(&whole);
}

static int complete(struct reader *reader, const yaml_node_t *node, const struct config *config,
	struct config_target *target)
{
	struct err why = {0};
	if (!target->spec.path)
		return fail_at(reader, node, "the target has no file");
	if (!target->name) {
		owned(str_done) struct str name = {0};
		str_add(&name, target->spec.path);
		if (target->spec.function)
			str_addf(&name, ":%s", target->spec.function);
		target->name = str_take(&name);
	}
	for (size_t i = 0; i + 1 < config->len; i++) {
		if (strcmp(config->targets[i].name, target->name) != 0)
			continue;
		owned(str_done) struct str text = {0};
		str_addf(&text,
			"two targets have the name '%s', the first in line %u; give one "
			"another name",
			target->name, config->targets[i].line);
		return fail_at(reader, node, str_text(&text));
	}
	if (target->spec.expect_memory.kind != GROWTH_UNKNOWN && !target->clock)
		return fail_at(reader, node,
			"expect-memory needs runs that are measured; add 'metric: cpu'");
	resolve(reader, &target->spec.path);
	spec_cap(&target->spec);
	if (spec_check(&target->spec, &why) < 0)
		return fail_with(reader, node, target->name, &why);
	return 0;
}

static int take_targets(struct reader *reader, const yaml_node_t *node, void *into)
{
	struct config *config = into;
	if (node->type != YAML_SEQUENCE_NODE)
		return fail_at(reader, node, "targets are a list: each starts with '- '");
	for (const yaml_node_item_t *item = node->data.sequence.items.start;
		item < node->data.sequence.items.top; item++) {
		const yaml_node_t *one = yaml_document_get_node(reader->document, *item);
		config->targets = mem_grow(
			config->targets, config->len, &config->cap, sizeof *config->targets);
		struct config_target *target = &config->targets[config->len++];
		*target = (struct config_target){.spec = SPEC_DEFAULT,
			.counts = COUNTS,
			.exponent = EXPONENT,
			.line = (unsigned)one->start_mark.line + 1};
		if (take_mapping(reader, one, target_keys, ARRAY_LEN(target_keys), target) < 0 ||
			complete(reader, one, config, target) < 0)
			return -1;
	}
	return 0;
}

static int take_document(struct reader *reader, struct config *config)
{
	static const struct key keys[] = {{"targets", NULL, 0, take_targets},
		{"baseline", take_text, offsetof(struct config, baseline), NULL}};
	const yaml_node_t *root = yaml_document_get_root_node(reader->document);
	if (root && take_mapping(reader, root, keys, ARRAY_LEN(keys), config) < 0)
		return -1;
	if (config->len == 0)
		return err_set(reader->err, ERR_USAGE,
			"%s: there are no targets; list some under 'targets:', each with a file, "
			"what it "
			"reads and what is expected of it",
			reader->path);
	return 0;
}

int config_parse(
	const char *text, size_t len, const char *path, struct config *config, struct err *err)
{
	yaml_parser_t parser;
	yaml_document_t document;
	*config = (struct config){0};
	if (!yaml_parser_initialize(&parser))
		return err_set(err, ERR_FAILED, "out of memory");
	yaml_parser_set_input_string(&parser, (const unsigned char *)text, len);
	if (!yaml_parser_load(&parser, &document)) {
		err_set(err, ERR_USAGE, "%s:%zu:%zu: %s%s%s", path, parser.problem_mark.line + 1,
			parser.problem_mark.column + 1, parser.problem ? parser.problem : "no YAML",
			parser.context ? ", " : "", parser.context ? parser.context : "");
		yaml_parser_delete(&parser);
		return -1;
	}
	struct reader reader = {path, &document, err};
	int status = take_document(&reader, config);
	yaml_document_delete(&document);
	yaml_parser_delete(&parser);
	if (status < 0)
		config_done(config);
	return status;
}
