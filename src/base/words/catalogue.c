#include "base/words/catalogue.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

/* build/catalogues.c, made from share/po; the last has no language. */
extern const struct catalogue catalogues[];

/* Where the header of a .mo file says what, in bytes. */
#define MO_COUNT 8
#define MO_ORIGINALS 12
#define MO_TRANSLATIONS 16
#define MO_ENTRY 8  /* a length and an offset */
#define MO_OFFSET 4 /* the offset in an entry */

bool
language_has_subtag(const char *lang, const char *subtag)
{
	size_t n = strcspn(lang, "-_.@");

	return n == strlen(subtag) && strncasecmp(lang, subtag, n) == 0;
}

const struct catalogue *
catalogue_first(void)
{
	return catalogues;
}

const struct catalogue *
catalogue_lookup(const char *lang)
{
	for (const struct catalogue *c = catalogues; c->lang; c++)
		if (language_has_subtag(lang, c->lang))
			return c;
	return NULL;
}

/* The build makes the files in this order of bytes on every machine. */
static uint32_t
number_at(const struct catalogue *c, size_t at)
{
	const unsigned char *p = c->mo + at;

	return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static const char *
text_at(const struct catalogue *c, size_t table, size_t i)
{
	return (const char *)c->mo + number_at(c, number_at(c, table) + i * MO_ENTRY + MO_OFFSET);
}

/* Originals are sorted by their bytes; a plural's follows behind a NUL. */
static bool
find_index(const struct catalogue *c, const char *one, size_t *found)
{
	size_t lo = 0, hi = number_at(c, MO_COUNT);

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		int order = strcmp(one, text_at(c, MO_ORIGINALS, mid));

		*found = mid;
		if (order == 0)
			return true;
		if (order < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return false;
}

bool
catalogue_find(const struct catalogue *c, const char *one, struct translation *found)
{
	const char *text;
	size_t i, n;

	if (!find_index(c, one, &i))
		return false;
	text = text_at(c, MO_TRANSLATIONS, i);
	n = number_at(c, number_at(c, MO_TRANSLATIONS) + i * MO_ENTRY);
	found->one = found->other = text;
	if (strlen(text) < n)
		found->other = text + strlen(text) + 1;
	return true;
}
