#include "text/chars.h"

#include <hb.h>

static hb_unicode_general_category_t
category(uint32_t cp)
{
	return hb_unicode_general_category(hb_unicode_funcs_get_default(), cp);
}

bool
ch_is_letter(uint32_t cp)
{
	if (cp < 0x80)
		return (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z';
	hb_unicode_general_category_t gc = category(cp);

	return gc >= HB_UNICODE_GENERAL_CATEGORY_LOWERCASE_LETTER &&
	       gc <= HB_UNICODE_GENERAL_CATEGORY_UPPERCASE_LETTER;
}

bool
ch_is_mark(uint32_t cp)
{
	if (cp < 0x300)
		return false;
	hb_unicode_general_category_t gc = category(cp);

	return gc == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK ||
	       gc == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK ||
	       gc == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK;
}

bool
ch_is_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

bool
ch_is_upper(uint32_t cp)
{
	if (cp < 0x80)
		return cp >= 'A' && cp <= 'Z';
	return category(cp) == HB_UNICODE_GENERAL_CATEGORY_UPPERCASE_LETTER;
}

bool
ch_is_glue(uint32_t cp)
{
	return cp == ' ' || cp == CH_NBSP;
}

bool
ch_is_ignorable(uint32_t cp)
{
	return (cp >= 0x200B && cp <= 0x200F) || (cp >= 0x202A && cp <= 0x202E) ||
	       (cp >= 0x2060 && cp <= 0x206F) || (cp >= 0xFE00 && cp <= 0xFE0F) ||
	       (cp >= 0xE0000 && cp <= 0xE0FFF) || cp == CH_SOFT_HYPHEN || cp == 0x034F ||
	       cp == 0x061C || cp == 0xFEFF;
}

bool
ch_is_made_blank(uint32_t cp)
{
	return cp == CH_NBSP || (cp >= 0x2000 && cp <= 0x200A) || cp == CH_NNBSP || cp == 0x205F ||
	       cp == 0x3000;
}

/* Blocks in which upper and lower case alternate; the upper one is even or odd. */
static bool
is_upper_of_pair(uint32_t cp)
{
	if ((cp >= 0x139 && cp <= 0x148) || (cp >= 0x179 && cp <= 0x17E))
		return cp % 2 == 1;
	return cp % 2 == 0 &&
	       ((cp >= 0x100 && cp <= 0x12F) || (cp >= 0x132 && cp <= 0x137) ||
		       (cp >= 0x14A && cp <= 0x177) || (cp >= 0x218 && cp <= 0x21B) ||
		       (cp >= 0x460 && cp <= 0x481) || (cp >= 0x48A && cp <= 0x4BF) ||
		       (cp >= 0x4D0 && cp <= 0x52F) || (cp >= 0x1E00 && cp <= 0x1E95) ||
		       (cp >= 0x1EA0 && cp <= 0x1EFF));
}

uint32_t
ch_lower(uint32_t cp)
{
	if (cp < 0x80)
		return cp >= 'A' && cp <= 'Z' ? cp + 0x20 : cp;
	if (cp >= 0xC0 && cp <= 0xDE && cp != 0xD7)
		return cp + 0x20;
	if ((cp >= 0x391 && cp <= 0x3A9) || (cp >= 0x410 && cp <= 0x42F))
		return cp + 0x20;
	if (cp >= 0x400 && cp <= 0x40F)
		return cp + 0x50;
	if (cp == 0x1E9E)
		return 0xDF;
	if (cp == 0x178)
		return 0xFF;
	if (cp == 0x130)
		return 'i';
	return is_upper_of_pair(cp) ? cp + 1 : cp;
}

size_t
ch_cluster(const uint32_t *cps, size_t n, size_t i)
{
	size_t k = i + 1;

	while (k < n && (ch_is_mark(cps[k]) || cps[k] == 0x200D || cps[k - 1] == 0x200D ||
				(cps[k] >= 0xFE00 && cps[k] <= 0xFE0F)))
		k++;
	return k - i;
}
