#include "sandbox/listen.h"

#include <errno.h>
#include <linux/seccomp.h>
#include <string.h>
#include <sys/ioctl.h>

#include "sandbox/filter.h"

/* The kernel's structs may be longer than those of the headers. */
enum { ROOM = 512 };

int listen_take(int listener, struct listen_call *call)
{
	union {
		struct seccomp_notif notice;
		char room[ROOM];
	} got;
	memset(&got, 0, sizeof got);
	if (ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV, &got) < 0)
		return -1;
	*call = (struct listen_call){.id = got.notice.id,
		.number = got.notice.data.nr,
		.deadly = filter_is_deadly(got.notice.data.nr)};
	return 0;
}

static void count(int number, struct wire_refused *refused)
{
	for (int i = 0; i < WIRE_REFUSED_MAX; i++) {
		if (refused[i].count == 0)
			refused[i].call = number;
		if (refused[i].call == number) {
			refused[i].count++;
			return;
		}
	}
}

void listen_refuse(int listener, const struct listen_call *call, struct wire_refused *refused)
{
	union {
		struct seccomp_notif_resp answer;
		char room[ROOM];
	} give;
	memset(&give, 0, sizeof give);
	give.answer.id = call->id;
	give.answer.error = -filter_errno(call->number);
	count(call->number, refused);
	ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND, &give); /* ENOENT: it has died meanwhile */
}
