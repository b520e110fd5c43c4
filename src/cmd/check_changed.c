#include "cmd/check_changed.h"

#include <string.h>

#include "argus/modules.h"
#include "argus/revision.h"
#include "base/mem.h"
#include "base/str.h"
#include "cmd/cmd.h"

/* 1: one of them is. What was imported then and is not now shows in the file that did. */
static int differ(const struct source *source, const struct modules *modules, const char *rev,
	struct err *err)
{
	const char *slash = strrchr(source->path, '/');
	size_t folder = slash ? (size_t)(slash + 1 - source->path) : 0;
	int status = revision_differs(source->path, source->text, source->len, rev, err);
	for (size_t i = 0; i < modules->len && status == 0; i++) {
		const struct module *module = &modules->items[i];
		owned(str_done) struct str path = {0};
		str_add_n(&path, source->path, folder);
		str_add(&path, module->name);
		status = module->problem ? 1
					 : revision_differs(str_text(&path), module->source.text,
						   module->source.len, rev, err);
	}
	return status;
}

int check_changed(const struct config_target *target, const char *rev, struct err *err)
{
	const struct lang *lang = NULL;
	struct source source = {0};
	struct modules modules = {0};
	struct err ignored = {0};
	if (cmd_find_lang(target->spec.lang, &lang, err) < 0)
		return -1;
	if (source_load(target->spec.path, lang, &source, &ignored) < 0)
		return 1;
	modules_find(&source, &modules);
	int status = differ(&source, &modules, rev, err);
	modules_done(&modules);
	source_done(&source);
	return status;
}
