#include "argus/verdict.h"

#include <string.h>

#include "base/utf8.h"

void verdict_say(struct verdict *verdict, const char *reason)
{
	size_t len = strlen(reason);
	if (len >= sizeof verdict->reason)
		len = utf8_valid_prefix(reason, sizeof verdict->reason - 1);
	memcpy(verdict->reason, reason, len);
	verdict->reason[len] = '\0';
}
