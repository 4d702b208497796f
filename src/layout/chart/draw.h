/*
 * draw: what every chart is drawn with.
 *
 * Does     sets short texts in one or two lines, puts fills, lines, polygons
 *          and texts into the slice being drawn.
 * Units    mpt, from the chart's left edge and the slice's top.
 * Gives    boxes in the order of the calls; draw_slice() closes a slice.
 * Errors   has_failed is set after a missing font or character was reported.
 * Memory   everything in `out`.
 * Source   own.
 */
#ifndef LAYOUT_CHART_DRAW_H
#define LAYOUT_CHART_DRAW_H

#include "layout/chart/chart.h"

#define DRAW_LINES 2 /* longer labels are cut; the table has them in full */

struct drawing {
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
struct draw_words {
	struct text_line lines[DRAW_LINES];
	size_t nlines;
	mpt width;        /* of the widest line */
	mpt height;       /* sum of the leadings */
	mpt leading, cap; /* cap: height of a capital letter */
};

enum draw_side { DRAW_LEFT, DRAW_MIDDLE, DRAW_RIGHT }; /* what x is to the text */

void draw_init(struct drawing *p, const struct chart_ask *ask, struct arena *out);

/* One line, as long as it is. NULL and "" have no lines. */
struct draw_words draw_words(struct drawing *p, enum text_style style, const char *text);
struct draw_words draw_words_in(
	struct drawing *p, enum text_style style, uint32_t color, const char *text);
/* At most DRAW_LINES lines of this width; what is left over becomes "…". */
struct draw_words draw_words_wrapped(
	struct drawing *p, enum text_style style, const char *text, mpt width);

/* The capitals' middle stands at y. */
void draw_put(struct drawing *p, const struct draw_words *w, mpt x, mpt y, enum draw_side side);

void draw_line(struct drawing *p, struct point a, struct point b, uint32_t color, mpt thickness);
void draw_dashed(struct drawing *p, struct point a, struct point b, uint32_t color, mpt thickness);
void draw_ground(struct drawing *p, mpt x, mpt y, mpt w, mpt h, uint32_t color);
/* In the look of a status or series; pale fills have an outline, drawn inside. */
void draw_fill(struct drawing *p, mpt x, mpt y, mpt w, mpt h, const struct fill_look *fill);
/* What the fill is seen by: its ground, or its outline if that is pale. */
uint32_t draw_mark_color(const struct drawing *p, const struct fill_look *fill);
void draw_triangle(struct drawing *p, struct point base, mpt to_x, mpt half, uint32_t color);
void draw_diamond(struct drawing *p, struct point center, mpt radius, uint32_t color);
void draw_disc(struct drawing *p, struct point center, mpt radius, uint32_t color);

/* A number on a segment, on a plate of the ground if the fill is hatched. */
void draw_on_fill(
	struct drawing *p, const struct draw_words *w, mpt x, mpt y, const struct fill_look *fill);
/* The room it needs there. */
mpt draw_room_on_fill(
	const struct drawing *p, const struct draw_words *w, const struct fill_look *fill);

const struct fill_look *draw_fill_of(const struct drawing *p, enum fill_kind kind, int fill);
const struct fill_look *draw_series_fill(const struct drawing *p, const struct chart_series *s);

/* Closes what was drawn since the last call. */
void draw_head(struct drawing *p, mpt height);
void draw_slice(struct drawing *p, mpt height, bool may_begin_page);

#endif
