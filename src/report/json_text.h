/* Text as JSON may hold it: names of files, what programs say, need not be UTF-8. */
#ifndef ARGUS_REPORT_JSON_TEXT_H
#define ARGUS_REPORT_JSON_TEXT_H

#include <stddef.h>

struct json_t;

/* What is not UTF-8 becomes U+FFFD; NULL becomes null. The caller owns the reference. */
struct json_t *report_json_text(const char *text);
struct json_t *report_json_bytes(const char *bytes, size_t len);
struct json_t *report_json_texts(char *const *texts, size_t len);

/* What JSON has no number for becomes null. */
struct json_t *report_json_number(double value);

/* [low, estimate, high] as ratios; null where there is no bound. */
struct paired;
struct json_t *report_ratio_json(const struct paired *ratio);

#endif
