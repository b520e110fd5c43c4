/* The pure part: what the times of one and the same program say. */
#include "argus/steadiness.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"

/* Less is the rounding of a double, not a clock's. */
static const double NOTHING = 1e-10;

double steadiness_step(double *seconds, size_t len)
{
	double step = INFINITY;
	if (len > 0)
		num_median(seconds, len);
	for (size_t i = 1; i < len; i++) {
		double gap = seconds[i] - seconds[i - 1];
		if (gap > NOTHING)
			step = fmin(step, gap);
	}
	return isfinite(step) ? step : 0;
}

bool steadiness_is_tick(double step_seconds)
{
	/* A tick is 1 ms at least; two ticks' times are each rounded to a microsecond. */
	static const double TICK_MIN = 9e-4;
	return step_seconds == 0 || step_seconds > TICK_MIN;
}

bool steadiness_has_ticks(double *seconds, size_t len)
{
	static const double OFF = 0.05; /* of a tick */
	double step = steadiness_step(seconds, len);
	if (!steadiness_is_tick(step))
		return false;
	for (size_t i = 1; i < len && step > 0; i++) {
		double ticks = (seconds[i] - seconds[i - 1]) / step;
		if (fabs(ticks - round(ticks)) > OFF)
			return false;
	}
	return true;
}

static double median(const double *values, size_t len)
{
	double sorted[STEADINESS_RUNS_MAX];
	memcpy(sorted, values, len * sizeof *values);
	return num_median(sorted, len);
}

/* The median of how far the values lie from theirs. */
static double deviation(const double *values, size_t len)
{
	double away[STEADINESS_RUNS_MAX];
	double middle = median(values, len);
	for (size_t i = 0; i < len; i++)
		away[i] = fabs(values[i] - middle);
	return num_median(away, len);
}

static double ratio(double part, double whole)
{
	return whole > 0 ? part / whole : 0;
}

static double share_outlying(const double *values, size_t len)
{
	/* Of normal noise one in 2000 lies further out (Iglewicz and Hoaglin 1993). */
	static const double FAR = 3.5 * 1.4826;
	size_t count = 0;
	double middle = median(values, len);
	double far = FAR * deviation(values, len);
	for (size_t i = 0; i < len; i++)
		count += fabs(values[i] - middle) > far;
	return (double)count / (double)len;
}

void steadiness_judge(const struct steadiness_runs *runs, struct steadiness *steadiness)
{
	*steadiness = (struct steadiness){0};
	size_t half = runs->len / 2;
	if (half == 0)
		return;
	const double *cpu = runs->cpu_seconds;
	const double *wall = runs->wall_seconds;
	double cpu_median = median(cpu, runs->len);
	double wall_median = median(wall, runs->len);
	double first = median(cpu, half);
	double second = median(cpu + half, runs->len - half);
	*steadiness = (struct steadiness){
		.cpu_seconds = cpu_median,
		.wall_seconds = wall_median,
		.cpu_spread = ratio(deviation(cpu, runs->len), cpu_median),
		.wall_spread = ratio(deviation(wall, runs->len), wall_median),
		.drift = ratio(second - first, first),
		.outliers = share_outlying(cpu, runs->len),
	};
}

size_t steadiness_pairs(const struct steadiness_runs *runs, double *logs)
{
	size_t len = 0;
	for (size_t i = 0; i + 1 < runs->len; i += 2) {
		double first = runs->cpu_seconds[i];
		double second = runs->cpu_seconds[i + 1];
		bool turned = i / 2 % 2;
		if (first > 0 && second > 0)
			logs[len++] = turned ? log(first / second) : log(second / first);
	}
	return len;
}
