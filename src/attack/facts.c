#include "attack/facts.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "attack/tree.h"
#include "base/mem.h"

enum fact_socket { SOCKET_TCP, SOCKET_UDP, SOCKET_PATH, SOCKET_ABSTRACT };

static const char secret_name[] = "ARGUS_BATTERY_SECRET";

const char *facts_secret(void)
{
	return "ARGUS_BATTERY_SECRET=which no program may be given";
}

static int failed(const char *what, struct err *err)
{
	return err_set(err, ERR_FAILED, "what attacks reach for, %s: %s", what, strerror(errno));
}

static void tell(struct facts *facts, const char *name, const char *value)
{
	owned(str_done) struct str variable = {0};
	size_t at = 0;
	while (facts->env[at])
		at++;
	assert(at < FACTS_VARIABLES_MAX);
	str_addf(&variable, "ARGUS_ATTACK_%s=%s", name, value);
	facts->env[at] = str_take(&variable);
}

static void tell_number(struct facts *facts, const char *name, int value)
{
	owned(str_done) struct str text = {0};
	str_addf(&text, "%d", value);
	tell(facts, name, str_text(&text));
}

/* A path below the folder. */
static void tell_path(struct facts *facts, const char *name, const char *path)
{
	owned(str_done) struct str text = {0};
	str_addf(&text, "%s/%s", facts->folder, path);
	tell(facts, name, str_text(&text));
}

/* Root's home is closed to others, and its programs run as others: there the mode of a folder would
 * do what the sandbox is to be tested for. A home may also be too long for a socket's name. */
static int make_folder(struct facts *facts, struct err *err)
{
	enum { LEN_MAX = 60 };
	const char *home = geteuid() != 0 ? getenv("HOME") : NULL;
	const char *tmp = getenv("TMPDIR");
	const char *const places[] = {home ? home : "", "/var/tmp", tmp ? tmp : "", "/tmp", NULL};
	facts->folder = tree_make(places, LEN_MAX, 0755, err);
	return facts->folder ? 0 : -1;
}

/* Of the battery's own, so that other sandboxes of this machine are not taken for left over. */
static int make_place_for_sandboxes(struct facts *facts, struct err *err)
{
	const char *tmp = getenv("TMPDIR");
	const char *const places[] = {tmp ? tmp : "", "/tmp", NULL};
	facts->sandboxes = tree_make(places, SIZE_MAX, 0755, err);
	if (!facts->sandboxes)
		return -1;
	setenv("TMPDIR", facts->sandboxes, 1);
	return 0;
}

static int make_subfolder(const struct facts *facts, const char *name, mode_t mode, struct err *err)
{
	owned(str_done) struct str path = {0};
	str_addf(&path, "%s/%s", facts->folder, name);
	if (mkdir(str_text(&path), 0700) < 0 || chmod(str_text(&path), mode) < 0)
		return failed(str_text(&path), err);
	return 0;
}

static int make_files(struct facts *facts, struct err *err)
{
	static const struct {
		const char *name;
		mode_t mode;
	} folders[] = {{"home", 0755}, {"home/.ssh", 0755}, {"history", 0755}, {"open", 01777}};
	static const struct {
		const char *name, *text;
		mode_t mode;
	} files[] = {
		{"canary", "nobody in a sandbox may read this\n", 0644},
		{"home/.netrc", "machine example.org login nobody password none\n", 0644},
		{"home/.ssh/id_ed25519", "no key, but what stands where keys do\n", 0644},
		{"history/history.db", "SQLite format 3, as far as attacks care\n", 0666},
	};
	owned(str_done) struct str canary = {0};
	for (size_t i = 0; i < ARRAY_LEN(folders); i++) {
		if (make_subfolder(facts, folders[i].name, folders[i].mode, err) < 0)
			return -1;
	}
	for (size_t i = 0; i < ARRAY_LEN(files); i++) {
		if (tree_write(facts->folder, files[i].name, files[i].text, files[i].mode, err) < 0)
			return -1;
	}
	str_addf(&canary, "%s/canary", facts->folder);
	facts->canary = str_take(&canary);
	tell(facts, "CANARY", facts->canary);
	tell_path(facts, "HOME", "home");
	tell_path(facts, "FOLDER", "open");
	tell_path(facts, "DB", "history/history.db");
	return 0;
}

static int open_socket(struct facts *facts, enum fact_socket which, int type,
	const struct sockaddr *address, socklen_t len, struct err *err)
{
	int fd = socket(address->sa_family, type | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	facts->sockets[which] = fd + 1;
	if (fd < 0 || bind(fd, address, len) < 0 || (type == SOCK_STREAM && listen(fd, 16) < 0))
		return failed("a socket", err);
	return 0;
}

static int open_port(
	struct facts *facts, enum fact_socket which, int type, const char *name, struct err *err)
{
	union {
		struct sockaddr any;
		struct sockaddr_in in;
	} address = {.in = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)}};
	socklen_t len = sizeof address.in;
	if (open_socket(facts, which, type, &address.any, len, err) < 0)
		return -1;
	if (getsockname(facts->sockets[which] - 1, &address.any, &len) < 0)
		return failed("a port", err);
	tell_number(facts, name, ntohs(address.in.sin_port));
	return 0;
}

static int open_unix(struct facts *facts, enum fact_socket which, const char *path, struct err *err)
{
	union {
		struct sockaddr any;
		struct sockaddr_un un;
	} address = {.un = {.sun_family = AF_UNIX}};
	bool abstract = which == SOCKET_ABSTRACT;
	size_t len = strlen(path);
	memcpy(address.un.sun_path + abstract, path, len);
	socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + len + 1);
	if (open_socket(facts, which, SOCK_STREAM, &address.any, size, err) < 0)
		return -1;
	if (!abstract && chmod(path, 0777) < 0)
		return failed(path, err);
	tell(facts, abstract ? "ABSTRACT" : "SOCKET", path);
	return 0;
}

static int open_sockets(struct facts *facts, struct err *err)
{
	owned(str_done) struct str path = {0};
	owned(str_done) struct str name = {0};
	str_addf(&path, "%s/socket", facts->folder);
	str_addf(&name, "argus-attacks-%d", (int)getpid());
	if (open_port(facts, SOCKET_TCP, SOCK_STREAM, "PORT", err) < 0 ||
		open_port(facts, SOCKET_UDP, SOCK_DGRAM, "UDP", err) < 0 ||
		open_unix(facts, SOCKET_PATH, str_text(&path), err) < 0)
		return -1;
	return open_unix(facts, SOCKET_ABSTRACT, str_text(&name), err);
}

static int make_shared_memory(struct facts *facts, struct err *err)
{
	owned(str_done) struct str name = {0};
	str_addf(&name, "/argus-attacks-%d", (int)getpid());
	int fd = shm_open(str_text(&name), O_RDWR | O_CREAT | O_EXCL, 0644);
	if (fd < 0)
		return failed("shared memory", err);
	close(fd);
	facts->shm = str_take(&name);
	tell(facts, "SHM", facts->shm);
	key_t key = FACTS_SYSV_KEY | (getpid() & 0xffff);
	int segment = shmget(key, 4096, IPC_CREAT | IPC_EXCL | 0644);
	if (segment < 0)
		return failed("a SysV segment", err);
	facts->sysv = segment + 1;
	tell_number(facts, "SYSV", key);
	return 0;
}

/* Another process of the same user, to be found, signalled and read. It also takes the facts down
 * when this one is killed: the other end of the pipe closes then. */
static int start_peer(struct facts *facts, struct err *err)
{
	int alive[2];
	char word;
	if (pipe2(alive, O_CLOEXEC) < 0)
		return failed("a pipe", err);
	pid_t peer = fork();
	if (peer == 0) {
		close(alive[1]);
		while (read(alive[0], &word, 1) < 0 && errno == EINTR)
			;
		facts_done(facts);
		_exit(0);
	}
	close(alive[0]);
	facts->alive = alive[1] + 1;
	if (peer < 0)
		return failed("a process", err);
	facts->peer = peer;
	tell_number(facts, "PEER", (int)peer);
	tell_number(facts, "PID", (int)getpid());
	return 0;
}

static int tell_names(struct facts *facts, struct err *err)
{
	static const char *const kinds[] = {"ipc", "net", "pid", "mnt", "uts", "cgroup"};
	owned(str_done) struct str list = {0};
	char host[256] = "";
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
		char path[64];
		char target[64];
		snprintf(path, sizeof path, "/proc/self/ns/%s", kinds[i]);
		ssize_t len = readlink(path, target, sizeof target);
		if (len < 0)
			return failed(path, err);
		str_addf(&list, "%s%.*s", i ? "," : "", (int)len, target);
	}
	tell(facts, "NAMESPACES", str_text(&list));
	if (gethostname(host, sizeof host - 1) < 0)
		return failed("the host's name", err);
	tell(facts, "HOSTNAME", host);
	return 0;
}

int facts_make(struct facts *facts, struct err *err)
{
	owned(facts_done) struct facts draft = {0};
	setenv(secret_name, facts_secret() + sizeof secret_name, 1);
	tell(&draft, "SECRET", secret_name);
	if (make_folder(&draft, err) < 0 || make_place_for_sandboxes(&draft, err) < 0 ||
		make_files(&draft, err) < 0 || open_sockets(&draft, err) < 0 ||
		make_shared_memory(&draft, err) < 0 || tell_names(&draft, err) < 0 ||
		start_peer(&draft, err) < 0)
		return -1;
	tree_describe(draft.folder, &draft.before);
	*facts = draft;
	draft = (struct facts){0};
	return 0;
}

void facts_done(struct facts *facts)
{
	if (facts->peer > 0) {
		kill(facts->peer, SIGKILL);
		waitpid(facts->peer, NULL, 0);
	}
	if (facts->alive > 0)
		close(facts->alive - 1);
	for (size_t i = 0; i < ARRAY_LEN(facts->sockets); i++) {
		if (facts->sockets[i] > 0)
			close(facts->sockets[i] - 1);
	}
	if (facts->sysv > 0)
		shmctl(facts->sysv - 1, IPC_RMID, NULL);
	if (facts->shm)
		shm_unlink(facts->shm);
	tree_release(&facts->folder);
	tree_release(&facts->sandboxes);
	free(facts->canary);
	free(facts->shm);
	str_done(&facts->before);
	for (char **variable = facts->env; *variable; variable++)
		free(*variable);
	*facts = (struct facts){0};
}

void facts_check(const struct facts *facts, struct str *lines)
{
	static const char *const names[] = {[SOCKET_TCP] = "TCP port",
		[SOCKET_UDP] = "UDP port",
		[SOCKET_PATH] = "socket with a path",
		[SOCKET_ABSTRACT] = "abstract socket"};
	owned(str_done) struct str now = {0};
	tree_describe(facts->folder, &now);
	if (strcmp(str_text(&now), str_text(&facts->before)) != 0)
		str_addf(lines, "%s was changed\n", facts->folder);
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		struct pollfd caller = {facts->sockets[i] - 1, POLLIN, 0};
		if (poll(&caller, 1, 0) > 0)
			str_addf(lines, "somebody called the host's %s\n", names[i]);
	}
}
