/*
 * symbol: the sign that stands for a status beside its word.
 *
 * Does     hangs the style's sign of the status before the next line, as the
 *          legends of charts have it; fills are for bars.
 * Units    mpt.
 * Gives    a sign as artifact: the word beside it says the same.
 * Errors   none.
 * Memory   the galley's arena.
 * Source   docs/look.md: never by colour alone.
 */
#ifndef LAYOUT_GALLEY_SYMBOL_H
#define LAYOUT_GALLEY_SYMBOL_H

#include "layout/galley/galley.h"

struct symbol {
	int fill; /* of chart_look.status */
	enum text_style style;
	mpt x, w; /* room for it */
	bool is_rtl;
};

void symbol_hang(struct galley *f, const struct symbol *s);

/* A line of its own, the sign at the right end of the width. */
void symbol_line(struct galley *f, enum text_style style, int fill, mpt width);

/* Room it takes before a text, gap included. */
mpt symbol_width(struct context *l, enum text_style style);

#endif
