#include "text/divide/bounds.h"

#include "text/chars.h"

#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/utf16.h>

struct bounds {
	UBreakIterator *lines, *clusters;
};

static void
check(UErrorCode e)
{
	if (e == U_MEMORY_ALLOCATION_ERROR)
		memory_exhausted();
	assert(U_SUCCESS(e));
}

/* The root locale: what a language adds is ours, not the environment's. */
static UBreakIterator *
open_rules(UBreakIteratorType type)
{
	UErrorCode e = U_ZERO_ERROR;
	UBreakIterator *it = ubrk_open(type, "", NULL, 0, &e);

	check(e);
	return it;
}

struct bounds *
bounds_open(void)
{
	struct bounds *b = xmalloc(sizeof(*b));

	b->lines = open_rules(UBRK_LINE);
	b->clusters = open_rules(UBRK_CHARACTER);
	return b;
}

void
bounds_close(struct bounds *b)
{
	if (!b)
		return;
	ubrk_close(b->lines);
	ubrk_close(b->clusters);
	free(b);
}

static void
find(UBreakIterator *it, const uint32_t *cps, size_t n, uint8_t *out, struct arena *tmp)
{
	struct arena_mark mark = arena_save(tmp);
	UChar *text = arena_array(tmp, UChar, n * U16_MAX_LENGTH);
	UErrorCode e = U_ZERO_ERROR;
	int32_t len = 0;
	int32_t at = 0;
	int32_t bound;

	for (size_t i = 0; i < n; i++)
		U16_APPEND_UNSAFE(text, len, cps[i]);
	ubrk_setText(it, text, len, &e);
	check(e);
	bound = ubrk_first(it);
	for (size_t i = 0; i < n; i++) {
		out[i] = at == bound;
		if (at == bound)
			bound = ubrk_next(it);
		at += U16_LENGTH(cps[i]);
	}
	arena_rewind(tmp, mark);
}

void
bounds_lines(struct bounds *b, const uint32_t *cps, size_t n, uint8_t *out, struct arena *tmp)
{
	find(b->lines, cps, n, out, tmp);
}

static bool
has_marks(const uint32_t *cps, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (cps[i] >= CH_FIRST_MARK || cps[i] == '\r')
			return true;
	return false;
}

void
bounds_clusters(struct bounds *b, const uint32_t *cps, size_t n, uint8_t *out, struct arena *tmp)
{
	if (has_marks(cps, n))
		find(b->clusters, cps, n, out, tmp);
	else
		memset(out, 1, n);
}
