#include "cmd/progress.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/num.h"

static const double HEARTBEAT_SECONDS = 30;
enum { TICK_NANOSECONDS = 500000000 };

/* The line, but for its clock, and the thread that lets this go on. */
struct progress_ticker {
	struct progress *progress;
	pthread_mutex_t lock; /* of all that follows, and of the terminal's line */
	pthread_cond_t ends;
	bool ended;
	bool started;
	pthread_t thread;
	struct str doing, so_far;
	double start; /* of the measuring, on the clock */
	double budget_seconds;
};

static void describe(const struct measure_progress *now, struct str *out)
{
	char text[NUM_TEXT_MAX];
	switch (now->kind) {
	case TRIAL_STARTUP: str_add(out, "measuring the interpreter's start-up"); break;
	case TRIAL_EXPLORE:
		str_addf(out, "exploring n = %s", num_print_count(text, (double)now->n));
		break;
	case TRIAL_MEMORY:
		str_addf(out, "memory at n = %s", num_print_count(text, (double)now->n));
		break;
	case TRIAL_TIMED:
		str_addf(out, "round %u", now->round);
		if (now->rounds > 0)
			str_addf(out, " of %u", now->rounds);
		str_addf(out, ", n = %s", num_print_count(text, (double)now->n));
		break;
	case TRIAL_KIND_COUNT: break;
	}
	if (now->expected_seconds > 0)
		str_addf(out, " (about %s)", num_print_seconds(text, now->expected_seconds));
}

/* Cut to the width: a line that wraps cannot be written over. */
static void fit_width(struct str *line, int width)
{
	while (line->len > 0 && (int)term_columns(line->text) > width - 1) {
		do
			line->len--;
		while (line->len > 0 && (line->text[line->len] & 0xc0) == 0x80);
		line->text[line->len] = '\0';
	}
}

void progress_line(struct progress *progress, struct str *line)
{
	if (progress->quiet)
		return;
	if (progress->term.tty) {
		fit_width(line, progress->term.width);
		fprintf(stderr, "\r%s\033[K", str_text(line));
		progress->drawn = true;
		return;
	}
	double time = clock_seconds();
	if (progress->last_line == 0)
		progress->last_line = time;
	if (time - progress->last_line < HEARTBEAT_SECONDS)
		return;
	fprintf(stderr, "argus: %s\n", str_text(line));
	progress->last_line = time;
}

static void draw(const struct progress_ticker *ticker)
{
	owned(str_done) struct str line = {0};
	char text[NUM_TEXT_MAX];
	str_addf(&line, "%s, %.1f s of at most %s%s", str_text(&ticker->doing),
		clock_seconds() - ticker->start, num_print_seconds(text, ticker->budget_seconds),
		str_text(&ticker->so_far));
	progress_line(ticker->progress, &line);
}

static void *tick(void *argument)
{
	struct progress_ticker *ticker = argument;
	pthread_mutex_lock(&ticker->lock);
	while (!ticker->ended) {
		struct timespec until;
		clock_gettime(CLOCK_MONOTONIC, &until);
		until.tv_nsec += TICK_NANOSECONDS;
		until.tv_sec += until.tv_nsec / 1000000000;
		until.tv_nsec %= 1000000000;
		pthread_cond_clockwait(&ticker->ends, &ticker->lock, CLOCK_MONOTONIC, &until);
		if (!ticker->ended)
			draw(ticker);
	}
	pthread_mutex_unlock(&ticker->lock);
	return NULL;
}

static void start(struct progress *progress)
{
	struct progress_ticker *ticker = mem_array(1, sizeof *ticker);
	ticker->progress = progress;
	pthread_mutex_init(&ticker->lock, NULL);
	pthread_cond_init(&ticker->ends, NULL);
	progress->ticker = ticker;
}

/* Without a thread the clock stands still between two trials. Signals are for the caller's. */
static void set_going(struct progress_ticker *ticker)
{
	sigset_t all, before;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	ticker->started = pthread_create(&ticker->thread, NULL, tick, ticker) == 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
}

static void stop(struct progress_ticker *ticker)
{
	pthread_mutex_lock(&ticker->lock);
	ticker->ended = true;
	pthread_cond_signal(&ticker->ends);
	pthread_mutex_unlock(&ticker->lock);
	if (ticker->started)
		pthread_join(ticker->thread, NULL);
	pthread_cond_destroy(&ticker->ends);
	pthread_mutex_destroy(&ticker->lock);
	str_done(&ticker->doing);
	str_done(&ticker->so_far);
	free(ticker);
}

void progress_show(struct progress *progress, const struct measure_progress *now)
{
	char class[GROWTH_TEXT_MAX];
	if (progress->quiet)
		return;
	bool first = !progress->ticker;
	if (first)
		start(progress);
	struct progress_ticker *ticker = progress->ticker;
	pthread_mutex_lock(&ticker->lock);
	ticker->start = clock_seconds() - now->elapsed_seconds;
	ticker->budget_seconds = now->budget_seconds;
	str_clear(&ticker->doing);
	str_clear(&ticker->so_far);
	describe(now, &ticker->doing);
	if (now->so_far)
		str_addf(&ticker->so_far, ", so far %s",
			growth_print(now->so_far->growth, progress->term.utf8, class));
	draw(ticker);
	pthread_mutex_unlock(&ticker->lock);
	if (first)
		set_going(ticker);
}

void progress_hide(struct progress *progress)
{
	struct progress_ticker *ticker = progress->ticker;
	if (ticker)
		pthread_mutex_lock(&ticker->lock);
	if (progress->drawn)
		fputs("\r\033[K", stderr);
	progress->drawn = false;
	if (ticker)
		pthread_mutex_unlock(&ticker->lock);
}

void progress_clear(struct progress *progress)
{
	if (progress->ticker)
		stop(progress->ticker);
	progress->ticker = NULL;
	if (progress->drawn)
		fputs("\r\033[K", stderr);
	progress->drawn = false;
}
