/*
 * Which commit and branch the measured file belongs to.
 *
 * One `git rev-parse`, which reads objects and nothing else, and one `git symbolic-ref`, which reads
 * HEAD: no index is refreshed, so neither hooks nor content filters nor a file-system monitor that a
 * repository may configure are ever started. Whether the file is as committed is told by its blob id, which is worked out here from
 * the very text that was measured. A slow or hanging git costs GIT_SECONDS at most.
 */
#include <sha1.h>
#include <sha256.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "argus/run.h"
#include "base/child.h"
#include "base/mem.h"
#include "base/str.h"
#include "run/git.h"

static const double GIT_SECONDS = 2;
enum { SHA1_DIGITS = 40, SHA256_DIGITS = 64 };

/* Is there a .git in this folder or above it? Saves a process for everybody outside of git. */
static bool in_repository(const char *folder)
{
	owned(str_done) struct str at = {0};
	owned(mem_free_text) char *real = realpath(folder, NULL);
	while (real) {
		struct stat st;
		str_clear(&at);
		str_addf(&at, "%s/.git", real);
		if (stat(str_text(&at), &st) == 0)
			return true;
		char *slash = strrchr(real, '/');
		if (!slash || real[1] == '\0')
			return false;
		slash[slash == real] = '\0';
	}
	return false;
}

/* What would point git at another repository (inside a hook, say) is taken out of its
 * environment, and it is kept from writing, asking and fetching. */
int git_read(const char *folder, const char *const *words, struct str *out)
{
	enum { WORDS_MAX = 8 };
	static const char *const before[] = {"env", "-u", "GIT_DIR", "-u", "GIT_WORK_TREE", "-u",
		"GIT_COMMON_DIR", "-u", "GIT_INDEX_FILE", "-u", "GIT_OBJECT_DIRECTORY", "-u",
		"GIT_ALTERNATE_OBJECT_DIRECTORIES", "-u", "GIT_NAMESPACE", "-u", "GIT_CONFIG", "-u",
		"GIT_CONFIG_PARAMETERS", "-u", "GIT_CONFIG_COUNT", "GIT_OPTIONAL_LOCKS=0",
		"GIT_TERMINAL_PROMPT=0", "GIT_NO_LAZY_FETCH=1", "git", "-c", "core.fsmonitor=false",
		"-c", "protocol.allow=never", "-C"};
	const char *argv[ARRAY_LEN(before) + 1 + WORDS_MAX + 1];
	size_t len = ARRAY_LEN(before);
	struct err ignored = {0};
	memcpy(argv, before, sizeof before);
	argv[len++] = folder;
	for (; *words; words++)
		argv[len++] = *words;
	argv[len] = NULL;
	return child_read(argv, GIT_SECONDS, out, &ignored);
}

static size_t hex_digits(const char *text)
{
	return strspn(text, "0123456789abcdef");
}

/* Git's name of a file's content, in the hash that the repository uses. */
static void blob_id(const char *text, size_t len, size_t digits, char hex[SHA256_DIGITS + 1])
{
	owned(str_done) struct str blob = {0};
	str_addf(&blob, "blob %zu", len);
	str_add_n(&blob, "", 1);
	str_add_n(&blob, text, len);
	const uint8_t *bytes = (const uint8_t *)str_text(&blob);
	if (digits == SHA1_DIGITS)
		SHA1Data(bytes, blob.len, hex);
	else
		SHA256Data(bytes, blob.len, hex);
}

char *run_git_commit(const char *path, const char *text, size_t len)
{
	owned(mem_free_text) char *real = realpath(path, NULL);
	char *slash = real ? strrchr(real, '/') : NULL;
	if (!slash)
		return NULL;
	owned(str_done) struct str blob = {0};
	str_addf(&blob, "HEAD:./%s", slash + 1);
	slash[slash == real] = '\0';
	owned(str_done) struct str out = {0};
	/* Git fails when the file is not in the commit, and has named the commit by then. */
	const char *const words[] = {"rev-parse", "HEAD", blob.text, NULL};
	if (!in_repository(real) || git_read(real, words, &out) < 0)
		return NULL;

	/* Two lines: the commit, and the blob (or the question again, when it is not in there). */
	const char *commit = str_text(&out);
	size_t digits = hex_digits(commit);
	if ((digits != SHA1_DIGITS && digits != SHA256_DIGITS) || commit[digits] != '\n')
		return NULL;
	char measured[SHA256_DIGITS + 1];
	blob_id(text, len, digits, measured);
	bool clean = strncmp(commit + digits + 1, measured, digits) == 0;
	owned(str_done) struct str name = {0};
	str_add_n(&name, commit, digits);
	str_add(&name, clean ? "" : "+");
	return str_take(&name);
}

char *run_git_branch(const char *path)
{
	static const char heads[] = "refs/heads/";
	owned(mem_free_text) char *real = realpath(path, NULL);
	char *slash = real ? strrchr(real, '/') : NULL;
	if (!slash)
		return NULL;
	slash[slash == real] = '\0';
	owned(str_done) struct str out = {0};
	const char *const words[] = {"symbolic-ref", "--quiet", "HEAD", NULL};
	if (!in_repository(real) || git_read(real, words, &out) != 0 ||
		strncmp(str_text(&out), heads, strlen(heads)) != 0)
		return NULL;
	const char *name = str_text(&out) + strlen(heads);
	return mem_text_n(name, strcspn(name, "\n"));
}
