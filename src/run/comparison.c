#include "argus/comparison.h"

#include <stdlib.h>

void comparison_done(struct comparison *comparison)
{
	free(comparison->pairs);
	free(comparison->held);
	str_done(&comparison->difference.a);
	str_done(&comparison->difference.b);
	*comparison = (struct comparison){0};
}
