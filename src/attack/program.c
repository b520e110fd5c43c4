#include "attack/program.h"

#include <string.h>

const struct attack_program *attack_program_find(const char *name)
{
	for (size_t i = 0; i < attack_programs_len; i++) {
		if (strcmp(attack_programs[i].name, name) == 0)
			return &attack_programs[i];
	}
	return NULL;
}
