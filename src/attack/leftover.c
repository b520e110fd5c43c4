#include "attack/leftover.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/io.h"
#include "base/mem.h"
#include "base/num.h"

/* A limit on how long is waited for what is going already, not on how long that may take. */
static const double PATIENCE_SECONDS = 10;

/* The user numbers that the sandbox gives to programs of root's. */
static bool is_sandbox_user(uid_t uid)
{
	return (uid >= 0x40000000 && uid < 0x40000000 + (1U << 22)) ||
		(uid >= 60000 && uid < 65000);
}

void leftover_adopt_orphans(void)
{
	prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
}

static void reap(void)
{
	while (waitpid(-1, NULL, WNOHANG) > 0)
		;
}

/* "1234 (name) S 1200 ...": what stands before the state may hold anything. */
static void survey_process(const char *pid, struct str *lines)
{
	struct err err = {0};
	owned(str_done) struct str path = {0};
	owned(str_done) struct str stat = {0};
	str_addf(&path, "/proc/%s/stat", pid);
	if (io_read_file(str_text(&path), 4096, &stat, &err) < 0)
		return;
	const char *name = strchr(str_text(&stat), '(');
	const char *end = strrchr(str_text(&stat), ')');
	if (!name || !end || strlen(end) < 5 || end[2] == 'Z')
		return;
	char *parent_end;
	if (strtol(end + 4, &parent_end, 10) == getpid())
		str_addf(lines, "process %s %.*s\n", pid, (int)(end + 1 - name), name);
}

static void survey_processes(struct str *lines)
{
	const struct dirent *entry;
	DIR *proc = opendir("/proc");
	while (proc && (entry = readdir(proc))) {
		if (entry->d_name[0] >= '1' && entry->d_name[0] <= '9')
			survey_process(entry->d_name, lines);
	}
	if (proc)
		closedir(proc);
}

/* Each line of a file that the filter lets through, with a word in front. */
static void survey_file(
	const char *path, const char *what, bool (*counts)(const char *line), struct str *lines)
{
	struct err err = {0};
	owned(str_done) struct str text = {0};
	owned(mem_close_fd) int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0 || io_read_fd(fd, path, 4 << 20, &text, &err) < 0)
		return;
	char *rest = text.text;
	for (char *line = strsep(&rest, "\n"); line; line = strsep(&rest, "\n")) {
		if (*line && (!counts || counts(line)))
			str_addf(lines, "%s %s\n", what, line);
	}
}

/* The column at which the owner of a segment, a queue or a set of semaphores stands. */
static bool ipc_counts(const char *line, int column)
{
	owned(mem_free_text) char *words = mem_text(line);
	char *rest = words;
	long key = 0;
	char *end = NULL;
	for (int at = 0; rest;) {
		char *word = strsep(&rest, " ");
		if (*word == '\0')
			continue;
		if (at == 0)
			key = strtol(word, &end, 10);
		if (at++ != column)
			continue;
		unsigned long uid = strtoul(word, &end, 10);
		/* Another battery's, which runs at the same time. */
		bool fact = (key & 0xffff0000) == FACTS_SYSV_KEY;
		return *end == '\0' && !fact &&
			(is_sandbox_user((uid_t)uid) || (uid_t)uid == geteuid());
	}
	return false;
}

static bool shm_counts(const char *line)
{
	return ipc_counts(line, 7);
}

static bool msg_counts(const char *line)
{
	return ipc_counts(line, 7);
}

static bool sem_counts(const char *line)
{
	return ipc_counts(line, 4);
}

static void survey_shared(const char *path, struct str *lines)
{
	const struct dirent *entry;
	DIR *folder = opendir(path);
	while (folder && (entry = readdir(folder))) {
		struct stat st;
		if (fstatat(dirfd(folder), entry->d_name, &st, AT_SYMLINK_NOFOLLOW) < 0 ||
			strncmp(entry->d_name, "argus-attacks-", 14) == 0)
			continue;
		if (strstr(entry->d_name, "argus") || is_sandbox_user(st.st_uid))
			str_addf(lines, "file %s/%s\n", path, entry->d_name);
	}
	if (folder)
		closedir(folder);
}

static void survey_cgroups(int at, const char *name, struct str *path, int depth, struct str *lines)
{
	enum { DEPTH_MAX = 6 };
	const struct dirent *entry;
	int fd = openat(at, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *folder = fd < 0 ? NULL : fdopendir(fd);
	while (folder && (entry = readdir(folder))) {
		if (entry->d_type != DT_DIR || entry->d_name[0] == '.')
			continue;
		size_t len = path->len;
		str_addf(path, "/%s", entry->d_name);
		if (strstr(entry->d_name, "argus"))
			str_addf(lines, "control group %s\n", str_text(path));
		if (depth < DEPTH_MAX)
			survey_cgroups(dirfd(folder), entry->d_name, path, depth + 1, lines);
		path->len = len;
		path->text[len] = '\0';
	}
	if (folder)
		closedir(folder);
}

static void survey_folder(const char *path, struct str *lines)
{
	const struct dirent *entry;
	DIR *folder = opendir(path);
	while (folder && (entry = readdir(folder))) {
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
			str_addf(lines, "file %s/%s\n", path, entry->d_name);
	}
	if (folder)
		closedir(folder);
}

void leftover_survey(const struct facts *facts, struct str *lines)
{
	static const char groups[] = "/sys/fs/cgroup";
	owned(str_done) struct str path = {0};
	str_add(&path, groups);
	reap();
	survey_processes(lines);
	survey_file("/proc/self/mountinfo", "mount", NULL, lines);
	survey_file("/proc/sysvipc/shm", "shared memory", shm_counts, lines);
	survey_file("/proc/sysvipc/msg", "message queue", msg_counts, lines);
	survey_file("/proc/sysvipc/sem", "semaphores", sem_counts, lines);
	survey_shared("/dev/shm", lines);
	survey_shared("/dev/mqueue", lines);
	survey_cgroups(AT_FDCWD, groups, &path, 0, lines);
	survey_folder(facts->sandboxes, lines);
}

static bool has_line(const struct str *lines, const char *line, size_t len)
{
	for (const char *at = str_text(lines); (at = strstr(at, line)); at += len) {
		bool starts = at == lines->text || at[-1] == '\n';
		if (starts && at[len] == '\n')
			return true;
	}
	return false;
}

static void find_new(const struct str *before, const struct str *now, struct str *lines)
{
	owned(mem_free_text) char *text = mem_text(str_text(now));
	char *rest = text;
	for (char *line = strsep(&rest, "\n"); line; line = strsep(&rest, "\n")) {
		if (*line && !has_line(before, line, strlen(line)))
			str_addf(lines, "%s\n", line);
	}
}

void leftover_find(const struct facts *facts, const struct str *before, struct str *lines)
{
	static const struct timespec pause = {0, 20 * 1000 * 1000};
	double end = clock_seconds() + PATIENCE_SECONDS;
	for (;;) {
		owned(str_done) struct str now = {0};
		owned(str_done) struct str found = {0};
		leftover_survey(facts, &now);
		find_new(before, &now, &found);
		if (found.len == 0)
			return;
		if (clock_seconds() > end) {
			str_add(lines, str_text(&found));
			return;
		}
		nanosleep(&pause, NULL);
	}
}
