#include "store/line_verdict.h"

#include "base/mem.h"

void line_growth(struct str *out, struct growth growth)
{
	char text[GROWTH_TEXT_MAX];
	if (growth.kind == GROWTH_UNKNOWN)
		return;
	line_member(out, "class", growth_print(growth, false, text));
	if (!growth_has_parameter(growth))
		return;
	line_key(out, "parameter");
	line_real(out, growth.parameter);
}

bool line_take_growth(json_t *object, struct growth *growth)
{
	owned(line_release) json_t *class = line_take(object, "class");
	owned(line_release) json_t *value = line_take(object, "parameter");
	double parameter;
	if ((class && !json_is_string(class)) || (value && !line_take_real(value, &parameter)))
		return false;
	return growth_of(json_string_value(class), value ? &parameter : NULL, growth);
}

static void add_verdict(struct str *out, const struct verdict *verdict)
{
	line_growth(out, verdict->growth);
	if (verdict->alternatives_len > 0) {
		line_key(out, "alternatives");
		str_add_char(out, '[');
		for (unsigned i = 0; i < verdict->alternatives_len; i++) {
			char text[GROWTH_EXACT_MAX];
			growth_print_exact(verdict->alternatives[i], text);
			line_item(out);
			line_text(out, text);
		}
		str_add_char(out, ']');
	}
	line_fields(out, &row_verdict, verdict);
	line_fields(out, &row_fit, verdict);
}

void line_verdicts(struct str *out, enum verdict_owner owner, const struct run *run)
{
	line_key(out, "verdicts");
	str_add_char(out, '{');
	for (size_t i = 0; i < VERDICT_PLACES; i++) {
		owned(str_done) struct str verdict = {0};
		if (verdict_places[i].owner == owner)
			add_verdict(&verdict,
				(const void *)((const char *)run + verdict_places[i].offset));
		if (verdict.len == 0)
			continue;
		line_key(out, verdict_places[i].name);
		str_addf(out, "{%s}", verdict.text);
	}
	str_add_char(out, '}');
}

static bool take_alternatives(json_t *object, struct verdict *verdict)
{
	owned(line_release) json_t *list = line_take(object, "alternatives");
	if (list && (!json_is_array(list) || json_array_size(list) > VERDICT_ALTERNATIVES_MAX))
		return false;
	for (size_t i = 0; i < json_array_size(list); i++) {
		json_t *item = json_array_get(list, i);
		struct growth *growth = &verdict->alternatives[verdict->alternatives_len++];
		if (!json_is_string(item) || !growth_read_exact(json_string_value(item), growth))
			return false;
	}
	return true;
}

static const char *take_verdict(json_t *object, struct verdict *verdict)
{
	if (!line_take_growth(object, &verdict->growth))
		return "class";
	if (!take_alternatives(object, verdict))
		return "alternatives";
	const char *wrong = line_take_fields(object, &row_verdict, verdict);
	if (!wrong)
		wrong = line_take_fields(object, &row_fit, verdict);
	return wrong ? wrong : line_left(object);
}

const char *line_take_verdicts(json_t *object, enum verdict_owner owner, struct run *run)
{
	owned(line_release) json_t *verdicts = line_take(object, "verdicts");
	if (!json_is_object(verdicts))
		return "verdicts";
	for (size_t i = 0; i < VERDICT_PLACES; i++) {
		if (verdict_places[i].owner != owner)
			continue;
		owned(line_release) json_t *value = line_take(verdicts, verdict_places[i].name);
		struct verdict *verdict = (void *)((char *)run + verdict_places[i].offset);
		if (value && !json_is_object(value))
			return verdict_places[i].name;
		/* The names are those of an object that is released. */
		if (value && take_verdict(value, verdict))
			return verdict_places[i].name;
	}
	return line_left(verdicts) ? "verdicts" : NULL;
}
