/*
 * What travels between the processes of the sandbox: argus asks the keeper over a SEQPACKET
 * socket, one request and one reply a trial; init and the child tell the keeper over a pipe.
 * All are forks of one program image, so plain structs will do.
 */
#ifndef ARGUS_SANDBOX_WIRE_H
#define ARGUS_SANDBOX_WIRE_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

enum { WIRE_TEXT_MAX = 32768, WIRE_FDS_MAX = 4 };

enum wire_ask {
	WIRE_RUN,
	WIRE_PROBE, /* all steps, but leave instead of starting a program */
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
	uint32_t argc, envc;
	uint32_t text_len;
	char text[WIRE_TEXT_MAX]; /* argc + envc terminated strings */
};

struct wire_reply {
	int failed_step; /* index into enter_steps, -1: none */
	int failed_errno;
	int wait_status; /* of the program, as waitpid gives it */
	bool timed_out;
	bool cancelled;
	double cpu_seconds;
	double wall_seconds;
	uint64_t memory_bytes;
};

/* The keeper's first words: the cell stands, or what was in the way. */
struct wire_hello {
	bool ready;
	char problem[240];
};

enum wire_event { WIRE_STARTED, WIRE_FAILED, WIRE_ENDED };

struct wire_note {
	enum wire_event event;
	pid_t pid; /* WIRE_STARTED: the child's, as init sees it */
	int value; /* WIRE_FAILED: the step; WIRE_ENDED: the wait status */
	int reason; /* WIRE_FAILED: errno */
};

#endif
