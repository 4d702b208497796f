/*
 * catalogue: translations that are part of the program.
 *
 * Does     looks words up in the catalogues of share/po, compiled in: no
 *          file, no installed locale and no C library's opinion on which
 *          locale translates decides what a document says.
 * Units    -
 * Gives    UTF-8; the two forms n = 1 and all others, which German and
 *          English share (the build refuses other plural rules).
 * Errors   NULL for a language or a word that is not there.
 * Memory   lent from the program's own constant data.
 * Source   GNU gettext manual, "The Format of GNU MO Files".
 */
#ifndef BASE_WORDS_CATALOGUE_H
#define BASE_WORDS_CATALOGUE_H

#include <stdbool.h>
#include <stddef.h>

struct catalogue {
	const char *lang; /* primary subtag, "de" */
	const unsigned char *mo;
	size_t n; /* [byte] of mo */
};

struct translation {
	const char *one, *other;
};

/* All of them, up to one without a language. */
const struct catalogue *catalogue_first(void);
/* The language of a BCP 47 tag or a locale's name: only what precedes - _ . @ counts. */
const struct catalogue *catalogue_lookup(const char *lang);
/* Does the tag or locale name this primary subtag? */
bool language_has_subtag(const char *lang, const char *subtag);
/* `one` is the English original; of words without plural both forms are the same. */
bool catalogue_find(const struct catalogue *c, const char *one, struct translation *found);

#endif
