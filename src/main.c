#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/term.h"
#include "cmd/cmd.h"

int main(int argc, char **argv)
{
	struct err err = {0};
	if (cmd_main(argc, argv, &err) < 0) {
		/* Names of files and options are in it. */
		owned(str_done) struct str shown = {0};
		term_escape(&shown, err.text, strlen(err.text), true);
		fprintf(stderr, "argus: %s\n", str_text(&shown));
	}
	return err_exit_status(err.kind);
}
