#include "base/utf8.h"

size_t utf8_next(const char *bytes, size_t len, uint32_t *point)
{
	static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
	const unsigned char *at = (const unsigned char *)bytes;
	if (len == 0)
		return 0;
	if (at[0] < 0x80) {
		*point = at[0];
		return 1;
	}

	size_t need = at[0] >= 0xf0 ? 4 : at[0] >= 0xe0 ? 3 : 2;
	if (at[0] < 0xc2 || at[0] > 0xf4 || need > len)
		return 0;
	uint32_t value = at[0] & (0x7fU >> need);
	for (size_t i = 1; i < need; i++) {
		if ((at[i] & 0xc0) != 0x80)
			return 0;
		value = value << 6 | (at[i] & 0x3fU);
	}
	if (value < smallest[need] || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff))
		return 0;
	*point = value;
	return need;
}

size_t utf8_valid_prefix(const char *bytes, size_t len)
{
	size_t at = 0;
	uint32_t point;
	while (at < len) {
		size_t step = utf8_next(bytes + at, len - at, &point);
		if (step == 0)
			return at;
		at += step;
	}
	return len;
}
