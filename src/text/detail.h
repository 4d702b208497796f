/*
 * detail: what a paragraph keeps between its making and its lines.
 *
 * Does     declares the segments behind the items, and the cache.
 * Units    bytes of the paragraph's text.
 * Gives    segments in logical order that cover the text.
 * Errors   none.
 * Memory   the paragraph's arena; shaped words are the cache's.
 * Source   own.
 */
#ifndef TEXT_DETAIL_H
#define TEXT_DETAIL_H

#include "text/divide/hyph.h"
#include "text/para.h"
#include "text/shape.h"

/* A word or part of one in one look, or one blank. */
struct seg {
	uint32_t start, end;
	uint32_t run;
	const struct shaped *shaped;
	uint8_t level;
	bool is_glue;
};

struct text_detail {
	struct seg *segs;
	size_t nsegs;
	const struct text_run *runs;
	size_t nruns;
	const char *lang;
};

struct text_cache {
	struct fonts *fonts;
	struct diag *diag;
	struct hyph *hyph;
	struct shape *shape;
	struct bounds *bounds;
	struct arena *tmp;    /* rewound by every function that uses it */
	struct arena *widths; /* the paragraphs of text_width() */
};

/* Blanks give and take in proportion to their width, as in TeX's text fonts. */
static inline mpt
glue_stretch(mpt width)
{
	return width / 2;
}

static inline mpt
glue_shrink(mpt width)
{
	return width / 3;
}

/*
 * Bytes start..end of the segment, with a line-end hyphen or not, shaped by
 * themselves. Lent by the cache.
 */
const struct shaped *seg_shape_part(
	struct text_cache *c, const struct seg *seg, uint32_t start, uint32_t end, bool has_hyphen);

#endif
