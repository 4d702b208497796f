/*
 * extent: how narrow and how wide a cell's content can be.
 *
 * Does     walks the blocks of a cell and measures their text unset.
 * Units    mpt, indents and symbols included, padding not.
 * Gives    the widest of all blocks.
 * Errors   as paragraph.h.
 * Memory   lines in context.out.
 * Source   own.
 */
#ifndef LAYOUT_BLOCK_EXTENT_H
#define LAYOUT_BLOCK_EXTENT_H

#include "layout/galley/galley.h"
#include "layout/line/paragraph.h"

/* Both widened by the same. */
struct brk_extent extent_widened(struct brk_extent e, mpt more);
struct brk_extent extent_widest(struct brk_extent a, struct brk_extent b);

struct brk_extent extent_of_blocks(struct context *l, struct measure m, const struct block *b);

/* Adds the unbroken width of each line that begins anew whatever the width. */
struct extent_lines {
	mpt *v;
	size_t n, cap;
};
void extent_lines(
	struct context *l, struct measure m, const struct block *b, struct extent_lines *lines);

/* Widths left and right of where the decimal mark of a number is or would be. */
struct extent_decimal {
	mpt whole, fraction;
};
struct extent_decimal extent_of_number(struct context *l, struct measure m, const struct block *b);

#endif
