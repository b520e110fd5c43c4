#include <string.h>
#include <strings.h>

#include "argus/source.h"
#include "base/mem.h"

const struct TSLanguage *tree_sitter_python(void);
const struct TSLanguage *tree_sitter_javascript(void);

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
