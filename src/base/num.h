/*
 * Numbers as people write them: counts with suffixes, bytes, seconds; and the way back.
 *
 * Parsers take the whole text or fail with a sentence in *err (ERR_USAGE) that says what is
 * accepted. Printers write at most `size` bytes, terminated, and return `buffer`.
 */
#ifndef ARGUS_BASE_NUM_H
#define ARGUS_BASE_NUM_H

#include <stddef.h>
#include <stdint.h>

#include "argus/err.h"

#define NUM_TEXT_MAX 40

/* "1000", "1k", "2.5M", "1e6", "10^6": whole, at most 1e18. */
int num_parse_count(const char *text, uint64_t *count, struct err *err);
/* "300" (bytes), "64K", "512M", "2G", "1.5GiB": powers of 1024. */
int num_parse_bytes(const char *text, uint64_t *bytes, struct err *err);
/* "10" (seconds), "10s", "250ms", "1.5m", "2h". */
int num_parse_seconds(const char *text, double *seconds, struct err *err);
/* A finite decimal number. */
int num_parse_double(const char *text, double *value, struct err *err);

/* The median; sorts the values in place. len > 0. */
double num_median(double *values, size_t len);

char *num_print_count(char buffer[NUM_TEXT_MAX], double count); /* 1,234,567 */
char *num_print_short(char buffer[NUM_TEXT_MAX], double count); /* 1.23M */
char *num_print_seconds(char buffer[NUM_TEXT_MAX], double seconds); /* 12.3 ms */
char *num_print_bytes(char buffer[NUM_TEXT_MAX], double bytes); /* 4.2 MiB */

#endif
