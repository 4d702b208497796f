/*
 * draw: what every chart is drawn with.
 *
 * Does     sets short texts in one or two lines, puts fills, lines, polygons
 *          and texts into the slice being drawn.
 * Units    mpt, from the chart's left edge and the slice's top.
 * Gives    boxes in the order of the calls; pen_slice() closes a slice.
 * Errors   has_failed is set after a missing font or character was reported.
 * Memory   everything in `out`.
 * Source   own.
 */
#ifndef LAYOUT_CHART_DRAW_H
#define LAYOUT_CHART_DRAW_H

#include "layout/chart/chart.h"

#define PEN_LINES 2 /* longer labels are cut; the table has them in full */

struct pen {
	const struct chart_ask *ask;
	const struct chart *chart;
	const struct style *style;
	const struct chart_look *look;
	struct num_format numbers;
	struct arena *out;
	VEC(struct box) boxes;
	VEC(struct chart_slice) slices;
	struct chart_slice head;
	bool has_failed;
};

/* A text set and not yet placed. */
struct pen_words {
	struct text_line lines[PEN_LINES];
	size_t nlines;
	mpt width;        /* of the widest line */
	mpt height;       /* sum of the leadings */
	mpt leading, cap; /* cap: height of a capital letter */
};

enum pen_side { PEN_LEFT, PEN_MIDDLE, PEN_RIGHT }; /* what x is to the text */

void pen_init(struct pen *p, const struct chart_ask *ask, struct arena *out);

/* One line, as long as it is. NULL and "" have no lines. */
struct pen_words pen_words(struct pen *p, enum text_style style, const char *text);
struct pen_words pen_words_in(
	struct pen *p, enum text_style style, uint32_t color, const char *text);
/* At most PEN_LINES lines of this width; what is left over becomes "…". */
struct pen_words pen_words_wrapped(
	struct pen *p, enum text_style style, const char *text, mpt width);

/* The capitals' middle stands at y. */
void pen_put(struct pen *p, const struct pen_words *w, mpt x, mpt y, enum pen_side side);

void pen_line(struct pen *p, struct point a, struct point b, uint32_t color, mpt thickness);
void pen_dashed(struct pen *p, struct point a, struct point b, uint32_t color, mpt thickness);
void pen_ground(struct pen *p, mpt x, mpt y, mpt w, mpt h, uint32_t color);
/* In the look of a status or series; pale fills have an outline, drawn inside. */
void pen_fill(struct pen *p, mpt x, mpt y, mpt w, mpt h, const struct fill_look *fill);
/* What the fill is seen by: its ground, or its outline if that is pale. */
uint32_t pen_mark_color(const struct pen *p, const struct fill_look *fill);
void pen_triangle(struct pen *p, struct point base, mpt to_x, mpt half, uint32_t color);
void pen_diamond(struct pen *p, struct point center, mpt radius, uint32_t color);
void pen_disc(struct pen *p, struct point center, mpt radius, uint32_t color);

/* A number on a segment, on a plate of the ground if the fill is hatched. */
void pen_on_fill(
	struct pen *p, const struct pen_words *w, mpt x, mpt y, const struct fill_look *fill);
/* The room it needs there. */
mpt pen_room_on_fill(const struct pen *p, const struct pen_words *w, const struct fill_look *fill);

const struct fill_look *pen_fill_of(const struct pen *p, enum fill_kind kind, int fill);
const struct fill_look *pen_series_fill(const struct pen *p, const struct chart_series *s);

/* Closes what was drawn since the last call. */
void pen_head(struct pen *p, mpt height);
void pen_slice(struct pen *p, mpt height, bool may_begin_page);

#endif
