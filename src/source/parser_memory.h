/* The parser's memory: counted, limited, and safe to release; see parser_memory.c. */
#ifndef ARGUS_SOURCE_PARSER_MEMORY_H
#define ARGUS_SOURCE_PARSER_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

/* Have the parser allocate through here; the first call counts, for the whole process. */
void parser_memory_install(void);

/* From here to the end this thread's parser may take so many bytes more, in so many allocations;
 * past that *cancel becomes 1, which the parser looks at. */
void parser_memory_begin(size_t bytes, size_t allocations, size_t *cancel);
void parser_memory_end(void);

#endif
