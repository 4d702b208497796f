/*
 * shape: words to glyphs, each word once.
 *
 * Does     shapes a short text with HarfBuzz and remembers the result by
 *          everything it depends on.
 * Units    mpt; clusters are bytes of the word.
 * Gives    glyphs in visual order, left to right.
 * Errors   none; a character the font lacks is glyph 0.
 * Memory   results live in the arena of shape_open() until shape_close().
 * Source   HarfBuzz manual; OpenType feature tags.
 */
#ifndef TEXT_SHAPE_H
#define TEXT_SHAPE_H

#include "text/font/hb.h"
#include "text/para.h"

#include <hb.h>

struct shape_want {
	const char *text;
	size_t ntext;
	int font;
	mpt size, letter_spacing;
	unsigned flags;  /* TEXT_TABULAR and TEXT_VERBATIM count */
	uint64_t no_lig; /* bit i: no ligature across the place before byte i */
	hb_script_t script;
	hb_language_t lang;
	bool is_rtl;
};

struct shaped {
	mpt width;
	uint32_t nglyphs;
	const struct glyph *glyphs;
	const struct shape_want *want; /* what it came from */
	uint64_t unsafe; /* bit i: parts cut before byte i would look different alone */
};

#define SHAPE_MASK_BYTES 64 /* of no_lig and unsafe; places behind have no bits */

struct shape;

struct shape *shape_open(struct fonts *f);
void shape_close(struct shape *s);

const struct shaped *shape_word(struct shape *s, const struct shape_want *want);

/* Words shaped so far; for measuring. */
size_t shape_count(const struct shape *s);

#endif
