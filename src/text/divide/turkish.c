#include "text/divide/turkish.h"

#include <stdbool.h>
#include <string.h>

static bool
is_vowel(uint32_t cp)
{
	static const uint32_t vowel_tab[] = {
		'a', 'e', 'i', 'o', 'u', 0x131, 0xF6, 0xFC, 0xE2, 0xEE, 0xFB};

	for (size_t i = 0; i < sizeof(vowel_tab) / sizeof(*vowel_tab); i++)
		if (vowel_tab[i] == cp)
			return true;
	return false;
}

void
hyph_tr_apply(const uint32_t *letters, size_t n, uint8_t *values)
{
	bool has_vowel = false;

	memset(values, 0, n);
	for (size_t i = 0; i < n; i++) {
		if (!is_vowel(letters[i]))
			continue;
		if (has_vowel)
			values[is_vowel(letters[i - 1]) ? i : i - 1] = 1;
		has_vowel = true;
	}
}
