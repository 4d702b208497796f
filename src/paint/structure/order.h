/*
 * order: the order in which one page is painted, cut into marked content.
 *
 * Does     puts grounds, lines and pictures first, as layout ordered them,
 *          then all text in reading order; joins neighbours of the same
 *          element (or kind of artifact) to one marked-content sequence. A
 *          divided word is a sequence by itself, around all its parts, and
 *          says the whole word; nested sequences would be lost on readers
 *          that only follow the structure tree.
 * Units    indexes into boxes[].
 * Gives    spans[] that cover boxes[] without gaps; mcid counts from 0.
 * Errors   none.
 * Memory   the arena given; boxes are borrowed.
 * Source   ISO 32000-1 §14.6, §14.8.2.3 (order of page content).
 */
#ifndef PAINT_STRUCTURE_ORDER_H
#define PAINT_STRUCTURE_ORDER_H

#include "layout/box.h"
#include "paint/structure/eltree.h"

#define MCID_NONE UINT32_MAX

struct order_span {
	enum artifact artifact; /* ARTIFACT_NONE: of elem */
	uint32_t elem, seq, mcid;
	size_t first, n;
	const char *actual; /* ActualText, or NULL */
	const char *lang;   /* where it is not the element's own, or NULL */
};

struct order {
	const struct box **boxes;
	size_t n;
	VEC(struct order_span) spans;
};

void order_page(
	const struct eltree *t, const struct page *page, struct arena *a, struct order *out);

/*
 * True if box i and the next one of its span need a blank between them that
 * no glyph stands for: a gap on the line (contents: title, number), or a
 * forced line break.
 */
bool order_has_gap_after(const struct order *o, const struct order_span *span, size_t i);

#endif
