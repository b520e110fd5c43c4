/*
 * A file as it was: its blob and those of the sources beside and below it, written into a folder of
 * their own. Blobs are read as they are; `git archive` would run what filters the repository
 * configures.
 */
#include "argus/revision.h"

#include <ftw.h>
#include <sha256.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "argus/source.h"
#include "base/io.h"
#include "base/mem.h"
#include "run/git.h"

enum { FILES_MAX = 500 };

static int remove_entry(const char *path, const struct stat *st, int type, struct FTW *place)
{
	(void)st;
	(void)type;
	(void)place;
	return remove(path);
}

/* The folder itself stays private; what is in it is for the box, whose user may be another. */
static int open_entry(const char *path, const struct stat *st, int type, struct FTW *place)
{
	(void)st;
	if (place->level == 0)
		return 0;
	return chmod(path, type == FTW_D ? 0755 : 0644);
}

void revision_done(struct revision *revision)
{
	if (revision->folder)
		nftw(revision->folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
	free(revision->folder);
	free(revision->path);
	free(revision->name);
	*revision = (struct revision){0};
}

static int find_commit(const char *folder, const char *rev, struct str *commit, struct err *err)
{
	owned(str_done) struct str asked = {0};
	str_addf(&asked, "%s^{commit}", rev);
	const char *const words[] = {
		"rev-parse", "--verify", "--quiet", "--end-of-options", str_text(&asked), NULL};
	if (git_read(folder, words, commit) != 0)
		return err_set(err, ERR_USAGE,
			"'%s' is no revision of the repository that holds the file", rev);
	commit->text[strcspn(commit->text, "\n")] = '\0';
	return 0;
}

static int write_text(const struct revision *revision, const char *name, const char *text,
	size_t len, struct err *err)
{
	owned(str_done) struct str path = {0};
	str_addf(&path, "%s/%s", revision->folder, name);
	char *slash = strrchr(path.text, '/');
	*slash = '\0';
	if (io_make_folders(path.text, err) < 0)
		return -1;
	*slash = '/';
	return io_write_file(path.text, text, len, err);
}

/* `name` is below the folder: "lib/heap.py". 1: there is no such file in the commit. */
static int write_blob(const struct revision *revision, const char *folder, const char *commit,
	const char *name, struct err *err)
{
	owned(str_done) struct str blob = {0};
	owned(str_done) struct str bytes = {0};
	str_addf(&blob, "%s:./%s", commit, name);
	const char *const words[] = {"cat-file", "blob", str_text(&blob), NULL};
	if (git_read(folder, words, &bytes) != 0)
		return 1;
	return write_text(revision, name, str_text(&bytes), bytes.len, err);
}

/* What a program may import, or what says how: package.json makes modules of scripts. */
static bool is_wanted(const char *name)
{
	const char *slash = strrchr(name, '/');
	return lang_of_path(name) || strcmp(slash ? slash + 1 : name, "package.json") == 0;
}

static int write_sources(
	const struct revision *revision, const char *folder, const char *commit, struct err *err)
{
	owned(str_done) struct str names = {0};
	const char *const words[] = {"ls-tree", "-r", "-z", "--name-only", commit, ".", NULL};
	size_t files = 0;
	if (git_read(folder, words, &names) != 0)
		return err_set(err, ERR_FAILED, "git does not list the files of %s", commit);
	const char *end = str_text(&names) + names.len;
	for (const char *name = str_text(&names); name < end; name += strlen(name) + 1) {
		if (!is_wanted(name))
			continue;
		if (++files > FILES_MAX)
			return err_set(err, ERR_FAILED,
				"more than %d sources stand beside the file", FILES_MAX);
		if (write_blob(revision, folder, commit, name, err) < 0)
			return -1;
	}
	return 0;
}

/* `path` in two, the folder without its links; the name stays in *folder, behind its NUL. */
static const char *split(const char *path, char **folder, struct err *err)
{
	owned(mem_free_text) char *real = realpath(path, NULL);
	owned(str_done) struct str text = {0};
	if (!real) {
		err_set(err, ERR_FAILED, "%s: no such file", path);
		return NULL;
	}
	const char *slash = strrchr(real, '/');
	str_add_n(&text, real, slash > real ? (size_t)(slash - real) : 1);
	str_add_n(&text, "", 1);
	str_add(&text, slash + 1);
	*folder = str_take(&text);
	return *folder + strlen(*folder) + 1;
}

static int make_folder(struct revision *revision, struct err *err)
{
	static const char template[] = "argus-base.XXXXXX";
	owned(str_done) struct str text = {0};
	const char *tmp = getenv("TMPDIR");
	str_addf(&text, "%s/%s", tmp && *tmp ? tmp : "/tmp", template);
	if (!mkdtemp(text.text))
		return err_set(err, ERR_FAILED, "%s: a folder cannot be made there", text.text);
	revision->folder = str_take(&text);
	return 0;
}

/* 1: the file is not in the commit. */
static int fill(struct revision *revision, const char *folder, const char *commit, const char *name,
	struct err *err)
{
	if (make_folder(revision, err) < 0)
		return -1;
	int status = write_blob(revision, folder, commit, name, err);
	if (status == 0)
		status = write_sources(revision, folder, commit, err);
	if (status == 0)
		nftw(revision->folder, open_entry, 16, FTW_PHYS);
	if (status != 0)
		revision_done(revision);
	return status;
}

static void name_it(
	struct revision *revision, const char *name, const char *rev, int digits, const char *path)
{
	owned(str_done) struct str text = {0};
	str_addf(&text, "%s/%s", revision->folder, name);
	revision->path = str_take(&text);
	str_addf(&text, "%.*s:%s", digits, rev, path);
	revision->name = str_take(&text);
}

int revision_open(const char *path, const char *rev, struct revision *revision, struct err *err)
{
	owned(mem_free_text) char *folder = NULL;
	owned(str_done) struct str commit = {0};
	const char *name = split(path, &folder, err);
	if (!name || find_commit(folder, rev, &commit, err) < 0)
		return -1;
	int status = fill(revision, folder, str_text(&commit), name, err);
	if (status == 1)
		err_set(err, ERR_USAGE, "%s: is not in %s", path, rev);
	if (status != 0)
		return -1;
	name_it(revision, name, rev, (int)strlen(rev), path);
	return 0;
}

static bool has_files(
	const char *folder, const char *commit, const struct revision_file *files, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		owned(str_done) struct str blob = {0};
		owned(str_done) struct str bytes = {0};
		char hash[SHA256_DIGEST_STRING_LENGTH];
		str_addf(&blob, "%s:./%s", commit, files[i].name);
		const char *const words[] = {"cat-file", "blob", str_text(&blob), NULL};
		if (git_read(folder, words, &bytes) != 0)
			return false;
		SHA256Data((const uint8_t *)str_text(&bytes), bytes.len, hash);
		if (strcmp(hash, files[i].hash) != 0)
			return false;
	}
	return true;
}

int revision_find(const char *path, const struct revision_file *files, size_t len,
	struct revision *revision, struct err *err)
{
	enum { SHORT = 12 };
	owned(mem_free_text) char *folder = NULL;
	owned(str_done) struct str commits = {0};
	const char *name = split(path, &folder, err);
	const char *const words[] = {"log", "--format=%H", "-n", "200", "HEAD", "--", ".", NULL};
	if (!name)
		return -1;
	if (git_read(folder, words, &commits) != 0)
		return 1;
	char *rest = NULL;
	for (char *commit = strtok_r(commits.text, "\n", &rest); commit;
		commit = strtok_r(NULL, "\n", &rest)) {
		if (!has_files(folder, commit, files, len))
			continue;
		int status = fill(revision, folder, commit, name, err);
		if (status == 0)
			name_it(revision, name, commit, SHORT, path);
		return status;
	}
	return 1;
}

int revision_make(const struct revision_text *texts, size_t len, const char *label,
	struct revision *revision, struct err *err)
{
	owned(str_done) struct str path = {0};
	int status = make_folder(revision, err);
	for (size_t i = 0; i < len && status == 0; i++)
		status = write_text(revision, texts[i].name, texts[i].text, texts[i].len, err);
	if (status < 0) {
		revision_done(revision);
		return -1;
	}
	nftw(revision->folder, open_entry, 16, FTW_PHYS);
	str_addf(&path, "%s/%s", revision->folder, texts[0].name);
	revision->path = str_take(&path);
	revision->name = mem_text(label);
	return 0;
}

int revision_differs(
	const char *path, const char *text, size_t len, const char *rev, struct err *err)
{
	owned(mem_free_text) char *folder = NULL;
	owned(str_done) struct str commit = {0};
	owned(str_done) struct str blob = {0};
	owned(str_done) struct str bytes = {0};
	const char *name = split(path, &folder, err);
	if (!name || find_commit(folder, rev, &commit, err) < 0)
		return -1;
	str_addf(&blob, "%s:./%s", str_text(&commit), name);
	const char *const words[] = {"cat-file", "blob", str_text(&blob), NULL};
	if (git_read(folder, words, &bytes) != 0)
		return 1;
	return bytes.len != len || (len > 0 && memcmp(bytes.text, text, len) != 0);
}
