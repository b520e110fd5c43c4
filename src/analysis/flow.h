/* What variables hold where paths part and meet again; see flow.c. */
#ifndef ARGUS_ANALYSIS_FLOW_H
#define ARGUS_ANALYSIS_FLOW_H

#include "analysis/engine.h"

struct flow_frame {
	size_t start;
	unsigned outer;
};

/* What the paths so far have left in the variables that they set. All-zero is none. */
struct flow_paths {
	struct flow_change *items;
	size_t len, cap;
	unsigned *index; /* a hash table of index_cap slots, when there are many: 1 + place */
	size_t index_cap;
	unsigned live; /* paths that go on behind the point where they meet */
};

/* Set a variable of just this scope. */
void flow_set(struct engine *engine, struct scope *scope, const char *name, struct value value);

/* Between the two, what is set is noted. Closing takes it back and, on a path that goes on, keeps
 * it for the point where the paths meet. */
void flow_open(struct engine *engine, struct flow_frame *frame);
void flow_close(struct engine *engine, const struct flow_frame *frame, struct flow_paths *paths,
	bool goes_on);

/* The point where they meet; `otherwise`: one more path set nothing. Releases *paths. */
void flow_join(struct engine *engine, struct flow_paths *paths, bool otherwise);

/* The head of a loop: of what was there before and what a trip has left. Releases *paths. */
void flow_repeat(struct engine *engine, struct flow_paths *paths);

/* A scope ends: nobody will ask for its variables. `start` is how long the log was before. */
void flow_forget(struct engine *engine, const struct scope *scope, size_t start);

#endif
