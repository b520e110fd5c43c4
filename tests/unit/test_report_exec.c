/* What `argus exec` says of a program that is over. */
#include <string.h>

#include "argus/report.h"
#include "unit.h"

/* 1.94 s of CPU time, and "more than 2.00 s" below it, read like a mistake. */
static void a_limit_that_the_account_does_not_reach_is_explained(void **state)
{
	(void)state;
	static const struct {
		double value;
		bool explained;
	} rows[] = {{1.94, true}, {2, false}, {2.3, false}};
	const struct term term = {.width = 200};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(str_done) struct str out = {0};
		const struct sandbox_result result = {.outcome = OUTCOME_CPU,
			.cpu_seconds = rows[i].value,
			.value = rows[i].value,
			.limit = 2};
		report_exec(&result, SANDBOX_FULL, "", &term, &out);
		const char *text = str_text(&out);
		assert_non_null(strstr(text, "took more than 2.00 s of CPU time (--timeout)"));
		bool explained = strstr(text,
					 "by the kernel's clock ticks (1.94 s by the finer "
					 "account)") != NULL;
		assert_int_equal(explained, rows[i].explained);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_limit_that_the_account_does_not_reach_is_explained),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
