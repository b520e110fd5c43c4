#include "base/pool.h"

#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"

/* As the main thread has it by default, wherever ulimit stands: syntax trees are deep. */
enum { STACK_BYTES = 8 << 20, THREADS_MAX = 256 };

struct shared {
	const struct pool *pool;
	size_t *order; /* items as they are begun */
	size_t begun; /* of `order` */
	bool *finished;
	size_t taken;
	bool taking; /* somebody is in `take` */
	bool stopped;
	pthread_mutex_t lock;
	pthread_cond_t moved; /* `taken` or `stopped` has changed */
};

unsigned pool_processors(void)
{
	cpu_set_t set;
	if (sched_getaffinity(0, sizeof set, &set) == 0 && CPU_COUNT(&set) > 0)
		return (unsigned)CPU_COUNT(&set);
	/* More processors than a cpu_set_t holds. */
	long online = sysconf(_SC_NPROCESSORS_ONLN);
	return online > 0 ? (unsigned)online : 1;
}

static int compare_sizes(const void *left, const void *right, void *sizes)
{
	const size_t *a = left;
	const size_t *b = right;
	const uint64_t *of = sizes;
	if (of[*a] != of[*b])
		return of[*a] > of[*b] ? -1 : 1;
	return (*a > *b) - (*a < *b);
}

/* The largest first, so that no thread is left with a large one while the others have no more to
 * do; in blocks, so that none is begun long before it can be taken. */
static size_t *make_order(const struct pool *pool)
{
	size_t *order = mem_array(pool->count, sizeof *order);
	size_t block = pool->ahead ? pool->ahead / 2 + 1 : pool->count;
	uint64_t *sizes = NULL;
	for (size_t i = 0; i < pool->count; i++)
		order[i] = i;
	if (!pool->sizes)
		return order;
	/* qsort_r hands on a pointer to what may be changed. */
	sizes = mem_array(pool->count, sizeof *sizes);
	for (size_t i = 0; i < pool->count; i++)
		sizes[i] = pool->sizes[i];
	for (size_t i = 0; i < pool->count; i += block) {
		size_t len = pool->count - i < block ? pool->count - i : block;
		qsort_r(order + i, len, sizeof *order, compare_sizes, sizes);
	}
	free(sizes);
	return order;
}

/* The next item to begin, SIZE_MAX for none; waits while it is too far ahead. Its own block and all
 * before it are begun, so what it waits for is being worked on. */
static size_t begin_item(struct shared *shared)
{
	const struct pool *pool = shared->pool;
	if (shared->stopped || shared->begun == pool->count)
		return SIZE_MAX;
	size_t item = shared->order[shared->begun++];
	while (pool->ahead > 0 && item > shared->taken + pool->ahead && !shared->stopped)
		pthread_cond_wait(&shared->moved, &shared->lock);
	return shared->stopped ? SIZE_MAX : item;
}

static void take_finished(struct shared *shared)
{
	const struct pool *pool = shared->pool;
	if (shared->taking)
		return;
	shared->taking = true;
	while (!shared->stopped && shared->taken < pool->count && shared->finished[shared->taken]) {
		size_t item = shared->taken;
		pthread_mutex_unlock(&shared->lock);
		bool more = pool->take(pool->context, item);
		pthread_mutex_lock(&shared->lock);
		shared->taken++;
		shared->stopped = !more;
		pthread_cond_broadcast(&shared->moved);
	}
	shared->taking = false;
}

static void *work(void *argument)
{
	struct shared *shared = argument;
	pthread_mutex_lock(&shared->lock);
	for (size_t item = begin_item(shared); item != SIZE_MAX; item = begin_item(shared)) {
		pthread_mutex_unlock(&shared->lock);
		shared->pool->work(shared->pool->context, item);
		pthread_mutex_lock(&shared->lock);
		shared->finished[item] = true;
		take_finished(shared);
	}
	pthread_mutex_unlock(&shared->lock);
	return NULL;
}

/* Signals are for the thread that was there before. */
static unsigned start_threads(struct shared *shared, pthread_t *threads, unsigned wanted)
{
	pthread_attr_t attributes;
	sigset_t all, before;
	unsigned started = 0;
	if (wanted == 0 || pthread_attr_init(&attributes) != 0)
		return 0;
	pthread_attr_setstacksize(&attributes, STACK_BYTES);
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	while (started < wanted &&
		pthread_create(&threads[started], &attributes, work, shared) == 0)
		started++;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	pthread_attr_destroy(&attributes);
	return started;
}

void pool_run(const struct pool *pool)
{
	pthread_t threads[THREADS_MAX];
	size_t wanted = pool->threads ? pool->threads : pool_processors();
	wanted = wanted < pool->count ? wanted : pool->count;
	wanted = wanted < THREADS_MAX ? wanted : THREADS_MAX;
	struct shared shared = {.pool = pool,
		.order = make_order(pool),
		.finished = mem_array(pool->count, sizeof *shared.finished),
		.lock = PTHREAD_MUTEX_INITIALIZER,
		.moved = PTHREAD_COND_INITIALIZER};
	/* The caller's thread is one of them. */
	unsigned started = start_threads(&shared, threads, wanted > 0 ? (unsigned)wanted - 1 : 0);
	work(&shared);
	for (unsigned i = 0; i < started; i++)
		pthread_join(threads[i], NULL);
	free(shared.order);
	free(shared.finished);
}
