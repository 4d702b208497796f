/*
 * kinds: the kinds of charts, and what several of them have.
 *
 * Does     one drawing function per kind; legend and column of labels.
 * Units    mpt; values are whole numbers.
 * Gives    head and slices in the drawing; none for a chart without content.
 * Errors   drawing.has_failed.
 * Memory   drawing.out.
 * Source   own.
 */
#ifndef LAYOUT_CHART_KINDS_H
#define LAYOUT_CHART_KINDS_H

#include "layout/chart/draw.h"

void chart_status_bars(struct drawing *p);
void chart_status_bar(struct drawing *p);
void chart_status_columns(struct drawing *p);
void chart_bars(struct drawing *p);
void chart_line(struct drawing *p);
void chart_schedule(struct drawing *p);

struct chart_key {
	const struct fill_look *fill; /* NULL = a milestone */
	bool is_done;                 /* the milestone */
	const char *count;            /* NULL = none */
	const char *symbol, *word;
};

/* A diamond, filled when done, with a rim of paper that parts it from its bar. */
void chart_milestone(struct drawing *p, struct point at, bool is_done);

/* Swatch, symbol and word of each key, in as many lines as it takes. */
mpt chart_legend(struct drawing *p, const struct chart_key *keys, size_t nkeys, mpt y);

/* Keys of the series that have a value anywhere; room for nseries. */
size_t chart_status_keys(const struct drawing *p, struct chart_key *keys);

/* What a series counts for in a category: fewer than none is none. */
int64_t chart_count(const struct chart_series *s, size_t category);
int64_t chart_total(const struct chart *c, size_t category);
/* length * v / total; no amount of money overflows it. */
mpt chart_part(mpt length, int64_t v, int64_t total);
const char *chart_number(struct drawing *p, int64_t v);

/* Labels left of the marks; the marks begin at `left`. */
struct chart_names {
	struct draw_words *words; /* one per row */
	mpt left;
};
struct chart_names chart_name_rows(struct drawing *p, const char *const *names, size_t n);

/* True if a page may begin with row i of n: never one row alone, never in a short chart. */
bool chart_may_break(size_t i, size_t n);

#endif
