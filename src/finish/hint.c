#include "finish/hint.h"

#include <stdlib.h>
#include <string.h>

#define DIGITS_MOST 20
#define END "\nendstream"

struct part {
	const char *s;
	size_t n;
};

/* What follows the first `mark`; empty if there is none. */
static struct part
after(struct part in, const char *mark)
{
	const char *at = memmem(in.s, in.n, mark, strlen(mark));
	size_t skipped;

	if (!at)
		return (struct part){in.s + in.n, 0};
	skipped = (size_t)(at - in.s) + strlen(mark);
	return (struct part){in.s + skipped, in.n - skipped};
}

/* The number at the start, 0 if there is none; a copy, as nothing ends `in`. */
static size_t
number(struct part in)
{
	char digits[DIGITS_MOST + 1] = "";
	size_t i;

	while (in.n > 0 && *in.s == ' ')
		in = (struct part){in.s + 1, in.n - 1};
	for (i = 0; i < DIGITS_MOST && i < in.n && in.s[i] >= '0' && in.s[i] <= '9'; i++)
		digits[i] = in.s[i];
	return strtoul(digits, NULL, 10);
}

bool
hint_ends_in_line(const char *pdf, size_t n)
{
	struct part file = {pdf, n};
	struct part dict, data;
	size_t at = number(after(after(file, "/Linearized"), "/H ["));
	size_t length;

	if (at == 0 || at >= n)
		return false;
	dict = (struct part){pdf + at, n - at};
	data = after(dict, "stream\n");
	dict.n -= data.n;
	length = number(after(dict, "/Length"));
	if (length == 0 || length > data.n || data.n - length < strlen(END))
		return false;
	return memcmp(data.s + length, END, strlen(END)) == 0;
}
