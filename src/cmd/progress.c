#include "cmd/progress.h"

#include "base/clock.h"
#include "base/mem.h"
#include "base/num.h"

static const double HEARTBEAT_SECONDS = 30;

static void describe(const struct measure_progress *now, bool utf8, struct str *out)
{
	char text[NUM_TEXT_MAX];
	char class[GROWTH_TEXT_MAX];
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
	str_addf(out, ", %.1f s of at most %s", now->elapsed_seconds,
		num_print_seconds(text, now->budget_seconds));
	if (now->so_far)
		str_addf(out, ", so far %s", growth_print(now->so_far->growth, utf8, class));
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

void progress_show(struct progress *progress, const struct measure_progress *now)
{
	owned(str_done) struct str line = {0};
	if (progress->quiet)
		return;
	describe(now, progress->term.utf8, &line);
	progress_line(progress, &line);
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

void progress_clear(struct progress *progress)
{
	if (progress->drawn)
		fputs("\r\033[K", stderr);
	progress->drawn = false;
}
