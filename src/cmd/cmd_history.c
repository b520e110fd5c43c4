#include <string.h>

#include "base/mem.h"
#include "base/near.h"
#include "base/term.h"
#include "cmd/history.h"

/* In the order in which they are listed; NULL-ended. The first is what there is without a word. */
static const struct cmd *const parts[] = {
	&history_list,
	&history_show,
	&history_trend,
	&history_diff,
	&history_baseline,
	&history_export,
	&history_import,
	&history_stats,
	&history_verify,
	&history_prune,
	NULL,
};

static int unknown_part(const char *word, struct err *err)
{
	const char *names[ARRAY_LEN(parts)] = {0};
	owned(str_done) struct str known = {0};
	owned(str_done) struct str shown = {0};
	for (size_t i = 0; parts[i]; i++) {
		names[i] = cmd_word(parts[i]);
		str_addf(&known, "%s%s", i ? ", " : "", names[i]);
	}
	term_escape(&shown, word, strlen(word), false);
	const char *nearest = near_word(word, names);
	if (nearest)
		return err_set(err, ERR_USAGE, "history: unknown word '%s'; did you mean '%s'?",
			str_text(&shown), nearest);
	return err_set(
		err, ERR_USAGE, "history: '%s' is none of: %s", str_text(&shown), str_text(&known));
}

static int run_history(const struct cmd *cmd, int argc, char **argv, struct err *err)
{
	if (argc == 0 || argv[0][0] == '-')
		return parts[0]->run(cmd, argc, argv, err);
	const struct cmd *part = cmd_find_part(cmd, argv[0]);
	if (!part)
		return unknown_part(argv[0], err);
	return part->run(part, argc - 1, argv + 1, err);
}

static const char *const examples[] = {
	"argus history",
	"argus history --file sort.py --since 7d",
	"argus history show last",
	NULL,
};

const struct cmd cmd_history = {
	.name = "history",
	.summary = "list, show, hold side by side, move and prune recorded runs",
	.usage = "[COMMAND] [options]",
	.about = "Every 'argus run' is recorded in one local file. Without a command, lists the "
		 "newest runs that match all the options.",
	.examples = examples,
	.tables = history_list_tables,
	.parts = parts,
	.run = run_history,
};
