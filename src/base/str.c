#include "base/str.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DIGITS_MOST = 24, BITS_PER_BYTE = 8 };

void
str_init(struct str *b)
{
	b->cap = 64;
	b->n = 0;
	b->s = xmalloc(b->cap);
	b->s[0] = '\0';
}

void
str_release(struct str *b)
{
	free(b->s);
	b->s = NULL;
	b->n = b->cap = 0;
}

void
str_clear(struct str *b)
{
	b->n = 0;
	b->s[0] = '\0';
}

void
str_reserve(struct str *b, size_t more)
{
	size_t want = b->n + more + 1;

	if (want <= b->cap)
		return;
	while (b->cap < want)
		b->cap *= 2;
	b->s = xrealloc(b->s, b->cap);
}

void
str_addn(struct str *b, const void *p, size_t n)
{
	str_reserve(b, n);
	if (n)
		memcpy(b->s + b->n, p, n);
	b->n += n;
	b->s[b->n] = '\0';
}

void
str_add(struct str *b, const char *s)
{
	str_addn(b, s, strlen(s));
}

void
str_addc(struct str *b, char c)
{
	str_addn(b, &c, 1);
}

void
str_addcp(struct str *b, uint32_t cp)
{
	char bytes[UTF8_MAX];
	size_t n = utf8_encode(cp, bytes);

	str_addn(b, bytes, n);
}

void
str_addu(struct str *b, uint64_t v)
{
	char digits[DIGITS_MOST];
	size_t i = sizeof digits;

	do {
		digits[--i] = (char)('0' + v % 10);
		v /= 10;
	} while (v > 0);
	str_addn(b, digits + i, sizeof digits - i);
}

void
str_addbe(struct str *b, uint64_t v, unsigned n)
{
	while (n-- > 0)
		str_addc(b, (char)(v >> (n * BITS_PER_BYTE) & 0xFF));
}

void
str_addf(struct str *b, const char *fmt, ...)
{
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n <= 0)
		return;
	str_reserve(b, (size_t)n);
	va_start(ap, fmt);
	vsnprintf(b->s + b->n, (size_t)n + 1, fmt, ap);
	va_end(ap);
	b->n += (size_t)n;
}
