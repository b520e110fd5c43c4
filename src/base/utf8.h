/* UTF-8, one code point at a time. */
#ifndef ARGUS_BASE_UTF8_H
#define ARGUS_BASE_UTF8_H

#include <stddef.h>
#include <stdint.h>

/* The length in bytes (1 to 4) of the well-formed code point at `bytes`, which is then in *point;
 * 0 if there is none (RFC 3629: no overlong forms, no surrogates, at most U+10FFFF). */
size_t utf8_next(const char *bytes, size_t len, uint32_t *point);

/* The offset of the first byte that is not well-formed, or len. */
size_t utf8_valid_prefix(const char *bytes, size_t len);

#endif
