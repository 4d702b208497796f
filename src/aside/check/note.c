#include "aside/check/check.h"

#include <stdarg.h>
#include <stdio.h>

#define WORDS_MAX 200 /* [byte] of what is told about the first failure */

void
check_note(const struct survey *s, struct check *c, bool is_good, const char *fmt, ...)
{
	char words[WORDS_MAX];
	va_list args;

	c->count++;
	if (is_good)
		return;
	if (c->failures++ > 0)
		return;
	va_start(args, fmt);
	vsnprintf(words, sizeof(words), fmt, args);
	va_end(args);
	c->first = arena_strdup(s->arena, words);
}
