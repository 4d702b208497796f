#include "paint/token.h"

#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>

enum { INT_DIGITS = 24, BITS_SURROGATE = 10, COLOR_MAX = 255 };

static const char hex_digits[] = "0123456789ABCDEF";

void
tok_int(struct str *b, int64_t v)
{
	char buf[INT_DIGITS];
	size_t i = sizeof buf;
	uint64_t u = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;

	do {
		buf[--i] = (char)('0' + u % 10);
		u /= 10;
	} while (u > 0);
	if (v < 0)
		buf[--i] = '-';
	str_addn(b, buf + i, sizeof buf - i);
}

void
tok_milli(struct str *b, int64_t v)
{
	int64_t places = v % MPT_PER_PT;
	char buf[4];
	size_t n = sizeof buf;

	if (v < 0 && v > -MPT_PER_PT)
		str_addc(b, '-');
	tok_int(b, v / MPT_PER_PT);
	if (places == 0)
		return;
	if (places < 0)
		places = -places;
	buf[0] = '.';
	for (size_t i = 3; i > 0; i--, places /= 10)
		buf[i] = (char)('0' + places % 10);
	while (buf[n - 1] == '0')
		n--;
	str_addn(b, buf, n);
}

void
tok_num(struct str *b, int64_t v)
{
	tok_milli(b, v);
	str_addc(b, ' ');
}

void
tok_ref(struct str *b, uint32_t object)
{
	tok_int(b, object);
	str_add(b, " 0 R");
}

void
tok_name(struct str *b, const char *s)
{
	str_addc(b, '/');
	for (; *s; s++) {
		unsigned char c = (unsigned char)*s;

		if (c > ' ' && c < 0x7F && !strchr("#/()<>[]{}%", c)) {
			str_addc(b, *s);
			continue;
		}
		str_addc(b, '#');
		str_addc(b, hex_digits[c >> 4]);
		str_addc(b, hex_digits[c & 0xF]);
	}
}

static void
add_escaped(struct str *b, char c)
{
	if (c == '\r') {
		str_add(b, "\\r");
		return;
	}
	if (c == '(' || c == ')' || c == '\\')
		str_addc(b, '\\');
	str_addc(b, c);
}

void
tok_bytes(struct str *b, const void *p, size_t n)
{
	const char *s = p;

	str_addc(b, '(');
	for (size_t i = 0; i < n; i++)
		add_escaped(b, s[i]);
	str_addc(b, ')');
}

static bool
is_plain(const char *s)
{
	for (; *s; s++)
		if ((unsigned char)*s < ' ' || (unsigned char)*s > '~')
			return false;
	return true;
}

/* The UTF-16 code units of one code point: their number, 1 or 2. */
static int
utf16_units(uint32_t cp, uint32_t unit[2])
{
	if (cp < 0x10000) {
		unit[0] = cp;
		return 1;
	}
	cp -= 0x10000;
	unit[0] = 0xD800 + (cp >> BITS_SURROGATE);
	unit[1] = 0xDC00 + (cp & 0x3FF);
	return 2;
}

void
tok_code(struct str *b, uint32_t unit)
{
	add_escaped(b, (char)(unit >> 8));
	add_escaped(b, (char)(unit & 0xFF));
}

void
tok_text(struct str *b, const char *utf8)
{
	size_t n = strlen(utf8);
	size_t pos = 0;
	uint32_t unit[2];

	if (is_plain(utf8)) {
		tok_bytes(b, utf8, n);
		return;
	}
	str_addc(b, '(');
	tok_code(b, 0xFEFF);
	while (pos < n) {
		size_t mark = utf8_break_mark(utf8 + pos);

		int units = mark ? 0 : utf16_units(utf8_next(utf8, n, &pos), unit);

		pos += mark;
		for (int i = 0; i < units; i++)
			tok_code(b, unit[i]);
	}
	str_addc(b, ')');
}

size_t
tok_text_size(const char *utf8)
{
	size_t n = strlen(utf8);
	size_t units = 1;
	size_t pos = 0;
	uint32_t unit[2];

	if (is_plain(utf8))
		return n;
	while (pos < n) {
		size_t mark = utf8_break_mark(utf8 + pos);

		if (mark)
			pos += mark;
		else
			units += (size_t)utf16_units(utf8_next(utf8, n, &pos), unit);
	}
	return 2 * units;
}

void
tok_hex16(struct str *b, uint32_t v)
{
	char buf[4];

	for (size_t i = sizeof buf; i > 0; v >>= 4)
		buf[--i] = hex_digits[v & 0xF];
	str_addn(b, buf, sizeof buf);
}

void
tok_utf16(struct str *b, const char *s, size_t n)
{
	size_t pos = 0;
	uint32_t unit[2];

	while (pos < n) {
		int units = utf16_units(utf8_next(s, n, &pos), unit);

		for (int i = 0; i < units; i++)
			tok_hex16(b, unit[i]);
	}
}

void
tok_color(struct str *b, uint32_t rgb)
{
	for (int shift = 16; shift >= 0; shift -= 8) {
		int64_t v = (rgb >> shift) & 0xFF;

		tok_num(b, (v * MPT_PER_PT + COLOR_MAX / 2) / COLOR_MAX);
	}
}
