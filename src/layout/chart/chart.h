/*
 * chart: one chart of the document as boxes.
 *
 * Does     draws every kind of struct chart in the style's one chart grammar:
 *          fixed status order, hatch and number besides colour, gaps of
 *          paper between segments, no axis cut off under a bar.
 * Units    mpt; boxes are relative to the left edge of the chart and the top
 *          of their slice.
 * Gives    a head and slices, one below the other without white between
 *          them. Most charts are one slice. Those with a row per category or
 *          measure are a slice per row: a page may begin with a slice that
 *          has may_begin_page, below the head set again. A chart with
 *          nothing to show has no slices.
 * Errors   -1 after a missing font or character was reported.
 * Memory   boxes, glyph runs and slices in `out`; nothing else is kept.
 * Source   docs/look.md, Charts; docs/domain.md section 8.
 *
 * All boxes carry the Figure's elem and seq, so the chart is one piece of
 * marked content per page; its numbers are read from the table beside it.
 * A repeated head is the caller's to turn into an artifact.
 */
#ifndef LAYOUT_CHART_CHART_H
#define LAYOUT_CHART_CHART_H

#include "base/words/label.h"
#include "compose/chart.h"
#include "layout/box.h"
#include "style/style.h"

struct chart_ask {
	const struct chart *chart;
	const struct style *style;
	struct text_cache *text;
	const struct labels *labels;
	const char *lang;
	mpt width;
	uint32_t elem, seq; /* of the Figure */
	uint32_t tag;       /* for the glyph runs */
	struct where where; /* for missing characters */
	bool narrow_spaces;
};

struct chart_slice {
	mpt height;
	struct box *boxes;
	size_t nboxes;
	bool may_begin_page;
};

struct chart_drawing {
	struct chart_slice head; /* legend, period labels; height 0 = none */
	struct chart_slice *slices;
	size_t nslices;
	mpt height; /* of everything, head included */
};

int chart_draw(const struct chart_ask *ask, struct arena *out, struct chart_drawing *d);

#endif
