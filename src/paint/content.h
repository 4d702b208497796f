/*
 * content: one page's content stream.
 *
 * Does     writes the operators of a planned page: marked content, text
 *          with kerning and justification as laid out, fills, lines,
 *          polygons and pictures.
 * Units    mpt in, points out; y is flipped here.
 * Gives    the stream's bytes; used_* say what the page's resources must hold.
 * Errors   none; what can fail failed before (fonts and pictures are loaded).
 * Memory   `tmp` is used freely; `out` is the caller's.
 * Source   ISO 32000-1 §8, §9.4, §14.6, §14.9.
 */
#ifndef PAINT_CONTENT_H
#define PAINT_CONTENT_H

#include "paint/fontset.h"
#include "paint/images.h"
#include "paint/structure/order.h"

struct content {
	const struct eltree *tree;
	const struct fontset *fontset;
	const struct images *images;
	struct fonts *fonts;
	size_t nfonts, nimages;
	bool *uses_font, *uses_image; /* set for what the page shows */
};

void content_page(const struct content *c, const struct page *page, const struct order *order,
	struct arena *tmp, struct str *out);

#endif
