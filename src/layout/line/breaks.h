/*
 * breaks: choose line breaks for one paragraph.
 *
 * Does     least total cost over boxes, glue and penalties, for justified and
 *          for ragged lines, justified ones no worse than TeX's; knows no
 *          fonts, pages or PDF.
 * Units    mpt; items in logical order, the last a forced break.
 * Gives    lines[], index ranges into items[]; overfull lines are marked.
 * Errors   none.
 * Memory   result in `out`; `tmp` is rewound; items are only borrowed.
 * Source   Knuth & Plass 1981; break candidates come from UAX #14.
 */
#ifndef LAYOUT_LINE_BREAKS_H
#define LAYOUT_LINE_BREAKS_H

#include "base/arena.h"
#include "text/para.h"

#include <stdbool.h>

struct brk_setting {
	mpt first_width, width; /* measure of the first line and of the others */
	mpt rag;                /* ragged: a rest this long costs as much as fully stretched blanks;
				   0 = justified */
	mpt short_last;         /* a last line below this looks lost; 0 = any will do */
	mpt spare;    /* justified: stretch that lines are lent where nothing else helps */
	bool balance; /* as few lines as possible, about equally long */
};

struct brk_line {
	size_t first, last; /* items; last is the break */
	mpt width;          /* natural, hyphen included */
	mpt measure;
	int ratio; /* per mille of stretch (positive) or shrink (negative) used */
	bool is_overfull, is_hyphenated, is_single_word, is_last; /* is_last: before a forced
								     break */
};

struct brk {
	struct brk_line *lines;
	size_t nlines;
	int64_t demerits;
};

void brk_fill(const struct text_item *items, size_t nitems, const struct brk_setting *set,
	struct arena *out, struct arena *tmp, struct brk *result);

/* Widths of a paragraph's content, for the columns of tables. */
struct brk_extent {
	mpt piece;   /* widest piece when words may be divided wherever they can */
	mpt divided; /* widest piece when words may be divided, once each */
	mpt whole;   /* widest piece when they may not */
	mpt natural; /* widest line when nothing is broken but where it must */
};
struct brk_extent brk_measure(const struct text_item *items, size_t nitems);

#endif
