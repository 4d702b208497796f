#include "base/safe.h"

#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>

/* C0, DEL, C1 and the marks that turn the writing direction. */
static bool
steers(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || (cp >= 0x200E && cp <= 0x200F) ||
	       (cp >= 0x2028 && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069);
}

/* A byte that is no UTF-8 is read as U+FFFD: some terminals take it for C1. */
static bool
is_malformed(const char *s, size_t n, uint32_t cp)
{
	return cp == 0xFFFD && !(n == 3 && memcmp(s, "\xEF\xBF\xBD", 3) == 0);
}

void
safe_print(FILE *out, const char *s)
{
	size_t n = strlen(s), pos = 0;

	while (pos < n) {
		size_t start = pos;
		uint32_t cp = utf8_next(s, n, &pos);
		bool escape = steers(cp) || is_malformed(s + start, pos - start, cp);

		for (; start < pos; start++)
			fprintf(out, escape ? "\\x%02X" : "%c", (unsigned char)s[start]);
	}
}
