/* V of the JSON interface. Optional keys are left out when there is nothing to say. */
#include <jansson.h>
#include <math.h>

#include "argus/report.h"
#include "report/json_text.h"

static json_t *class_json(struct growth growth)
{
	char name[GROWTH_TEXT_MAX];
	if (growth.kind == GROWTH_UNKNOWN)
		return json_null();
	return json_string(growth_print(growth, false, name));
}

/* JSON has no NaN and no infinity: such a member is left out. */
static void set_number(json_t *object, const char *key, double value)
{
	if (isfinite(value))
		json_object_set_new(object, key, json_real(value));
}

static void set_text(json_t *object, const char *key, const char *text)
{
	if (*text)
		json_object_set_new(object, key, report_json_text(text));
}

static json_t *exponent_json(const struct verdict *verdict)
{
	json_t *exponent = json_object();
	set_number(exponent, "low", verdict->exponent_low);
	set_number(exponent, "estimate", verdict->exponent);
	set_number(exponent, "high", verdict->exponent_high);
	return exponent;
}

static json_t *model_json(const struct verdict *verdict)
{
	json_t *model = json_object();
	set_number(model, "intercept", verdict->intercept);
	set_number(model, "slope", verdict->slope);
	return model;
}

static bool has_exponent(const struct verdict *verdict)
{
	return isfinite(verdict->exponent) &&
		(verdict->exponent_low != 0 || verdict->exponent_high != 0);
}

struct json_t *report_verdict_json(const struct verdict *verdict)
{
	json_t *json = json_object();
	json_object_set_new(json, "class", class_json(verdict->growth));
	set_number(json, "confidence", verdict->confidence);
	json_t *alternatives = json_array();
	for (unsigned i = 0; i < verdict->alternatives_len; i++)
		json_array_append_new(alternatives, class_json(verdict->alternatives[i]));
	json_object_set_new(json, "alternatives", alternatives);
	set_text(json, "reason", verdict->reason);
	set_text(json, "bound", verdict->bound);
	set_text(json, "safe", verdict->safe);
	if (has_exponent(verdict))
		json_object_set_new(json, "exponent", exponent_json(verdict));
	if (verdict->intercept > 0 || verdict->slope > 0) {
		json_object_set_new(json, "model", model_json(verdict));
		set_number(json, "spread", verdict->spread);
	}
	if (verdict->next_n > 0)
		set_number(json, "next_n", verdict->next_n);
	return json;
}
