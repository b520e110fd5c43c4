#include "attack/tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"
#include "base/mem.h"

/* Programs make folders in folders; deeper ones than this are not looked into at all. */
enum { DEPTH_MAX = 1200 };

char *tree_make(const char *const *places, size_t len_max, mode_t mode, struct err *err)
{
	int saved = ENOENT;
	for (; *places; places++) {
		owned(str_done) struct str path = {0};
		if (**places != '/' || strlen(*places) > len_max)
			continue;
		str_addf(&path, "%s/.argus-attacks.XXXXXX", *places);
		if (mkdtemp(path.text) && chmod(path.text, mode) == 0)
			return str_take(&path);
		saved = errno;
	}
	err_set(err, ERR_FAILED, "no folder for what attacks reach for: %s", strerror(saved));
	return NULL;
}

int tree_write(const char *folder, const char *name, const char *text, mode_t mode, struct err *err)
{
	owned(str_done) struct str path = {0};
	str_addf(&path, "%s/%s", folder, name);
	owned(mem_close_fd) int fd =
		open(str_text(&path), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
	if (fd < 0 || fchmod(fd, mode) < 0)
		return err_set(err, ERR_FAILED, "%s: %s", str_text(&path), strerror(errno));
	return io_write_fd(fd, str_text(&path), text, strlen(text), err);
}

static DIR *open_folder(int at, const char *name)
{
	int fd = openat(at, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *folder = fd < 0 ? NULL : fdopendir(fd);
	if (fd >= 0 && !folder)
		close(fd);
	return folder;
}

static bool is_dots(const char *name)
{
	return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

static void describe(int at, const char *name, struct str *path, int depth, struct str *out)
{
	const struct dirent *entry;
	DIR *folder = depth < DEPTH_MAX ? open_folder(at, name) : NULL;
	while (folder && (entry = readdir(folder))) {
		struct stat st;
		if (is_dots(entry->d_name) ||
			fstatat(dirfd(folder), entry->d_name, &st, AT_SYMLINK_NOFOLLOW) < 0)
			continue;
		size_t len = path->len;
		str_addf(path, "/%s", entry->d_name);
		str_addf(out, "%s %o %u %lld %lld.%09ld\n", str_text(path), st.st_mode, st.st_uid,
			(long long)st.st_size, (long long)st.st_mtim.tv_sec, st.st_mtim.tv_nsec);
		if (S_ISDIR(st.st_mode))
			describe(dirfd(folder), entry->d_name, path, depth + 1, out);
		path->len = len;
		path->text[len] = '\0';
	}
	if (folder)
		closedir(folder);
}

void tree_describe(const char *folder, struct str *out)
{
	owned(str_done) struct str path = {0};
	describe(AT_FDCWD, folder, &path, 0, out);
}

static void empty(int at, const char *name, int depth)
{
	const struct dirent *entry;
	DIR *folder = depth < DEPTH_MAX ? open_folder(at, name) : NULL;
	while (folder && (entry = readdir(folder))) {
		if (is_dots(entry->d_name) || unlinkat(dirfd(folder), entry->d_name, 0) == 0)
			continue;
		empty(dirfd(folder), entry->d_name, depth + 1);
		unlinkat(dirfd(folder), entry->d_name, AT_REMOVEDIR);
	}
	if (folder)
		closedir(folder);
}

void tree_remove(const char *folder)
{
	empty(AT_FDCWD, folder, 0);
	rmdir(folder);
}

void tree_release(char **folder)
{
	if (*folder)
		tree_remove(*folder);
	free(*folder);
	*folder = NULL;
}
