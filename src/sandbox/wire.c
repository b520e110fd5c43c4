#include "sandbox/wire.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

union control {
	char bytes[CMSG_SPACE(sizeof(int) * WIRE_FDS_MAX)];
	struct cmsghdr align;
};

int wire_send(int socket, const void *bytes, size_t len, const int *fds, size_t fds_len)
{
	union control control = {{0}};
	struct iovec data = {(void *)(uintptr_t)bytes, len};
	struct msghdr message = {.msg_iov = &data, .msg_iovlen = 1};
	if (fds_len > 0) {
		message.msg_control = control.bytes;
		message.msg_controllen = CMSG_SPACE(sizeof(int) * fds_len);
		struct cmsghdr *header = &control.align;
		header->cmsg_level = SOL_SOCKET;
		header->cmsg_type = SCM_RIGHTS;
		header->cmsg_len = CMSG_LEN(sizeof(int) * fds_len);
		memcpy(CMSG_DATA(header), fds, sizeof(int) * fds_len);
	}
	ssize_t sent;
	do
		sent = sendmsg(socket, &message, MSG_NOSIGNAL);
	while (sent < 0 && errno == EINTR);
	return sent < 0 ? -1 : 0;
}

static void take_descriptors(const struct cmsghdr *header, struct wire_extra *extra)
{
	int received[WIRE_FDS_MAX];
	size_t count = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
	memcpy(received, CMSG_DATA(header), count * sizeof(int));
	for (size_t i = 0; i < count; i++) {
		if (i < extra->fds_len)
			extra->fds[i] = received[i];
		else
			close(received[i]);
	}
}

static void take_sender(const struct cmsghdr *header, struct wire_extra *extra)
{
	struct ucred sender;
	memcpy(&sender, CMSG_DATA(header), sizeof sender);
	extra->sender = sender.pid;
}

ssize_t wire_receive(int socket, void *bytes, size_t len, struct wire_extra *extra)
{
	union {
		char bytes[CMSG_SPACE(sizeof(int) * WIRE_FDS_MAX) +
			CMSG_SPACE(sizeof(struct ucred))];
		struct cmsghdr align;
	} control;
	struct iovec data = {bytes, len};
	struct msghdr message = {.msg_iov = &data,
		.msg_iovlen = 1,
		.msg_control = control.bytes,
		.msg_controllen = sizeof control.bytes};
	ssize_t got;
	do
		got = recvmsg(socket, &message, MSG_CMSG_CLOEXEC | extra->flags);
	while (got < 0 && errno == EINTR);
	for (size_t i = 0; i < extra->fds_len; i++)
		extra->fds[i] = -1;
	if (got <= 0)
		return got;
	for (struct cmsghdr *header = CMSG_FIRSTHDR(&message); header;
		header = CMSG_NXTHDR(&message, header)) {
		if (header->cmsg_type == SCM_RIGHTS)
			take_descriptors(header, extra);
		else if (header->cmsg_type == SCM_CREDENTIALS)
			take_sender(header, extra);
	}
	return got;
}
