/*
 * plan: the order in which one page is painted, cut into marked content.
 *
 * Does     puts grounds, lines and pictures first, as layout ordered them,
 *          then all text in reading order; joins neighbours of the same
 *          element (or kind of artifact) to one marked-content sequence.
 * Units    indexes into order[].
 * Gives    spans[] that cover order[] without gaps; mcid counts from 0.
 * Errors   none.
 * Memory   the arena given; boxes are borrowed.
 * Source   ISO 32000-1 §14.6, §14.8.2.3 (order of page content).
 */
#ifndef PAINT_PLAN_H
#define PAINT_PLAN_H

#include "layout/box.h"
#include "paint/tree.h"

#define MCID_NONE UINT32_MAX

struct plan_span {
	enum artifact artifact; /* ARTIFACT_NONE: of elem */
	uint32_t elem, seq, mcid;
	size_t first, n;
};

struct plan {
	const struct box **order;
	size_t n;
	VEC(struct plan_span) spans;
};

void plan_page(const struct tree *t, const struct page *page, struct arena *a, struct plan *out);

/*
 * True if a blank was dropped between box i and the next because a line ends
 * there: the words on both sides must not run together when read.
 */
bool plan_has_blank_after(const struct tree *t, const struct plan *p, size_t i);

#endif
