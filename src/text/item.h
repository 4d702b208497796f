/*
 * item: segments and breaks become boxes, glue and penalties.
 *
 * Does     cuts words at their breaks and gives every part its width.
 * Units    mpt; bytes of the paragraph's text.
 * Gives    items in logical order, the last a forced break.
 * Errors   none.
 * Memory   the items in `out`; `tmp` is the caller's to rewind.
 * Source   Knuth & Plass 1981; penalties after plain TeX.
 */
#ifndef TEXT_ITEM_H
#define TEXT_ITEM_H

#include "text/detail.h"
#include "text/itemize.h"
#include "text/seq.h"

struct item_in {
	struct text_cache *cache;
	const struct seq *seq;
	const uint32_t *offsets; /* [byte] of each code point, and of the end */
	const struct pieces *pieces;
	const struct text_detail *detail; /* one segment per piece */
};

void item_make(
	const struct item_in *in, struct arena *tmp, struct arena *out, struct text_para *para);

#endif
