#include <string.h>
#include <strings.h>

#include "argus/source.h"
#include "base/mem.h"

const struct TSLanguage *tree_sitter_python(void);
const struct TSLanguage *tree_sitter_javascript(void);

/* Embedded at build time. */
extern const char costs_python[];
extern const size_t costs_python_len;
extern const char costs_javascript[];
extern const size_t costs_javascript_len;

static const char *const python_aliases[] = {"py", "python3", NULL};
static const char *const python_extensions[] = {".py", ".pyw", NULL};
static const char *const javascript_aliases[] = {"js", "node", NULL};
static const char *const javascript_extensions[] = {".js", ".mjs", ".cjs", ".jsx", NULL};

static const struct lang langs[] = {
	[LANG_PYTHON] =
		{
			.id = LANG_PYTHON,
			.name = "python",
			.title = "Python",
			.aliases = python_aliases,
			.extensions = python_extensions,
			.grammar = tree_sitter_python,
			.costs = costs_python,
			.costs_len = &costs_python_len,
			.warmup_seconds = 5e-4,
		},
	[LANG_JAVASCRIPT] =
		{
			.id = LANG_JAVASCRIPT,
			.name = "javascript",
			.title = "JavaScript",
			.aliases = javascript_aliases,
			.extensions = javascript_extensions,
			.grammar = tree_sitter_javascript,
			.costs = costs_javascript,
			.costs_len = &costs_javascript_len,
			/* V8 runs a program in its interpreter first and compiles what is hot. */
			.warmup_seconds = 8e-3,
		},
};
_Static_assert(ARRAY_LEN(langs) == LANG_COUNT, "one row a language");

static bool holds(const char *const *list, const char *text)
{
	for (; *list; list++) {
		if (strcasecmp(*list, text) == 0)
			return true;
	}
	return false;
}

const struct lang *lang_at(enum lang_id id)
{
	return &langs[id];
}

const struct lang *lang_find(const char *name)
{
	for (size_t i = 0; i < LANG_COUNT; i++) {
		if (strcasecmp(langs[i].name, name) == 0 || holds(langs[i].aliases, name))
			return &langs[i];
	}
	return NULL;
}

const struct lang *lang_of_path(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *dot = strrchr(slash ? slash : path, '.');
	for (size_t i = 0; dot && i < LANG_COUNT; i++) {
		if (holds(langs[i].extensions, dot))
			return &langs[i];
	}
	return NULL;
}

/* "python3.11" is a Python, "nodemon" no Node. */
static bool is_interpreter(const char *word, size_t len, const char *name)
{
	size_t used = strlen(name);
	return len >= used && strncmp(word, name, used) == 0 &&
		strspn(word + used, "0123456789.") >= len - used;
}

/* The first word that names an interpreter, so that "env -S" and its options are passed over. */
const struct lang *lang_of_start(const char *text)
{
	static const struct {
		const char *name;
		enum lang_id id;
	} interpreters[] = {
		{"python", LANG_PYTHON}, {"pypy", LANG_PYTHON}, {"node", LANG_JAVASCRIPT}};
	if (strncmp(text, "#!", 2) != 0)
		return NULL;
	const char *end = text + strcspn(text, "\r\n");
	for (const char *word = text + 2; word < end; word += strspn(word, " \t/")) {
		size_t len = strcspn(word, " \t/\r\n");
		for (size_t i = 0; i < ARRAY_LEN(interpreters); i++) {
			if (word[len] != '/' && is_interpreter(word, len, interpreters[i].name))
				return lang_at(interpreters[i].id);
		}
		word += len;
	}
	return NULL;
}
