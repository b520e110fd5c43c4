/*
 * The patterns of .gitignore files: a match of bytes, in which '/' is matched by '/' and by double
 * stars only. Linear space, and never worse than the product of the lengths for each star.
 */
#ifndef ARGUS_WALK_GLOB_H
#define ARGUS_WALK_GLOB_H

#include <stdbool.h>

/* '?', '*', "[a-z]" with classes and '!' or '^', '\' in front of what is meant as it is, and
 * double stars between slashes for any number of folders. What is malformed, as a bracket without
 * its end, matches nothing. */
bool glob_match(const char *pattern, const char *text);

#endif
