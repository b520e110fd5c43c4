/* V of the JSON interface. Optional keys are left out when there is nothing to say. */
#include <jansson.h>
#include <math.h>

#include "argus/report.h"

static void set_text(json_t *object, const char *key, const char *text)
{
	if (*text)
		json_object_set_new(object, key, json_string(text));
}

/* JSON has no NaN and no infinity. */
static void set_number(json_t *object, const char *key, double number)
{
	if (isfinite(number))
		json_object_set_new(object, key, json_real(number));
}

static json_t *class_json(struct growth growth)
{
	char text[GROWTH_TEXT_MAX];
	if (growth.kind == GROWTH_UNKNOWN)
		return json_null();
	return json_string(growth_print(growth, false, text));
}

static void set_fitted(json_t *object, const struct verdict *verdict)
{
	set_number(object, "intercept", verdict->intercept);
	set_number(object, "slope", verdict->slope);
	set_number(object, "spread", verdict->spread);
	set_number(object, "exponent", verdict->exponent);
	set_number(object, "exponent_low", verdict->exponent_low);
	set_number(object, "exponent_high", verdict->exponent_high);
}

struct json_t *report_verdict_json(const struct verdict *verdict)
{
	json_t *object = json_object();
	json_object_set_new(object, "class", class_json(verdict->growth));
	bool sane = isfinite(verdict->confidence);
	json_object_set_new(object, "confidence", json_real(sane ? verdict->confidence : 0));
	json_t *alternatives = json_array();
	for (unsigned i = 0; i < verdict->alternatives_len; i++)
		json_array_append_new(alternatives, class_json(verdict->alternatives[i]));
	json_object_set_new(object, "alternatives", alternatives);
	set_text(object, "reason", verdict->reason);
	if (verdict->slope < 0 || verdict->slope > 0 || verdict->intercept < 0 ||
		verdict->intercept > 0)
		set_fitted(object, verdict);
	if (verdict->next_n > 0)
		set_number(object, "next_n", verdict->next_n);
	set_text(object, "bound", verdict->bound);
	set_text(object, "safe", verdict->safe);
	return object;
}
