#include "sandbox/watch.h"

#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"

/* What the limits allow beside the data: a stack, and page tables for it all. */
static const uint64_t SLACK_BYTES = 24 << 20;
/* Faster than a core can fill pages. */
static const double FILL_BYTES_PER_SECOND = 4e9;
static const double SOONEST = 0.005;
static const double LATEST = 0.1;

/* Bytes that only this program holds, page tables included; 0 when it is gone. */
static uint64_t held(int fd)
{
	static const char *const fields[] = {"\nRssAnon:", "\nRssShmem:", "\nVmPTE:"};
	char text[4096];
	ssize_t got = pread(fd, text, sizeof text - 1, 0);
	uint64_t kib = 0;
	text[got > 0 ? got : 0] = '\0';
	for (size_t i = 0; i < ARRAY_LEN(fields); i++) {
		char *at = strstr(text, fields[i]);
		if (at)
			kib += strtoull(at + strlen(fields[i]), &at, 10);
	}
	return kib << 10;
}

bool watch_memory_look(struct watch_memory *watch, pid_t pid, double now)
{
	char path[40];
	watch->next_seconds = now + SOONEST;
	if (pid == 0)
		return false;
	if (watch->fd < 0) {
		snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
		watch->fd = open(path, O_RDONLY | O_CLOEXEC);
	}
	uint64_t bytes = watch->fd < 0 ? 0 : held(watch->fd);
	uint64_t most = watch->most + SLACK_BYTES;
	if (bytes > most)
		return true;
	double wait = (double)(most - bytes) / FILL_BYTES_PER_SECOND;
	watch->next_seconds = now + fmin(fmax(wait, SOONEST), LATEST);
	return false;
}
