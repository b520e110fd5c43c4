/* What somebody who mistyped a word may have meant: an option, a command, a generator. */
#ifndef ARGUS_BASE_NEAR_H
#define ARGUS_BASE_NEAR_H

/* The word of a NULL-ended list nearest to `text` by edit distance, NULL if none is near. */
const char *near_word(const char *text, const char *const *words);

#endif
