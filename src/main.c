#include <stdio.h>

#include "cmd/cmd.h"

int main(int argc, char **argv)
{
	struct err err = {0};
	if (cmd_main(argc, argv, &err) < 0)
		fprintf(stderr, "argus: %s\n", err.text);
	return err_exit_status(err.kind);
}
