/* Text that stands in Markdown as it is, in a table too: what Markdown or HTML would take for its own is
 * escaped, and a line feed is <br>. */
#ifndef ARGUS_REPORT_MARKDOWN_H
#define ARGUS_REPORT_MARKDOWN_H

#include "base/str.h"

void markdown_add(struct str *out, const char *text);

/* The same as code. */
void markdown_add_code(struct str *out, const char *text);

#endif
