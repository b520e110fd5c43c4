#include "report/check_counts.h"

#include <string.h>

const struct lock_point *check_count_before(const struct check_row *row, uint64_t n)
{
	const struct lock_entry *before = row->before;
	if (!before || !row->run || before->seed != row->run->seed || !row->run->input ||
		strcmp(before->input, row->run->input) != 0)
		return NULL;
	for (size_t i = 0; i < before->points_len; i++) {
		if (before->points[i].n == n)
			return &before->points[i];
	}
	return NULL;
}

bool check_last_common(const struct check_row *row, struct check_both *both)
{
	for (size_t i = row->run ? row->run->counts.points_len : 0; i-- > 0;) {
		const struct count_point *point = &row->run->counts.points[i];
		const struct lock_point *before = check_count_before(row, point->n);
		if (!before)
			continue;
		*both = (struct check_both){point->n, before->count, point->mean};
		return true;
	}
	return false;
}

struct growth check_line_before(const struct check_row *row, const char *text, size_t len)
{
	for (size_t i = 0; row->before && i < row->before->lines_len; i++) {
		const struct lock_line *line = &row->before->lines[i];
		if (strlen(line->text) == len && memcmp(line->text, text, len) == 0)
			return line->growth;
	}
	return (struct growth){0};
}

const char *check_file(const struct check_row *row)
{
	return row->file ? row->file : row->target->spec.path;
}
