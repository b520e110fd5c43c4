#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "argus/measure.h"
#include "base/mem.h"

extern const char driver_calling_py[];
extern const size_t driver_calling_py_len;
extern const char driver_calling_js[];
extern const size_t driver_calling_js_len;
extern const char driver_function_py[];
extern const size_t driver_function_py_len;
extern const char driver_function_js[];
extern const size_t driver_function_js_len;
extern const char driver_shown_py[];
extern const size_t driver_shown_py_len;
extern const char driver_shown_js[];
extern const size_t driver_shown_js_len;

const char *measure_empty_name(const struct lang *lang)
{
	static const char *const names[] = {
		[LANG_PYTHON] = "empty.py", [LANG_JAVASCRIPT] = "empty.js"};
	_Static_assert(ARRAY_LEN(names) == LANG_COUNT, "one name a language");
	return names[lang->id];
}

/* The name under which the program stands in its box. Node goes by the extension: a script with
 * `import` syntax is a module whatever its folder's package.json says, so that it works without
 * one, and --lang may have said of any file what it is. */
static void box_name(const struct source *source, struct str *name)
{
	const char *slash = strrchr(source->path, '/');
	const char *base = slash ? slash + 1 : source->path;
	if (strcmp(base, "-") == 0)
		base = "main";
	size_t len = strlen(base);
	bool known = lang_of_path(base) == source->lang;
	bool plain = len > 3 && strcmp(base + len - 3, ".js") == 0;
	if (source->module && (plain || !known))
		str_addf(name, "%.*s.mjs", (int)(plain ? len - 3 : len), base);
	else
		str_addf(name, "%s%s", base, known ? "" : source->lang->extensions[0]);
}

/* The folder that the source stands in, absolute; NULL for standard input. */
static char *folder_of(const struct source *source)
{
	char real[PATH_MAX];
	if (strcmp(source->path, "-") == 0 || !realpath(source->path, real))
		return NULL;
	*strrchr(real, '/') = '\0';
	return mem_text(real[0] ? real : "/");
}

int measure_open_sandbox(const struct source *source, const struct interpreter *interpreter,
	enum sandbox_tier least, struct sandbox **sandbox, struct err *err)
{
	const struct sandbox_setup wishes = {.least = least};
	return measure_open_box(source, interpreter, &wishes, sandbox, err);
}

extern const char driver_count_py[];
extern const size_t driver_count_py_len;
extern const char driver_probes_py[];
extern const size_t driver_probes_py_len;
extern const char driver_count_js[];
extern const size_t driver_count_js_len;
extern const char driver_count_library_js[];
extern const size_t driver_count_library_js_len;
extern const char driver_count_match_js[];
extern const size_t driver_count_match_js_len;
extern const char driver_count_probes_js[];
extern const size_t driver_count_probes_js_len;
extern const char driver_count_sites_js[];
extern const size_t driver_count_sites_js_len;
extern const char driver_count_steps_js[];
extern const size_t driver_count_steps_js_len;

int measure_open_counting(const struct source *source, const struct instrumented *instrumented,
	const struct interpreter *interpreter, enum sandbox_tier least, struct sandbox **sandbox,
	struct err *err)
{
	owned(str_done) struct str name = {0};
	owned(str_done) struct str sites = {0};
	owned(mem_free_text) char *folder = folder_of(source);
	box_name(source, &name);
	instrument_describe(instrumented, &sites);
	const struct sandbox_file program = {
		str_text(&name), str_text(&instrumented->text), instrumented->text.len};
	const struct sandbox_file files[] = {
		{"calling.py", driver_calling_py, driver_calling_py_len},
		{"calling.js", driver_calling_js, driver_calling_js_len},
		{"count.py", driver_count_py, driver_count_py_len},
		{"probes.py", driver_probes_py, driver_probes_py_len},
		{"count.js", driver_count_js, driver_count_js_len},
		{"count_library.js", driver_count_library_js, driver_count_library_js_len},
		{"count_match.js", driver_count_match_js, driver_count_match_js_len},
		{"count_probes.js", driver_count_probes_js, driver_count_probes_js_len},
		{"count_sites.js", driver_count_sites_js, driver_count_sites_js_len},
		{"count_steps.js", driver_count_steps_js, driver_count_steps_js_len},
		{"sites.tsv", str_text(&sites), sites.len},
		{"costs.tsv", source->lang->costs, *source->lang->costs_len},
	};
	struct sandbox_file modules[SANDBOX_MODULES_MAX];
	size_t modules_len = 0;
	for (size_t i = 0; i < instrumented->modules_len; i++) {
		const struct instrumented_module *module = &instrumented->modules[i];
		if (module->text.len > 0 && modules_len < ARRAY_LEN(modules) &&
			strcmp(module->name, str_text(&name)) != 0)
			modules[modules_len++] = (struct sandbox_file){
				module->name, str_text(&module->text), module->text.len};
	}
	const struct sandbox_setup setup = {.folder = folder,
		.source = &program,
		.modules = modules,
		.modules_len = modules_len,
		.files = files,
		.files_len = ARRAY_LEN(files),
		.prefixes = (const char *const *)interpreter->prefixes,
		.least = least};
	return sandbox_open(&setup, sandbox, err);
}

extern const char driver_memory_py[];
extern const size_t driver_memory_py_len;
extern const char driver_memory_js[];
extern const size_t driver_memory_js_len;

int measure_open_memory(const struct source *source, const struct interpreter *interpreter,
	enum sandbox_tier least, struct sandbox **sandbox, struct err *err)
{
	owned(str_done) struct str name = {0};
	owned(str_done) struct str text = {0};
	owned(mem_free_text) char *folder = folder_of(source);
	box_name(source, &name);
	instrument_steps(source, &text);
	const struct sandbox_file program = {str_text(&name), str_text(&text), text.len};
	const struct sandbox_file files[] = {
		{"calling.py", driver_calling_py, driver_calling_py_len},
		{"calling.js", driver_calling_js, driver_calling_js_len},
		{"memory.py", driver_memory_py, driver_memory_py_len},
		{"memory.js", driver_memory_js, driver_memory_js_len},
	};
	const struct sandbox_setup setup = {.folder = folder,
		.source = &program,
		.files = files,
		.files_len = ARRAY_LEN(files),
		.prefixes = (const char *const *)interpreter->prefixes,
		.least = least};
	return sandbox_open(&setup, sandbox, err);
}

int measure_open_box(const struct source *source, const struct interpreter *interpreter,
	const struct sandbox_setup *wishes, struct sandbox **sandbox, struct err *err)
{
	owned(str_done) struct str name = {0};
	owned(mem_free_text) char *folder = folder_of(source);
	box_name(source, &name);
	const struct sandbox_file program = {str_text(&name), source->text, source->len};
	const struct sandbox_file files[] = {
		{"empty.py", "", 0},
		{"empty.js", "", 0},
		{"calling.py", driver_calling_py, driver_calling_py_len},
		{"calling.js", driver_calling_js, driver_calling_js_len},
		{"function.py", driver_function_py, driver_function_py_len},
		{"function.js", driver_function_js, driver_function_js_len},
		{"shown.py", driver_shown_py, driver_shown_py_len},
		{"shown.js", driver_shown_js, driver_shown_js_len},
	};
	struct sandbox_setup setup = *wishes;
	setup.folder = folder;
	setup.source = &program;
	setup.files = files;
	setup.files_len = ARRAY_LEN(files);
	setup.prefixes = (const char *const *)interpreter->prefixes;
	return sandbox_open(&setup, sandbox, err);
}
