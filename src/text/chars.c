#include "text/chars.h"

#include <hb.h>
#include <unicode/uchar.h>

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
ch_is_opening(uint32_t cp)
{
	return category(cp) == HB_UNICODE_GENERAL_CATEGORY_OPEN_PUNCTUATION;
}

bool
ch_is_initial_quote(uint32_t cp)
{
	return category(cp) == HB_UNICODE_GENERAL_CATEGORY_INITIAL_PUNCTUATION;
}

bool
ch_is_final_quote(uint32_t cp)
{
	return category(cp) == HB_UNICODE_GENERAL_CATEGORY_FINAL_PUNCTUATION;
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

uint32_t
ch_lower(uint32_t cp)
{
	return (uint32_t)u_tolower((UChar32)cp);
}
