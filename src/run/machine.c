/*
 * What kind of machine this is, so that seconds of two machines are never compared.
 *
 * The host is told apart by a hash of its machine id under a prefix of our own: machine-id(5)
 * asks that the id itself is not given away.
 */
#include <sched.h>
#include <sha256.h>
#include <stdio.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "argus/run.h"
#include "base/io.h"
#include "base/mem.h"
#include "base/str.h"

enum { HOST_DIGITS = 16, CPUINFO_MAX = 16 << 20, MACHINE_ID_MAX = 4096 };

static char *host_hash(const char *nodename)
{
	struct err ignored = {0};
	owned(str_done) struct str id = {0};
	owned(str_done) struct str hashed = {0};
	if (io_read_file("/etc/machine-id", MACHINE_ID_MAX, &id, &ignored) < 0)
		str_clear(&id);
	size_t len = strcspn(str_text(&id), "\n");
	str_add(&hashed, len > 0 ? "argus machine " : "argus host name ");
	str_add_n(&hashed, len > 0 ? str_text(&id) : nodename, len > 0 ? len : strlen(nodename));

	char hex[SHA256_DIGEST_STRING_LENGTH];
	SHA256Data((const uint8_t *)str_text(&hashed), hashed.len, hex);
	return mem_text_n(hex, HOST_DIGITS);
}

/* The value of a line "name<blanks>: value" of /proc/cpuinfo, NULL if there is none. */
static char *cpuinfo_value(const char *text, const char *name)
{
	size_t len = strlen(name);
	for (const char *line = text; *line; line += *line == '\n') {
		const char *colon =
			line + len + strspn(strncmp(line, name, len) == 0 ? line + len : "", " \t");
		if (strncmp(line, name, len) == 0 && *colon == ':') {
			const char *value = colon + 1 + strspn(colon + 1, " \t");
			return mem_text_n(value, strcspn(value, "\n"));
		}
		line += strcspn(line, "\n");
	}
	return NULL;
}

/* x86 has a model name; Arm mostly has only the board's; the rest is named by its architecture. */
static char *cpu_model(const char *architecture)
{
	static const char *const names[] = {"model name", "cpu model", "Model", "Hardware", "cpu"};
	struct err ignored = {0};
	owned(str_done) struct str text = {0};
	if (io_read_file("/proc/cpuinfo", CPUINFO_MAX, &text, &ignored) == 0) {
		for (size_t i = 0; i < ARRAY_LEN(names); i++) {
			char *value = cpuinfo_value(str_text(&text), names[i]);
			if (value)
				return value;
		}
	}
	return mem_text(architecture);
}

/* The cores that this process may use: in a container fewer than the machine has. */
static uint32_t usable_cores(void)
{
	cpu_set_t set;
	if (sched_getaffinity(0, sizeof set, &set) == 0)
		return (uint32_t)CPU_COUNT(&set);
	long online = sysconf(_SC_NPROCESSORS_ONLN);
	return online > 0 ? (uint32_t)online : 0;
}

static uint64_t physical_bytes(void)
{
	long pages = sysconf(_SC_PHYS_PAGES);
	long size = sysconf(_SC_PAGESIZE);
	return pages > 0 && size > 0 ? (uint64_t)pages * (uint64_t)size : 0;
}

void run_machine(struct machine *machine)
{
	struct utsname names = {0};
	uname(&names);
	owned(str_done) struct str kernel = {0};
	str_addf(&kernel, "%s %s", names.sysname, names.release);
	machine_done(machine);
	*machine = (struct machine){
		.host = host_hash(names.nodename),
		.cpu = cpu_model(names.machine),
		.kernel = str_take(&kernel),
		.cores = usable_cores(),
		.memory_bytes = physical_bytes(),
	};
}
