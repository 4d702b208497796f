/*
 * fit: moves width between a table's columns so that its rows grow less tall.
 *
 * Does     begins with the shares of widths.h, moves width from column to
 *          column as long as the estimated height of all rows falls.
 * Units    mpt, padding included.
 * Gives    other widths with the same sum; never below `least`.
 * Errors   none.
 * Memory   none.
 * Source   own; heights are estimated from the width of unbroken lines.
 */
#ifndef LAYOUT_TABLE_FIT_H
#define LAYOUT_TABLE_FIT_H

#include "base/mpt.h"

#include <stddef.h>

struct colfit_cell {
	size_t first, n; /* its lines, unbroken; 0 = empty or not to be counted */
	mpt whole;       /* its longest word */
	mpt pad;
};

struct colfit {
	const struct colfit_cell *cells; /* row by row */
	const mpt *lines;                /* widths of all cells' lines */
	size_t nrows, ncolumns;
	const mpt *least; /* per column */
	mpt *width;       /* in and out */
};

void colfit(const struct colfit *fit);

#endif
