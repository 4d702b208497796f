/*
 * widths: how wide the columns of a table are.
 *
 * Does     shares a table's width among its columns by what they hold.
 * Units    mpt, padding included.
 * Gives    widths that add up to the total, unless the content is narrower
 *          and no column wants more.
 * Errors   is_too_wide: even divided words do not fit.
 * Memory   none.
 * Source   the minimum/maximum method of CSS 2.1 §17.5.2.2, with two more
 *          widths between them: words undivided, words divided once.
 */
#ifndef LAYOUT_TABLE_WIDTHS_H
#define LAYOUT_TABLE_WIDTHS_H

#include "layout/line/breaks.h"

struct colwidth {
	struct brk_extent content;
	mpt least;    /* asked for by the document, 0 = none; gives way if there is no room */
	int weight;   /* share of what is left over */
	int64_t part; /* while sharing */
	mpt width;    /* result */
};

/* A cell over several columns. */
struct colwidth_span {
	size_t first, n;
	struct brk_extent content;
};

/* Widens columns so that the span's content has room. */
void colwidth_span(struct colwidth *cols, const struct colwidth_span *span);

/* True if the total is too narrow for undivided words. */
bool colwidth_is_tight(const struct colwidth *cols, size_t n, mpt total);
/* True if it is too narrow even for words divided once each. */
bool colwidth_is_crowded(const struct colwidth *cols, size_t n, mpt total);

void colwidth_share(struct colwidth *cols, size_t n, mpt total);

/*
 * How narrow each column may become to the advantage of others. False if there
 * is nothing to choose: no line must be broken, or even divided words are too wide.
 */
bool colwidth_least(const struct colwidth *cols, size_t n, mpt total, mpt *least);

#endif
