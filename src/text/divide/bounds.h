/*
 * bounds: where characters begin and lines may end, by Unicode's own rules.
 *
 * Does     asks ICU for the grapheme clusters and for the line break
 *          opportunities of a text; what German adds is in uax14.h.
 * Units    index of a code point.
 * Gives    the same answers in every locale.
 * Errors   none.
 * Memory   bounds_open/bounds_close; `tmp` is rewound.
 * Source   UAX #14 and #29 as in ICU 72 (Unicode 15.0); the deviations are
 *          counted and named in tests/unit/test_text_unicode.c.
 */
#ifndef TEXT_DIVIDE_BOUNDS_H
#define TEXT_DIVIDE_BOUNDS_H

#include "base/arena.h"

#include <stdint.h>

struct bounds;

struct bounds *bounds_open(void);
void bounds_close(struct bounds *b);

/* out[i] is 1 where a line may begin with cps[i], else 0; room for n. */
void bounds_lines(struct bounds *b, const uint32_t *cps, size_t n, uint8_t *out, struct arena *tmp);

/* out[i] is 1 where a grapheme cluster begins with cps[i], else 0; room for n. */
void bounds_clusters(
	struct bounds *b, const uint32_t *cps, size_t n, uint8_t *out, struct arena *tmp);

#endif
