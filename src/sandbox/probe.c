#include "argus/sandbox.h"
#include "base/mem.h"

enum sandbox_tier sandbox_probe(struct str *reasons)
{
	struct err err = {0};
	owned(sandbox_release) struct sandbox *sandbox = NULL;
	const struct sandbox_setup setup = {0};
	if (sandbox_open(&setup, &sandbox, &err) < 0) {
		str_add(reasons, err.text);
		return SANDBOX_NONE;
	}
	str_add(reasons, sandbox_tier_reason(sandbox));
	return sandbox_tier(sandbox);
}
