/*
 * sheet: a measure's sheet, set so that it does not spill.
 *
 * Does     sets it as the style has it; where a tighter one needs a page
 *          less, as little tighter as that takes: first the white, then the
 *          lines.
 * Units    mpt.
 * Gives    nodes in the galley.
 * Errors   none.
 * Memory   the galley's; tightened styles the document's.
 * Source   styles/README.md.
 */
#ifndef LAYOUT_BLOCK_SHEET_H
#define LAYOUT_BLOCK_SHEET_H

#include "layout/galley/galley.h"

typedef void set_way(struct galley *f, struct measure m, const struct block *b);

/* A sheet of the document itself; set does all the work, once per degree that is tried. */
void sheet_set(struct galley *f, struct measure m, const struct block *b, set_way *set);

/* The rule that opens a sheet, over the margin column too. */
void sheet_begin(struct galley *f, struct measure m, const struct block *b);

/* Where a sheet, the nodes from first on, is rather not divided. */
void sheet_keep(struct galley *f, size_t first, mpt height);

#endif
