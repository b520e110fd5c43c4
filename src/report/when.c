#include "report/when.h"

#include <string.h>
#include <time.h>

#include "base/mem.h"

void report_add_local_time(struct str *out, int64_t unix_ms, const char *format)
{
	char text[40];
	struct tm local;
	time_t seconds = (time_t)(unix_ms / 1000);
	if (localtime_r(&seconds, &local) && strftime(text, sizeof text, format, &local) > 0)
		str_add(out, text);
}

void report_add_days(struct str *out, int64_t first_ms, int64_t last_ms)
{
	owned(str_done) struct str first = {0};
	owned(str_done) struct str last = {0};
	report_add_local_time(&first, first_ms, "%Y-%m-%d");
	report_add_local_time(&last, last_ms, "%Y-%m-%d");
	str_add(out, str_text(&first));
	if (strcmp(str_text(&first), str_text(&last)) != 0)
		str_addf(out, " to %s", str_text(&last));
}
