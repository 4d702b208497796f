#include "base/utf8.h"

#include <string.h>

static const struct form {
	unsigned char mask, lead; /* a byte b leads this form if (b & mask) == lead */
	unsigned char len;
	uint32_t least; /* smaller values are overlong */
} forms[] = {
	{0x80, 0x00, 1, 0x0},
	{0xE0, 0xC0, 2, 0x80},
	{0xF0, 0xE0, 3, 0x800},
	{0xF8, 0xF0, 4, 0x10000},
};

static const struct form *
lookup_form(unsigned char lead)
{
	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++)
		if ((lead & forms[i].mask) == forms[i].lead)
			return &forms[i];
	return NULL;
}

/* The code point at s, or UINT32_MAX if malformed; *len is its length. */
static uint32_t
decode(const unsigned char *s, size_t n, size_t *len)
{
	const struct form *f = lookup_form(s[0]);
	uint32_t cp;

	*len = 1;
	if (!f || f->len > n)
		return UINT32_MAX;
	cp = s[0] & (unsigned char)~f->mask;
	for (size_t i = 1; i < f->len; i++) {
		if ((s[i] & 0xC0) != 0x80)
			return UINT32_MAX;
		cp = cp << 6 | (s[i] & 0x3Fu);
	}
	if (cp < f->least || cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
		return UINT32_MAX;
	*len = f->len;
	return cp;
}

uint32_t
utf8_next(const char *s, size_t n, size_t *pos)
{
	size_t len;
	uint32_t cp = decode((const unsigned char *)s + *pos, n - *pos, &len);

	*pos += len;
	return cp == UINT32_MAX ? UTF8_BAD : cp;
}

size_t
utf8_encode(uint32_t cp, char out[UTF8_MAX])
{
	if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
		cp = UTF8_BAD;
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xC0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3F));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xE0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
		out[2] = (char)(0x80 | (cp & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | cp >> 18);
	out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
	out[3] = (char)(0x80 | (cp & 0x3F));
	return 4;
}

size_t
utf8_break_mark(const char *s)
{
	static const char *const marks[] = {"\u00AD", "\u200B", "\u2060", "\uFEFF"};

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (strncmp(s, marks[i], strlen(marks[i])) == 0)
			return strlen(marks[i]);
	return 0;
}

size_t
utf8_count(const char *s, size_t n)
{
	size_t pos = 0, count = 0;

	while (pos < n) {
		utf8_next(s, n, &pos);
		count++;
	}
	return count;
}

bool
utf8_valid(const char *s, size_t n, size_t *bad)
{
	size_t pos = 0, len;

	while (pos < n) {
		if (decode((const unsigned char *)s + pos, n - pos, &len) == UINT32_MAX) {
			*bad = pos;
			return false;
		}
		pos += len;
	}
	return true;
}
