#include "attack/controls.h"

#include <unistd.h>

#include "base/mem.h"

#define LAYER(name) (1U << SANDBOX_LAYER_##name)

/* Where one layer's absence lets nothing through, because another holds that too, both are left
 * out. */
const struct control controls[] = {
	{.name = "the filter of system calls",
		.without = LAYER(FILTER),
		.attacks = {{"fork-bomb"}, {"trace-other-process"}, {"memfd-files"},
			{"user-faults"}, {"child-processes"}}},
	{.name = "the limits",
		.without = LAYER(LIMITS),
		.attacks = {{"private-maps"}, {"heap-bomb"}, {"timer-taken-off"}, {"stdout-flood"},
			{"thread-bomb"}}},
	{.name = "another user",
		.without = LAYER(USERS),
		.root_only = "a plain user's programs are that user's",
		.attacks = {{"identity-change", "user 0"}}},
	{.name = "the giving up of privileges",
		.without = LAYER(CAPABILITIES),
		.tier = SANDBOX_FULL,
		.attacks = {{"capabilities-kept", "CapBnd"}}},
	{.name = "another user and the giving up of privileges",
		.without = LAYER(USERS) | LAYER(CAPABILITIES),
		.tier = SANDBOX_FULL,
		.root_only = "a plain user has none",
		.attacks = {{"capabilities-kept", "CapEff"}},
		.why = "with another user's number they are lost by themselves"},
	{.name = "the process namespace",
		.without = LAYER(PROCESSES),
		.tier = SANDBOX_FULL,
		.root_only = "a plain user's box has no /proc without it, and does not open",
		.attacks = {{"process-namespace"}, {"process-list"}}},
	{.name = "the network namespace",
		.without = LAYER(NETWORK),
		.tier = SANDBOX_FULL,
		.attacks = {{"network-namespace", "the host's"}, {"network-lists"}}},
	{.name = "the network namespace, Landlock and the filter",
		.without = LAYER(NETWORK) | LAYER(LANDLOCK) | LAYER(FILTER),
		.tier = SANDBOX_FULL,
		.attacks = {{"tcp-connection", "connecting"}, {"tcp-connection-js"}},
		.why = "the filter refuses sockets, and Landlock TCP"},
	{.name = "the IPC namespace",
		.without = LAYER(IPC),
		.tier = SANDBOX_FULL,
		.attacks = {{"ipc-namespace", "the host's"}}},
	{.name = "the IPC namespace and the filter",
		.without = LAYER(IPC) | LAYER(FILTER),
		.tier = SANDBOX_FULL,
		.attacks = {{"sysv-shared-memory", "errno 0"}},
		.why = "the filter refuses all that the namespace holds"},
	{.name = "the host's namespaces",
		.without = LAYER(HOST),
		.tier = SANDBOX_FULL,
		.attacks = {{"host-name", "the host's"}, {"mount-namespace", "the host's"}}},
	{.name = "a root of its own",
		.without = LAYER(ROOT),
		.tier = SANDBOX_FULL,
		.attacks = {{"setuid-mounts"}}},
	{.name = "a root of its own and Landlock",
		.without = LAYER(ROOT) | LAYER(LANDLOCK),
		.tier = SANDBOX_FULL,
		.attacks = {{"canary-reading", "openat"}, {"home-folder"}, {"history-file"},
			{"system-secrets", "/etc/passwd"}, {"canary-reading-js"}},
		.why = "each of the two keeps the host's files away"},
	{.name = "a small /tmp, a root of its own, Landlock and another user",
		.without = LAYER(TMP) | LAYER(ROOT) | LAYER(LANDLOCK) | LAYER(USERS),
		.tier = SANDBOX_FULL,
		.attacks = {{"disk-fill", "MB of files"}, {"inode-fill"}, {"disk-fill-js"}},
		.why = "without a root of its own the place for files is on the host, where "
		       "Landlock and the modes of folders keep programs from writing"},
	{.name = "a root of its own, Landlock and the filter",
		.without = LAYER(ROOT) | LAYER(LANDLOCK) | LAYER(FILTER),
		.tier = SANDBOX_FULL,
		.attacks = {{"unix-socket", "connected to"}},
		.why = "the filter refuses sockets, the root shows none, and Landlock neither"},
	{.name = "Landlock, in the restricted tier",
		.without = LAYER(LANDLOCK),
		.tier = SANDBOX_RESTRICTED,
		.attacks = {{"canary-reading", "openat"}, {"home-folder"}, {"history-file"},
			{"system-secrets", "/etc/passwd"}, {"canary-reading-js"}}},
	{.name = "a new environment",
		.gift = GIFT_ENVIRONMENT,
		.attacks = {{"caller-environment", "is in the environment"}}},
	{.name = "a sealed input", .gift = GIFT_INPUT, .attacks = {{"input-tampering", "write"}}},
	{.name = "closed descriptors",
		.without = LAYER(DESCRIPTORS),
		.gift = GIFT_DESCRIPTOR,
		.attacks = {{"inherited-descriptors", "descriptor 3"}},
		.why = "all others are closed by the start of the program, too"},
};
const size_t controls_len = ARRAY_LEN(controls);

const char *control_skip(const struct control *control, enum sandbox_tier tier)
{
	if (sandbox_tier_rank(control->tier) > sandbox_tier_rank(tier))
		return "there are no namespaces here that could be left out";
	return geteuid() != 0 ? control->root_only : NULL;
}
