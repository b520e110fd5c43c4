/*
 * What travels between the processes of the sandbox. All are forks of one program image, so plain
 * structs will do. Over SEQPACKET sockets: argus asks the nursery for a keeper, then the keeper for
 * one trial after another, one reply each; init and the child tell the keeper how far they got.
 */
#ifndef ARGUS_SANDBOX_WIRE_H
#define ARGUS_SANDBOX_WIRE_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

enum { WIRE_TEXT_MAX = 32768, WIRE_FDS_MAX = 4, WIRE_REFUSED_MAX = 8 };

enum wire_ask {
	WIRE_RUN,
	WIRE_PROBE, /* all steps, then the canary instead of a program */
	WIRE_CANCEL /* end the trial that is going on */
};

/* With it come the descriptors for 0, 1, 2 and, if has_report, 3. */
struct wire_request {
	enum wire_ask ask;
	bool has_report;
	double cpu_seconds;
	double wall_seconds;
	uint64_t memory_bytes;
	uint64_t output_bytes;
	uint32_t cpu; /* 1 + its number; 0: any */
	uint32_t argc, envc;
	uint32_t text_len;
	char text[WIRE_TEXT_MAX]; /* argc + envc terminated strings */
};

/* A system call that the filter did not let through. */
struct wire_refused {
	int call;
	uint32_t count;
};

struct wire_reply {
	int failed_step; /* index into enter_steps, -1: none */
	int failed_errno;
	int wait_status; /* of the program, as waitpid gives it */
	bool timed_out;
	bool cancelled;
	bool lost; /* init was killed, and not by the keeper: nothing is known of the program */
	bool overfull; /* more memory than allowed, seen from outside */
	int deadly_call; /* that ended the trial, -1: none */
	unsigned leaks; /* of the canary: bits by enum canary */
	struct wire_refused refused[WIRE_REFUSED_MAX];
	double cpu_seconds;
	double wall_seconds;
	uint64_t memory_bytes;
};

/* The keeper's first words: the cell stands, or what was in the way. */
struct wire_hello {
	bool ready;
	pid_t keeper;
	char problem[240];
};

enum wire_event { WIRE_STARTED, WIRE_FAILED, WIRE_ENDED, WIRE_LEAKS, WIRE_LISTENER };

struct wire_note {
	enum wire_event event;
	int value; /* WIRE_FAILED: the step; WIRE_ENDED: the wait status; WIRE_LEAKS: the bits */
	int reason; /* WIRE_FAILED: errno */
};

/* One packet with descriptors; -1 with errno. Allocates nothing. */
int wire_send(int socket, const void *bytes, size_t len, const int *fds, size_t fds_len);

/* What comes with a packet. */
struct wire_extra {
	int *fds; /* they close at exec; those that did not come are -1 */
	size_t fds_len;
	pid_t sender; /* where the socket has SO_PASSCRED; else 0 */
	int flags; /* for recvmsg */
};

/* The same, received: the length, 0 when the other side is gone, -1 with errno. */
ssize_t wire_receive(int socket, void *bytes, size_t len, struct wire_extra *extra);

#endif
